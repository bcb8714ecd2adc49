"""Does the inspection end in a conclusion?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import control_missing, control_of
from thanhtra.terms import Defect


@check(
    "INS11",
    "inspection.conclusion-required",
    about="inspection_ended",
    defect=Defect.DUTY,
    vi="Cuộc thanh tra có kết luận không?",
    en="Does the inspection end in a conclusion?",
    right=("có kết luận thanh tra ngày {concluded}", "the conclusion is of {concluded}"),
    wrong=(
        "thanh tra kết thúc ngày {actual} mà không có kết luận",
        "the inspection ended on {actual} without a conclusion",
    ),
    law=("56/2010/QH12 Đ55.1.m", "11/2022/QH15 Đ78.1", "84/2025/QH15 Đ36.1", "84/2025/QH15 Đ21.3"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Only a file that denies it lacks it, once the time to report, draft and conclude is over: it may still be to come. An examination needs none (217/2025 Đ15.3)."""
    control = control_of(ctx.ix, ctx.at)
    if control is None:
        missing = control_missing(ctx.ix, ctx.at)
        return not_assessed(missing) if missing else None
    concluded = ctx.ix.dependents(control.opened, "inspection_concluded")
    if concluded:
        return satisfied(concluded=ctx.ix.events[concluded[0]].day)
    if not ctx.ix.denies(event_token("inspection_concluded")) or ctx.timeline.control_waits(
        _UP_TO_IT, control.opened, ctx.as_of
    ):
        return None
    return finding()


_UP_TO_IT = ("inspection-report", "inspection-draft", "inspection-conclusion")
"""The limits that run one after the other from the end on site to the conclusion."""
