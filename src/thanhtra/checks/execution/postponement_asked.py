"""Was the postponement (to 2021: or the instalments) asked for in time?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import FactsLater, Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import Assessment, Deferred, Timing, strangers
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ReliefRequested


@check(
    "EXE09",
    "execution.postponement-asked-in-time",
    about="relief_requested",
    defect=Defect.DUTY,
    vi="Đơn đề nghị hoãn thi hành (đến hết 2021: hoặc nộp phạt nhiều lần) có được gửi trong thời hạn không?",
    en="Was the postponement (to 2021: or the instalments) asked for in time?",
    wrong=(
        "đơn đề nghị gửi ngày {actual}: quá thời hạn (đến hết ngày {last_day})",
        "the relief was asked for on {actual}, due by {last_day}",
    ),
    right=(
        "đơn đề nghị gửi ngày {actual} đúng thời hạn (đến hết ngày {last_day})",
        "the relief was asked for on {actual}, in time, due by {last_day}",
    ),
    law="15/2012/QH13 Đ76.2",
)
def answer(ctx: CheckContext[ReliefRequested]) -> Verdict | None:
    """81/2013: 5 working days from receiving the decision, instalments too; from 2022, postponement only: within the term to execute it, the longer one where the decision states one."""
    if ctx.event.relief not in ("postponement", "instalments"):
        return None
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    if ctx.at in strangers(ctx.ix):
        return not_assessed(ctx.field("subject"))
    found = ctx.timeline.step("relief-request", ctx.at)
    day = ctx.event.day
    if isinstance(found, Deferred):
        return in_order(found, FactsLater(_told, found, day))
    if found is None or found.never:
        return None
    judged = found.judged
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return in_order(judged, _in_time(judged, day))
    if judged.timing is Timing.LATE:
        return finding(judged, actual=day, last_day=judged.last_day)
    return not_assessed(found.missing, judged, actual=day)


def _in_time(judged: Assessment, day: date | None) -> dict[str, object]:
    return {"actual": day, "last_day": judged.last_day}


def _told(sure: Deferred[Assessment], day: date | None) -> dict[str, object]:
    return _in_time(sure.found, day)
