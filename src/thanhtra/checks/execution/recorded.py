"""Did the decision reach the national database in time?"""

from __future__ import annotations

from thanhtra.checks.declaration import in_time
from thanhtra.terms import Defect

CHECK = in_time(
    "EXE13",
    "execution.recorded-in-time",
    about="record_supplied",
    limit="national-database",
    defect=Defect.DUTY,
    vi="Thông tin có được cung cấp cho cơ sở dữ liệu quốc gia trong thời hạn không?",
    en="Did the decision reach the national database in time?",
    what=("Cung cấp thông tin cho cơ sở dữ liệu quốc gia", "the supply to the national database"),
    module=__name__,
)
