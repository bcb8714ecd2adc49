"""Was a remedy coerced only after the term the decision gave it?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, coerces_timed_remedies, is_after, owed_before
from thanhtra.reckoning import DueDate, TimeLimit
from thanhtra.terms import LAW_CLOCK, Defect, Unit

if TYPE_CHECKING:
    from thanhtra.events import EnforcementOrdered


@check(
    "ENF08",
    "enforcement.remedy-after-its-term",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Việc cưỡng chế thực hiện biện pháp khắc phục hậu quả có sau thời hạn ghi trong quyết định không?",
    en="Was a remedy coerced only after the term the decision gave it?",
    wrong=(
        "cưỡng chế ngày {actual}[[ lúc {hour}]] khi thời hạn thực hiện biện pháp khắc phục hậu quả còn đến hết ngày {last_day}[[ (hết lúc {last_hour})]]",
        "the remedy was coerced on {actual}[[ at {hour}]] while its term ran to {last_day}[[ at {last_hour}]]",
    ),
    right=(
        "cưỡng chế ngày {actual}[[ lúc {hour}]], sau khi thời hạn thực hiện biện pháp khắc phục hậu quả đã hết (đến hết ngày {last_day}[[, hết lúc {last_hour}]])",
        "the remedy was coerced on {actual}[[ at {hour}]], after its term, {last_day}[[ at {last_hour}]]",
    ),
    law=("15/2012/QH13 Đ85.1", "15/2012/QH13 Đ86.1"),
)
def answer(ctx: CheckContext[EnforcementOrdered]) -> Verdict | None:
    """Asked of remedies alone, where the decision gives one of those coerced a term; it counts from receipt.

    From when a term counts that a change of the decision gave, the text does not say: an order is in order past every reading.
    """
    decision = ctx.ix.referent(ctx.at, "decision")
    if decision is None or not coerces_timed_remedies(ctx.ix, decision, ctx.at):
        return None
    found = ctx.timeline.against("remedy-term", decision, ctx.at)
    judged, day = found.judged, ctx.event.day
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return finding(judged, actual=day, last_day=judged.last_day, **_hours(judged.due, ctx.event.at))
    if judged.timing is Timing.LATE:
        if untold := _changed_term(ctx, decision):
            return not_assessed(untold, judged, actual=day)
        return satisfied(judged, actual=day, last_day=judged.last_day, **_hours(judged.due, ctx.event.at))
    return finding(judged, actual=day, last_day="—") if found.never else not_assessed(found.missing, judged, actual=day)


def _changed_term(ctx: CheckContext[EnforcementOrdered], decision: int) -> tuple[str, ...]:
    """What the answer waits for where a remedy was given another term, which counted from receiving the change is not surely over."""
    day, at = ctx.event.day, ctx.at
    for one in owed_before(ctx.ix, decision, at, ctx.ix.acts[at]):
        term = one.within_by(at)
        if not one.retermed_by(at) or term is None:
            continue
        change = max(paper for paper, _ in one.terms if paper < at)
        high = ctx.timeline.start("changed-execution", change, at).high
        last = None if high is None else ctx.book.due_date(high, (TimeLimit(term.amount, Unit(term.unit)),)).due_day
        if day is None or last is None or not is_after(day, last):
            return (f"law:{ctx.book.limit('remedy-term').versions.versions[0].cites[0]}",)
    return ()


def _hours(due: DueDate | None, at: datetime | None) -> dict[str, str]:
    """Of a term in hours, those of the order and of its end."""
    end = None if due is None else due.due
    if at is None or not isinstance(end, datetime):
        return {}
    return {"hour": f"{at.astimezone(LAW_CLOCK):%H:%M}", "last_hour": f"{end.astimezone(LAW_CLOCK):%H:%M}"}
