"""Was the inspection decision announced in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS01",
    "inspection.announced-in-time",
    about="inspection_announced",
    limit="inspection-announcement",
    defect=Defect.DUTY,
    vi="Quyết định thanh tra có được công bố trong thời hạn không?",
    en="Was the inspection decision announced in time?",
    what=("Công bố quyết định thanh tra", "the announcement of the inspection decision"),
    module=__name__,
)
