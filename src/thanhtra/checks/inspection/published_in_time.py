"""Was the inspection's conclusion published in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "INS07",
    "inspection.conclusion-published-in-time",
    about="conclusion_published",
    limit="conclusion-publication",
    defect=Defect.DUTY,
    vi="Kết luận thanh tra có được công khai trong thời hạn không?",
    en="Was the inspection's conclusion published in time?",
    what=("Công khai kết luận thanh tra", "the publication of the conclusion"),
    module=__name__,
)
