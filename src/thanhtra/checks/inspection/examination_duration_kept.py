"""Did the examination end within its term?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS09",
    "examination.duration-kept",
    about="examination_ended",
    limit="examination-duration",
    defect=Defect.DUTY,
    vi="Cuộc kiểm tra chuyên ngành có kết thúc trong thời hạn không?",
    en="Did the examination end within its term?",
    what=("Kết thúc kiểm tra", "the end of the examination"),
    module=__name__,
)
