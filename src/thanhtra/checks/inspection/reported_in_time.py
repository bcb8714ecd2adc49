"""Was the report on the inspection's results made in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS04",
    "inspection.reported-in-time",
    about="inspection_reported",
    limit="inspection-report",
    defect=Defect.DUTY,
    vi="Báo cáo kết quả thanh tra có được gửi trong thời hạn không?",
    en="Was the report on the inspection's results made in time?",
    what=("Báo cáo kết quả thanh tra", "the report on the inspection's results"),
    module=__name__,
)
