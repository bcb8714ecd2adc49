"""Was the enforcement order sent in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "ENF04",
    "enforcement.sent-in-time",
    about="enforcement_sent",
    limit="enforcement-sending",
    defect=Defect.DUTY,
    vi="Quyết định cưỡng chế có được gửi trong thời hạn không?",
    en="Was the enforcement order sent in time?",
    what=("Gửi quyết định cưỡng chế", "the sending of the enforcement order"),
    module=__name__,
)
