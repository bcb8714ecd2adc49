"""Was the inspection's conclusion issued in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS06",
    "inspection.concluded-in-time",
    about="inspection_concluded",
    limit="inspection-conclusion",
    defect=Defect.DUTY,
    vi="Kết luận thanh tra có được ban hành trong thời hạn không?",
    en="Was the inspection's conclusion issued in time?",
    what=("Ban hành kết luận thanh tra", "the conclusion"),
    module=__name__,
)
