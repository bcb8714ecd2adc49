"""Was the seizure reported to the competent person in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "SEI01",
    "seizure.reported-in-time",
    about="seizure_reported",
    limit="seizure-report",
    defect=Defect.DUTY,
    vi="Việc tạm giữ có được báo cáo người có thẩm quyền trong thời hạn không?",
    en="Was the seizure reported to the competent person in time?",
    what=("Báo cáo việc tạm giữ", "the report of the seizure"),
    module=__name__,
)
