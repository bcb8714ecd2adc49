"""Was the inspection's conclusion drafted in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS05",
    "inspection.drafted-in-time",
    about="inspection_drafted",
    limit="inspection-draft",
    defect=Defect.DUTY,
    vi="Dự thảo kết luận thanh tra có được xây dựng trong thời hạn không?",
    en="Was the inspection's conclusion drafted in time?",
    what=("Lập dự thảo kết luận thanh tra", "the draft conclusion"),
    module=__name__,
)
