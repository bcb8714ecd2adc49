"""Was the licensing body told in time of the withdrawal?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "DEL02",
    "delivery.licensing-body-in-time",
    about="decision_sent",
    limit="licence-notice",
    defect=Defect.DUTY,
    vi="Cơ quan đã cấp giấy phép có được gửi quyết định tước giấy phép trong thời hạn không?",
    en="Was the licensing body told in time of the withdrawal?",
    what=("Gửi quyết định cho cơ quan đã cấp giấy phép", "the sending to the licensing body"),
    module=__name__,
)
