"""Was enforcement ordered only after the term to execute had run out?"""

from __future__ import annotations

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import assess, received
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Defect, Unit, weakest


@check(
    "ENF01",
    "enforcement.after-the-term",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Quyết định cưỡng chế có được ban hành sau khi hết thời hạn thi hành không?",
    en="Was enforcement ordered only after the term to execute had run out?",
    wrong=(
        "cưỡng chế ngày {actual} khi thời hạn thi hành còn đến {last_day}",
        "enforcement was ordered on {actual} while the term to execute ran to {last_day}",
    ),
    right=("cưỡng chế ngày {actual}, sau hạn thi hành {last_day}", "enforcement of {actual} came after the term to execute, {last_day}"),
    law=("15/2012/QH13 Đ73.1", "15/2012/QH13 Đ86.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The longer of the law's term and the stated one runs from delivery, real or deemed, which cannot come before the decision: its day gives the earliest end."""
    decision = ctx.ix.referent(ctx.at, "decision")
    if decision is None:
        missing = ctx.unknown("decision_issued", "spot_decision_issued")
        return not_assessed(missing[:1]) if missing else None
    day, event = ctx.event.day, ctx.ix.events[decision]
    if day is None or event.day is None:
        return not_assessed([ctx.field("on")] if day is None else [f"fact:events[{decision}].on"])
    receipt = received(ctx.ix, decision, ctx.at, ctx.book)
    start = receipt.day or event.day
    stated = getattr(event, "execute_within", None)
    judged = assess(ctx.book, ctx.book.limit("execution"), start, None, 0, 0)
    judged = attrs.evolve(judged, basis=weakest(judged.basis, receipt.basis), extra_cites=(*judged.extra_cites, *receipt.cites))
    if judged.due is None or judged.due.due_day is None or (stated and stated.unit == Unit.HOUR):
        return not_assessed(judged.missing or [f"fact:events[{decision}].execute_within"], judged)
    longer = ctx.book.due_date(start, (TimeLimit(stated.amount, Unit(stated.unit)),)) if stated else judged.due
    if longer.due_day is None:
        return not_assessed(longer.missing, judged)
    due = max(judged.due.due_day, longer.due_day)
    if day <= due:
        return finding(judged, actual=day, last_day=due)
    if receipt.day is not None:
        return satisfied(judged, actual=day, last_day=due)
    return not_assessed(receipt.missing, judged, actual=day) if receipt.missing else finding(judged, actual=day, last_day="—")
