"""Was the owner of goods past their seizure called a second time in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "SEI11",
    "seizure.owner-called-again-in-time",
    about="owner_notified",
    limit="unclaimed-second-notice",
    defect=Defect.DUTY,
    vi="Chủ sở hữu tang vật, phương tiện quá thời hạn tạm giữ có được thông báo lần thứ hai trong thời hạn không?",
    en="Was the owner of goods past their seizure called a second time in time?",
    what=("Thông báo lần thứ hai", "the second notice"),
    module=__name__,
)
