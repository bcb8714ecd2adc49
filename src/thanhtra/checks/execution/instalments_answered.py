"""Was the request to pay in instalments answered in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXE15",
    "execution.instalments-answered-in-time",
    about="instalments_granted",
    limit="instalments-decision",
    defect=Defect.DUTY,
    vi="Đơn đề nghị nộp phạt nhiều lần có được trả lời trong thời hạn không?",
    en="Was the request to pay in instalments answered in time?",
    what=("Quyết định cho nộp tiền phạt nhiều lần", "the permission to pay in instalments"),
    module=__name__,
)
