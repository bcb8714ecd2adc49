"""Was the written explanation sent in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXP07",
    "explanation.submitted-in-time",
    about="explanation_submitted",
    limit="explanation-written",
    defect=Defect.DUTY,
    vi="Văn bản giải trình có được gửi trong thời hạn không?",
    en="Was the written explanation sent in time?",
    what=("Gửi văn bản giải trình", "the written explanation"),
    module=__name__,
)
