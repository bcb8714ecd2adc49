"""Did the inspection on site end within its term, extensions in, pauses out?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS02",
    "inspection.duration-kept",
    about="inspection_ended",
    limit="inspection-duration",
    defect=Defect.DUTY,
    vi="Thanh tra trực tiếp có kết thúc trong thời hạn, kể cả gia hạn và không tính thời gian tạm dừng, không?",
    en="Did the inspection on site end within its term, extensions in, pauses out?",
    what=("Kết thúc thanh tra trực tiếp", "the end of the inspection on site"),
    module=__name__,
)
