"""Was the hearing announced in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXP02",
    "explanation.hearing-notified-in-time",
    about="hearing_notified",
    limit="hearing-notice",
    defect=Defect.PROCEDURE,
    vi="Phiên giải trình trực tiếp có được thông báo trong thời hạn không?",
    en="Was the hearing announced in time?",
    what=("Thông báo phiên giải trình trực tiếp", "the notice of the hearing"),
    module=__name__,
)
