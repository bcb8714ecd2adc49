"""Was the decision issued within its time limit?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
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
)
