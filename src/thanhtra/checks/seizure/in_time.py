"""Was the step taken in time? The questions of the seizure's limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "SEI01",
        "seizure.reported-in-time",
        about="seizure_reported",
        limit="seizure-report",
        defect=Defect.DUTY,
        vi="Việc tạm giữ có được báo cáo người có thẩm quyền trong thời hạn không?",
        en="Was the seizure reported to the competent person in time?",
        what=("Báo cáo việc tạm giữ", "the report of the seizure"),
        module=__name__,
    ),
    in_time(
        "SEI11",
        "seizure.owner-called-again-in-time",
        about="owner_notified",
        limit="unclaimed-second-notice",
        defect=Defect.DUTY,
        vi="Chủ sở hữu tang vật, phương tiện quá thời hạn tạm giữ có được thông báo lần thứ hai trong thời hạn không?",
        en="Was the owner of goods past their seizure called a second time in time?",
        what=("Thông báo lần thứ hai", "the second notice"),
        module=__name__,
    ),
)
