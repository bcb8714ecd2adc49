"""Was there something that allows execution to be suspended?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

_CAUSES = ("complaint_lodged", "lawsuit_filed", "sent_to_criminal")


@check(
    "EXE06",
    "execution.suspended-for-cause",
    about="execution_suspended",
    defect=Defect.DUTY,
    vi="Việc tạm đình chỉ thi hành có căn cứ (khiếu nại, khởi kiện hoặc dấu hiệu tội phạm) không?",
    en="Was there something that allows execution to be suspended?",
    wrong=(
        "tạm đình chỉ ngày {actual} khi không có khiếu nại, khởi kiện hay việc chuyển hồ sơ hình sự",
        "execution was suspended on {actual} without a complaint, a suit or a file sent to the criminal bodies",
    ),
    right=("tạm đình chỉ ngày {actual} có căn cứ", "the suspension of {actual} has its cause"),
    law=("15/2012/QH13 Đ15.3", "15/2012/QH13 Đ62.2"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """During a complaint or a suit, or because signs of a crime appeared: the file then goes to the criminal bodies after the suspension."""
    day = ctx.event.day
    for kind in _CAUSES:
        first = ctx.ix.first_alike((kind,), ctx.at)
        if first is not None and (first < ctx.at or kind == "sent_to_criminal"):
            return satisfied(actual=day)
    missing = ctx.unknown(*_CAUSES)
    return not_assessed(missing, actual=day) if missing else finding(actual=day)
