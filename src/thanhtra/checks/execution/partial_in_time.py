"""Was the partial execution decided within sixty days?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXE05",
    "execution.partial-decided-in-time",
    about="partial_execution_decided",
    limit="partial-execution",
    defect=Defect.DUTY,
    vi="Quyết định thi hành một phần có được ban hành trong thời hạn không?",
    en="Was the partial execution decided within sixty days?",
    what=("Ban hành quyết định thi hành một phần", "the decision to execute in part"),
    module=__name__,
)
