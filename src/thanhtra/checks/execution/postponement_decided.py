"""Was the request for a postponement decided in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXE10",
    "execution.postponement-decided-in-time",
    about="execution_postponed",
    limit="postponement-decision",
    defect=Defect.DUTY,
    vi="Đơn đề nghị hoãn có được xem xét, quyết định trong thời hạn không?",
    en="Was the request for a postponement decided in time?",
    what=("Quyết định hoãn thi hành", "the decision to postpone"),
    module=__name__,
)
