"""Was the step taken in time? The questions of the inspection's limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "INS01",
        "inspection.announced-in-time",
        about="inspection_announced",
        limit="inspection-announcement",
        defect=Defect.DUTY,
        vi="Quyết định thanh tra có được công bố trong thời hạn không?",
        en="Was the inspection decision announced in time?",
        what=("Công bố quyết định thanh tra", "the announcement of the inspection decision"),
        module=__name__,
    ),
    in_time(
        "INS02",
        "inspection.duration-kept",
        about="inspection_ended",
        limit="inspection-duration",
        defect=Defect.DUTY,
        vi="Thanh tra trực tiếp có kết thúc trong thời hạn, kể cả gia hạn và không tính thời gian tạm dừng, không?",
        en="Did the inspection on site end within its term, extensions in, pauses out?",
        what=("Kết thúc thanh tra trực tiếp", "the end of the inspection on site"),
        module=__name__,
    ),
    in_time(
        "INS04",
        "inspection.reported-in-time",
        about="inspection_reported",
        limit="inspection-report",
        defect=Defect.DUTY,
        vi="Báo cáo kết quả thanh tra có được gửi trong thời hạn không?",
        en="Was the report on the inspection's results made in time?",
        what=("Báo cáo kết quả thanh tra", "the report on the inspection's results"),
        module=__name__,
    ),
    in_time(
        "INS05",
        "inspection.drafted-in-time",
        about="inspection_drafted",
        limit="inspection-draft",
        defect=Defect.DUTY,
        vi="Dự thảo kết luận thanh tra có được xây dựng trong thời hạn không?",
        en="Was the inspection's conclusion drafted in time?",
        what=("Lập dự thảo kết luận thanh tra", "the draft conclusion"),
        module=__name__,
    ),
    in_time(
        "INS06",
        "inspection.concluded-in-time",
        about="inspection_concluded",
        limit="inspection-conclusion",
        defect=Defect.DUTY,
        vi="Kết luận thanh tra có được ban hành trong thời hạn không?",
        en="Was the inspection's conclusion issued in time?",
        what=("Ban hành kết luận thanh tra", "the conclusion"),
        module=__name__,
    ),
    in_time(
        "INS07",
        "inspection.conclusion-published-in-time",
        about="conclusion_published",
        limit="conclusion-publication",
        defect=Defect.DUTY,
        vi="Kết luận thanh tra có được công khai trong thời hạn không?",
        en="Was the inspection's conclusion published in time?",
        what=("Công khai kết luận thanh tra", "the publication of the conclusion"),
        module=__name__,
    ),
    in_time(
        "INS09",
        "examination.duration-kept",
        about="examination_ended",
        limit="examination-duration",
        defect=Defect.DUTY,
        vi="Cuộc kiểm tra chuyên ngành có kết thúc trong thời hạn không?",
        en="Did the examination end within its term?",
        what=("Kết thúc kiểm tra", "the end of the examination"),
        module=__name__,
    ),
)
