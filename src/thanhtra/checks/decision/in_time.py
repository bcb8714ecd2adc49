"""Was the step taken in time? The questions of the decision's limits, a row each (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.checks.declaration import Check, in_time
from thanhtra.terms import Defect

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "DEC01",
        "decision.issued-in-time",
        about="decision_issued",
        limit="decision",
        also=("decision-after-annulment", "decision-after-criminal-return"),
        defect=Defect.BARRED,
        vi="Quyết định xử phạt có được ban hành trong thời hạn không?",
        en="Was the decision issued within its time limit?",
        what=("Ban hành quyết định xử phạt", "the decision"),
        module=__name__,
    ),
)
