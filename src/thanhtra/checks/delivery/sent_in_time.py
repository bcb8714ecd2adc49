"""Was the decision sent in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "SEND01",
    "decision.sent-in-time",
    about="decision_sent",
    limit="sending",
    defect=Defect.DUTY,
    vi="Quyết định xử phạt có được gửi trong thời hạn không?",
    en="Was the decision sent in time?",
    what=("việc gửi quyết định", "the sending of the decision"),
    module=__name__,
)
