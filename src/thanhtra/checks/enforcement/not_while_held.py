"""Was enforcement ordered while execution was postponed, suspended or in instalments?"""

from __future__ import annotations

from datetime import date

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import coerced, holds, paid_for, whose_acts
from thanhtra.terms import Defect


@check(
    "ENF06",
    "enforcement.not-while-held",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Có cưỡng chế khi quyết định đang được hoãn, tạm đình chỉ hoặc cho nộp phạt nhiều lần không?",
    en="Was enforcement ordered while execution was postponed, suspended or in instalments?",
    wrong=(
        "quyết định cưỡng chế ban hành ngày {actual} trong khi {why_vi}",
        "enforcement was ordered on {actual} while {why_en}",
    ),
    right=(
        "ngày {actual} không còn hoãn, tạm đình chỉ hay nộp tiền phạt nhiều lần",
        "on {actual} nothing held the execution any more",
    ),
    law=("15/2012/QH13 Đ86.1", "15/2012/QH13 Đ76.2", "15/2012/QH13 Đ79.2", "15/2012/QH13 Đ15.3"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked only where something on file held the execution of what is coerced: who need not execute yet cannot be refusing to."""
    decision, _ = ctx.decided()
    if decision is None:
        return None
    held: dict[int, bool | tuple[str, ...]] = {
        at: said
        for kind in ("execution_postponed", "execution_suspended", "instalments_granted")
        for at in ctx.ix.before(decision, kind, ctx.at)
        if (said := holds(ctx.ix, decision, at, ctx.at))
    }
    if not held:
        return None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    untold: list[str] = []
    for at, whose in held.items():
        found = (_by_parts if ctx.ix.kinds[at] == "instalments_granted" else _to_a_day)(ctx, decision, at, day)
        if found.answer == FINDING:
            if isinstance(whose, bool):
                return found
            untold += whose
        elif found.answer != SATISFIED:
            untold += found.missing
    return not_assessed(untold, actual=day) if untold else satisfied(actual=day)


def _to_a_day(ctx: CheckContext, decision: int, at: int, day: date) -> Verdict:
    """Whether a postponement or suspension still held that day."""
    if any(_released(ctx, decision, at, i) for i in ctx.ix.before(decision, "execution_resumed", ctx.at) if i > at):
        return satisfied(actual=day)
    until = ctx.ix.event(at, ev.ExecutionHeld).until
    postponed = ctx.ix.kinds[at] == "execution_postponed"
    if until is None:
        missing = (event_fact(at, "until"),) if postponed else ctx.unknown("execution_resumed")
        return (
            not_assessed(missing, actual=day)
            if missing
            else finding(
                actual=day,
                why_vi="việc thi hành đang bị tạm đình chỉ",
                why_en="execution was suspended and not resumed",
            )
        )
    if day > until:
        return satisfied(actual=day)
    return finding(
        actual=day,
        why_vi=f"việc thi hành được {'hoãn' if postponed else 'tạm đình chỉ'} đến hết ngày {until}",
        why_en=f"execution was {'postponed' if postponed else 'suspended'} to {until}",
    )


def _released(ctx: CheckContext, decision: int, at: int, resumed: int) -> bool:
    """Whether the resumption releases what event ``at`` held of what is coerced: one that names acts is of those alone."""
    named = ctx.ix.events[resumed].acts
    theirs = whose_acts(ctx.ix, decision, at) or frozenset(ctx.ix.acts[decision])
    return named is None or (coerced(ctx.ix, decision, ctx.at) & theirs).issubset(named)


def _by_parts(ctx: CheckContext, decision: int, at: int, day: date) -> Verdict:
    """Whether a plan of parts still held that day: parts are to come, and those due were paid."""
    parts = ctx.ix.event(at, ev.InstalmentsGranted).parts
    if not any(p.due >= day for p in parts):
        return satisfied(actual=day)
    due = sum(p.amount for p in parts if p.due < day)
    theirs = whose_acts(ctx.ix, decision, at) or frozenset(ctx.ix.acts[decision])
    paid = paid_for(ctx.ix, decision, theirs, ctx.at)
    if paid.least >= due:
        return finding(
            actual=day,
            why_vi="các lần nộp tiền phạt đến thời hạn đã nộp đủ",
            why_en="every instalment due had been paid",
        )
    return not_assessed(paid.missing, actual=day) if paid.missing else satisfied(actual=day)
