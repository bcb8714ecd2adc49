"""Was the step taken in time? The questions of the delivery's limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "DEL02",
        "delivery.licensing-body-in-time",
        about="decision_sent",
        given=("to",),
        limit="licence-notice",
        defect=Defect.DUTY,
        vi="Cơ quan đã cấp giấy phép có được gửi quyết định tước giấy phép trong thời hạn không?",
        en="Was the licensing body told in time of the withdrawal?",
        what=("Gửi quyết định cho cơ quan đã cấp giấy phép", "the sending to the licensing body"),
        module=__name__,
    ),
)
