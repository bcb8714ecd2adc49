"""Was the step taken in time? The questions of the explanation's limits, a row each; of who had no right nothing is asked (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.checks.explaining import if_of_right
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "EXP02",
        "explanation.hearing-notified-in-time",
        about="hearing_notified",
        limit="hearing-notice",
        defect=Defect.PROCEDURE,
        vi="Phiên giải trình trực tiếp có được thông báo trong thời hạn không?",
        en="Was the hearing announced in time?",
        what=("Thông báo phiên giải trình trực tiếp", "the notice of the hearing"),
        module=__name__,
        only=if_of_right,
    ),
    in_time(
        "EXP07",
        "explanation.submitted-in-time",
        about="explanation_submitted",
        limit="explanation-written",
        defect=Defect.DUTY,
        vi="Văn bản giải trình có được gửi trong thời hạn không?",
        en="Was the written explanation sent in time?",
        what=("Gửi văn bản giải trình", "the written explanation"),
        module=__name__,
        only=if_of_right,
    ),
)
