"""Was the step taken in time? The questions of the minutes' limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "MIN01",
        "minutes.drawn-up-in-time",
        about="minutes_drawn_up",
        limit="minutes",
        defect=Defect.PROCEDURE,
        vi="Biên bản vi phạm hành chính có được lập trong thời hạn không?",
        en="Were the violation minutes drawn up in time?",
        what=("Lập biên bản", "the drawing up of the minutes"),
        module=__name__,
    ),
)
