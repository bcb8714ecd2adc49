"""Was the step taken in time? The questions of the coercion's limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "ENF04",
        "enforcement.sent-in-time",
        about="enforcement_sent",
        limit="enforcement-sending",
        defect=Defect.DUTY,
        vi="Quyết định cưỡng chế có được gửi trong thời hạn không?",
        en="Was the enforcement order sent in time?",
        what=("Gửi quyết định cưỡng chế", "the sending of the enforcement order"),
        module=__name__,
    ),
)
