"""Was something left to coerce: of the fine, of the remedies, of the decision?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.annulling import untold_annulment
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import (
    Timing,
    borne_by,
    coerced,
    executed_before,
    fine_of_acts,
    imposed_before,
    owed_before,
    owing,
    paid_off_by,
    whose_acts,
)
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from datetime import date

    from thanhtra.events import EnforcementOrdered

_FOR_MONEY: Final = frozenset({"income", "account", "distraint", "collect"})


@check(
    "ENF07",
    "enforcement.something-left",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Khi cưỡng chế, tiền phạt hay biện pháp khắc phục hậu quả có còn chưa thi hành không?",
    en="When execution was coerced, was something of the fine or of the remedies left to execute?",
    wrong=("cưỡng chế ngày {actual} khi {why_vi}", "enforcement was ordered on {actual} although {why_en}"),
    right=("ngày {actual} còn {left} đồng chưa nộp", "on {actual} {left} đồng were unpaid"),
    law="15/2012/QH13 Đ86.1",
)
def answer(ctx: CheckContext[EnforcementOrdered]) -> Verdict | None:
    """Only who does not execute is coerced. Asked once something was paid, remitted or done; paid late, the charge may be left."""
    decision, measures = ctx.ix.referent(ctx.at, "decision"), set(ctx.event.measures)
    if decision is None or not measures:
        return None
    done = executed_before(ctx.ix, decision, ctx.at, coerced(ctx.ix, decision, ctx.at))
    if done.at is not None:
        day = ctx.ix.events[done.at].day
        return _nothing(
            ctx,
            f"quyết định đã thi hành xong{_when(day, 0)}",
            f"the decision had been executed{_when(day, 1)}",
            executed_on=day,
        )
    if untold := (*done.untold, *untold_annulment(ctx, decision)):
        return not_assessed(untold)
    if not measures <= _FOR_MONEY | {"remedies"}:
        return None
    fine = _of_the_fine(ctx, decision) if measures & _FOR_MONEY else None
    remedies = _of_the_remedies(ctx, decision) if "remedies" in measures else None
    return _both(fine, remedies) if measures & _FOR_MONEY and "remedies" in measures else fine or remedies


def _both(fine: Verdict | None, remedies: Verdict | None) -> Verdict | None:
    """Of an order that claims money and remedies: a fault in either is one of the order, what is not told of either is missing (Đ86.1)."""
    found = [one for one in (fine, remedies) if one is not None]
    wrong = next((one for one in found if one.answer == FINDING), None)
    open_ = [one for one in found if one.answer == NOT_ASSESSED]
    if wrong is not None or not open_:
        return wrong or fine or remedies
    return not_assessed([token for one in open_ for token in one.missing])


def _nothing(ctx: CheckContext[EnforcementOrdered], vi: str, en: str, **facts: object) -> Verdict:
    return finding(None, actual=ctx.event.day, why_vi=vi, why_en=en, **facts)


def _when(day: date | None, lang: int) -> str:
    return "" if day is None else (f" ngày {day}", f" on {day}")[lang]


def _of_the_fine(ctx: CheckContext[EnforcementOrdered], decision: int) -> Verdict | None:
    """What payments and a reduction or exemption leave of the fine for the acts the order is about."""
    ix, acts = ctx.ix, coerced(ctx.ix, decision, ctx.at)
    paid, reduced = (
        [i for i in ix.before(decision, kind, ctx.at) if (own := whose_acts(ix, decision, i)) is None or own & acts]
        for kind in ("fine_paid", "fine_reduced")
    )
    if not paid and not reduced:
        return None
    left = owing(ix, decision, acts, ctx.at)
    if left.least is None or left.most is None or not fine_of_acts(ix, decision, acts, ctx.at):
        return not_assessed(left.missing or f"fact:events[{decision}].total")
    if left.least > 0:
        return satisfied(actual=ctx.event.day, left=left.least) if paid else None
    if left.most > 0:
        return not_assessed(left.missing)
    if not paid:
        day = ix.events[reduced[-1]].day
        return _nothing(
            ctx,
            f"tiền phạt đã được miễn toàn bộ{_when(day, 0)}",
            f"the whole fine had been remitted{_when(day, 1)}",
            remitted_on=day,
        )
    over = paid_off_by(ix, decision, acts, ctx.at)
    last = paid[-1] if over is None else over
    term, on = ctx.timeline.against("execution", decision, last), ix.events[last].day
    if term.timing is Timing.IN_TIME or ix.event(last, ev.FinePaid).surcharge:
        return _nothing(
            ctx, f"tiền phạt đã nộp đủ{_when(on, 0)}", f"the fine had been paid in full{_when(on, 1)}", paid_on=on
        )
    untold = _CHARGE_LEFT if ix.event(last, ev.FinePaid).surcharge == 0 else f"fact:events[{last}].surcharge"
    return not_assessed(term.missing or untold, None, actual=ctx.event.day, paid_on=on)


_CHARGE_LEFT: Final = "law:15/2012/QH13 Đ86.1"
"""Whether the charge for being late is coerced where it alone is left: the text says that it is to be paid, and not by which means."""


def _of_the_remedies(ctx: CheckContext[EnforcementOrdered], decision: int) -> Verdict | None:
    """Whether every remedy, as it stands that day, of every act the order is about had been done; one still open, or not told, leaves something."""
    ix, acts = ctx.ix, coerced(ctx.ix, decision, ctx.at)
    done = [i for i in ix.before(decision, "remedy_done", ctx.at) if not acts.isdisjoint(ix.acts[i])]
    if not done:
        return None
    sanctions = [s for act, s in imposed_before(ix, decision, ctx.at).items() if act in acts]
    if untold := [f"fact:events[{decision}].sanctions[{s.act}].remedies" for s in sanctions if s.remedies is None]:
        return not_assessed(untold)
    kept = {(ix.event(i, ev.RemedyDone).remedy, act): i for i in done for act in ix.acts[i]}
    owed = [(one.remedy, one.act) for one in owed_before(ix, decision, ctx.at, acts)]
    if all(one in kept for one in owed):
        if unsaid := _not_said_whose(ctx, decision, [kept[one] for one in owed]):
            return not_assessed(unsaid)
        day = ix.events[done[-1]].day
        return (
            _nothing(
                ctx,
                f"mọi biện pháp khắc phục hậu quả đã thực hiện{f', lần cuối ngày {day}' if day else ''}",
                f"every remedy had been done{f', the last on {day}' if day else ''}",
                done_on=day,
            )
            if owed
            else None
        )
    unnamed = [event_fact(i, "remedy") for i in done if ix.event(i, ev.RemedyDone).remedy is None]
    return not_assessed(unnamed) if unnamed else None


def _not_said_whose(ctx: CheckContext[EnforcementOrdered], decision: int, done: list[int]) -> tuple[str, ...]:
    """The steps that name no act where several violators have that remedy to do: whose it was is not told."""
    ix, borne = ctx.ix, borne_by(ctx.ix, decision)
    now = owed_before(ix, decision, ctx.at, ix.acts[decision])
    untold = []
    for at in dict.fromkeys(done):
        name = ix.event(at, ev.RemedyDone).remedy
        theirs = {borne.get(one.act) for one in now if one.remedy == name}
        if ix.events[at].acts is None and len(theirs) > 1:
            untold.append(event_fact(at, "acts"))
    return tuple(untold)
