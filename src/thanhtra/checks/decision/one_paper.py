"""Are one subject's acts sanctioned at once in one decision?"""

from __future__ import annotations

from datetime import date

from thanhtra import events as ev
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "DEC17",
    "decision.one-paper",
    about="decision_issued",
    defect=Defect.PROCEDURE,
    vi="Nhiều hành vi của một người bị xử phạt trong cùng một lần có được ghi trong một quyết định không?",
    en="Are one subject's acts sanctioned at once in one decision?",
    wrong=(
        "quyết định ngày {actual} tách hành vi {acts} khỏi quyết định cùng ngày, cùng biên bản, về cùng người vi phạm",
        "the decision of {actual} parts act {acts} from a decision of the same day, on the same minutes, against the same subject",
    ),
    right=("các hành vi bị xử phạt cùng lần được ghi trong một quyết định", "what is sanctioned at once stands in one decision"),
    law="15/2012/QH13 Đ67.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of several acts of one subject: in this decision, or in another of the same day on the same minutes by the same signer."""
    mine = _by_subject(ctx, ctx.at)
    beside = [i for i in _at_once(ctx) if i < ctx.at]
    for at in beside:
        for subject, acts in _by_subject(ctx, at).items():
            own = mine.get(subject, set())
            if own and own.isdisjoint(acts):
                by = (ctx.ix.events[at].by, ctx.event.by)
                if None in by:
                    return not_assessed([f"fact:events[{i}].by" for i, who in zip((at, ctx.at), by, strict=True) if who is None])
                if by[0] == by[1]:
                    return finding(acts=", ".join(sorted(own)))
    if not any(len(acts) > 1 for acts in mine.values()):
        return None
    untold = [f"fact:events[{at}].sanctions" for at in (*beside, ctx.at) if ctx.ix.event(at, ev.DecisionIssued).sanctions is None]
    return not_assessed(untold) if beside and untold else satisfied()


def _at_once(ctx: CheckContext) -> list[int]:
    """The decisions of the same day on the same minutes, this one among them; none where the day or the minutes are not told."""
    together: dict[tuple[date | None, tuple[int, ...]], list[int]] | None = ctx.ix.cache.get("decided at once")
    if together is None:
        together = ctx.ix.cache["decided at once"] = {}
        for at in ctx.ix.by_kind["decision_issued"]:
            together.setdefault((ctx.ix.events[at].day, tuple(ctx.ix.minutes_of(at))), []).append(at)
    day, minutes = ctx.event.day, tuple(ctx.ix.minutes_of(ctx.at))
    return together.get((day, minutes), []) if day is not None and minutes else []


def _by_subject(ctx: CheckContext, at: int) -> dict[str, set[str]]:
    named = {s.act: s.subject for s in ctx.ix.event(at, ev.DecisionIssued).sanctions or ()}
    found: dict[str, set[str]] = {}
    for act in ctx.case.acts or ():
        if act.id in ctx.ix.acts[at]:
            found.setdefault(named.get(act.id) or act.subject, set()).add(act.id)
    return found
