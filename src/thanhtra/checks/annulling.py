"""Whether a decision still stands where a court or a complaint may have annulled it (quyết định đã bị hủy hay chưa)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.deadlines import against_decision, annulled_by_court, annulments, applied, decision_of
from thanhtra.errors import LawError


def untold_annulment(ctx: CheckContext[Any], decision: int) -> tuple[str, ...]:
    """What would tell whether a judgment ahead that annuls the decision has taken effect; one of the second instance has, and the order of steps says so.

    One of the first instance has none once there is one on appeal, nor until nobody can appeal or protest any more (93/2015/QH13 Đ215.2); then it has unless somebody did.
    """
    given = [i for i in ctx.ix.all_alike("judgment_given", decision) if i < ctx.at and against_decision(ctx.ix, i)]
    appealed = any(ctx.ix.event(i, ev.ComplaintResolved).instance == _ON_APPEAL for i in given)
    for at in given:
        judgment = ctx.ix.event(at, ev.ComplaintResolved)
        if judgment.outcome == "annulled" and not (appealed and judgment.instance == 1):
            if judgment.instance is None:
                return (event_fact(at, "instance"),)
            if judgment.instance == 1 and (untold := _effective(ctx, judgment.day)):
                return untold
    return ()


_ON_APPEAL: Final = 2


def _effective(ctx: CheckContext[Any], given: date | None) -> tuple[str, ...]:
    """Nothing where a judgment of the first instance, given that day, surely had no effect yet; else what is not told."""
    if given is None or ctx.event.day is None:
        return ("law:93/2015/QH13",)
    try:
        rule = applied(ctx.book, "first-judgment", given)
    except LawError as unread:
        return (unread.token,)
    return () if (ctx.event.day - given).days <= rule.number("days") else (f"law:{rule.cites[0]}",)


def untold_part(ctx: CheckContext[Any], decision: int, acts: set[str]) -> tuple[str, ...]:
    """What would tell whether a judgment or a resolution ahead, that annuls a part of the decision, reached any of ``acts``.

    An annulment of a part on file behind it tells what it carried out; one that names every act of several leaves some of them standing.
    """
    ix = ctx.ix
    carried = [
        i
        for i in annulments(ix)
        if ix.kinds[i] == "decision_annulled"
        and decision_of(ix, i) == decision
        and getattr(ix.events[i], "scope", "whole") == "part"
    ]
    every, courts = frozenset(ix.acts[decision]), annulled_by_court(ix, decision)
    untold = [
        event_fact(i, "acts") for i in carried if i < ctx.at and len(every) > 1 and every <= frozenset(ix.acts[i])
    ]
    for kind in ("judgment_given", "complaint_resolved"):
        for at in ix.by_kind.get(kind, ()):
            event = ix.event(at, ev.ComplaintResolved)
            if at >= ctx.at or event.outcome != "part-annulled" or decision_of(ix, at) != decision:
                continue
            if not against_decision(ix, at):
                continue
            if (
                at in courts
                or any(at < i < ctx.at for i in carried)
                or (event.acts is not None and acts.isdisjoint(event.acts))
            ):
                continue
            untold.append("event:decision_annulled" if kind == "complaint_resolved" else event_fact(at, "acts"))
    return tuple(untold)
