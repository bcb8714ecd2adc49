"""Was the whole decision annulled while it still could be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged


@check(
    "ANN01",
    "annulment.in-time",
    about="decision_annulled",
    defect=Defect.DUTY,
    vi="Việc hủy bỏ toàn bộ quyết định có còn trong thời hạn không?",
    en="Was the whole decision annulled while it still could be?",
    wrong=(
        "hủy bỏ toàn bộ quyết định ngày {actual}: quá thời hạn 01 năm (đến hết ngày {last_day})",
        "annulled on {actual}, after the year that ended on {last_day}",
    ),
    right=(
        "hủy bỏ quyết định ngày {actual}: không quá thời hạn theo quy định",
        "the annulment of {actual} is in time or under no limit",
    ),
    law="15/2012/QH13 Đ18.3",
)
def answer(ctx: CheckContext[DecisionChanged]) -> Verdict | None:
    """Under Decree 97/2017 a year, from 2022 no limit, whenever the decision was issued; before 2017-10-05 no text says."""
    if ctx.event.scope != "whole":
        return None
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    found = ctx.timeline.against("annulment", decision, ctx.at)
    judged, day = found.judged, ctx.event.day
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing in (Timing.NO_FIGURE, Timing.IN_TIME):
        return satisfied(judged, actual=day)
    return (
        finding(judged, actual=day, last_day=judged.last_day)
        if judged.timing is Timing.LATE
        else not_assessed(found.missing, judged, actual=day)
    )
