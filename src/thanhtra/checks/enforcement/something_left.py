"""Was something of the fine left to coerce?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, fine_of, left_to_pay, untold_payments
from thanhtra.terms import Defect

_FOR_MONEY = frozenset({"income", "account", "distraint", "collect"})


@check(
    "ENF07",
    "enforcement.something-left",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Khi cưỡng chế nộp tiền phạt, tiền phạt có còn chưa nộp đủ không?",
    en="Was something of the fine left to coerce?",
    wrong=("cưỡng chế ngày {actual} khi tiền phạt đã nộp đủ ngày {paid_on}", "enforcement was ordered on {actual} although the fine had been paid in full on {paid_on}"),
    right=("ngày {actual} còn {left} đồng chưa nộp", "on {actual} {left} đồng were unpaid"),
    law="15/2012/QH13 Đ86.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Only who does not execute is coerced. Asked of measures for money once something was paid; paid late, the charge may be left."""
    decision, measures = ctx.ix.referent(ctx.at, "decision"), getattr(ctx.event, "measures", None)
    if decision is None or not measures or not set(measures) <= _FOR_MONEY:
        return None
    paid = [i for i in ctx.ix.dependents(decision, "fine_paid") if i < ctx.at]
    if not paid:
        return None
    left = left_to_pay(ctx.ix, decision, ctx.at)
    if untold := untold_payments(ctx.ix, decision, ctx.at):
        return not_assessed(untold)
    if left is None or not fine_of(ctx.ix, decision, ctx.at):
        return not_assessed(f"fact:events[{decision}].total")
    if left > 0:
        return satisfied(actual=ctx.event.day, left=left)
    last = next((i for i in paid if (left_to_pay(ctx.ix, decision, i + 1) or 0) <= 0), paid[-1])
    term = ctx.timeline.against("execution", decision, last)
    facts = {"actual": ctx.event.day, "paid_on": ctx.ix.events[last].day}
    if term.timing is Timing.IN_TIME or getattr(ctx.ix.events[last], "surcharge", None):
        return finding(None, **facts)
    return not_assessed(term.missing or f"fact:events[{last}].surcharge", None, **facts)
