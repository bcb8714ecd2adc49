"""Did the control end within the term its own decision gave it, as extended?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import StepAssessment, Timing
from thanhtra.terms import Defect


@check(
    "INS13",
    "control.own-term-kept",
    about=("inspection_ended", "examination_ended"),
    defect=Defect.DUTY,
    vi="Cuộc thanh tra, kiểm tra có kết thúc trong thời hạn ghi trong quyết định của nó không?",
    en="Did the control end within the term its own decision gave it, as extended?",
    right=(
        "kết thúc ngày {actual}, không quá ngày cuối theo quyết định ({last})",
        "it ended on {actual}, not after {last}, the last day by its decision",
    ),
    wrong=(
        "kết thúc ngày {actual}, quá ngày cuối theo quyết định ({last})",
        "it ended on {actual}, after {last}, the last day by its decision",
    ),
    law=(
        "56/2010/QH12 Đ44.1.c",
        "56/2010/QH12 Đ52.1.c",
        "11/2022/QH15 Đ59.2.c",
        "84/2025/QH15 Đ26.3.c",
        "217/2025/NĐ-CP Đ11.3.d",
    ),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked only where the decision states a term; an extension's own last day replaces it."""
    found = ctx.timeline.step("inspection-term" if ctx.event.kind == "inspection_ended" else "examination-term", ctx.at)
    if not isinstance(found, StepAssessment):
        return None
    judged = found.judged
    if judged is None or judged.last_day is None:
        return not_assessed(found.missing) if not any(t.startswith(_UNREAD) for t in found.missing) else None
    if judged.timing is Timing.IN_TIME:
        return satisfied(judged, last=judged.last_day)
    return (
        finding(judged, last=judged.last_day) if judged.timing is Timing.LATE else not_assessed(found.missing, judged)
    )


_UNREAD = ("law:inspection-term", "law:examination-term")
"""Where no text read says what a decision states, its own term is not asked about."""
