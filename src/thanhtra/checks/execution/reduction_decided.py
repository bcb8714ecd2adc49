"""Was the request for a reduction or exemption decided in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXE12",
    "execution.reduction-decided-in-time",
    about="fine_reduced",
    limit="reduction-decision",
    defect=Defect.DUTY,
    vi="Đơn đề nghị giảm, miễn tiền phạt có được xem xét, quyết định trong thời hạn không?",
    en="Was the request for a reduction or exemption decided in time?",
    what=("Quyết định giảm, miễn tiền phạt", "the decision on reduction or exemption"),
    module=__name__,
)
