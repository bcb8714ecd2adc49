"""Was the decision corrected, amended or annulled in part within its year?"""

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
    "COR02",
    "change.within-its-year",
    about=("decision_corrected", "decision_amended", "decision_annulled"),
    defect=Defect.DUTY,
    vi="Việc đính chính, sửa đổi, hủy bỏ một phần có trong thời hạn 01 năm không?",
    en="Was the decision corrected, amended or annulled in part within its year?",
    wrong=(
        "{what_vi} ngày {actual}, khi thời hạn đã hết (đến hết ngày {last_day})",
        "{what_en} on {actual}, after the last day for it, {last_day}",
    ),
    right=("{what_vi} ngày {actual} đúng thời hạn", "{what_en} on {actual}, in time"),
    law="118/2021/NĐ-CP Đ15.1.a",
)
def answer(ctx: CheckContext[DecisionChanged]) -> Verdict | None:
    """A year from the faulty decision, and not once the act is time-barred; no limit for confiscation and remedies, nor after a complaint, a denunciation or a suit (Đ15.2)."""
    if ctx.event.kind == "decision_annulled" and ctx.event.scope == "whole":
        return None
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    found = ctx.timeline.against("correction", decision, ctx.at)
    judged, day = found.judged, ctx.event.day
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return satisfied(judged, actual=day)
    if judged.timing is Timing.LATE:
        return finding(judged, actual=day, last_day=judged.last_day)
    return not_assessed(found.missing, judged, actual=day, last_day=judged.last_day)
