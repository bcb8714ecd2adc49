"""Were enough copies of the minutes made?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import copies
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "MIN08",
    "minutes.copies",
    about="minutes_drawn_up",
    defect=Defect.CONTENT,
    vi="Biên bản có được lập đủ số bản không?",
    en="Were enough copies of the minutes made?",
    wrong=(
        "biên bản ngày {actual} chỉ lập {copies} bản, ít nhất phải là {least}",
        "the minutes of {actual} were made in {copies} copies, at least {least} are needed",
    ),
    right=("biên bản ngày {actual} được lập đủ số bản", "enough copies were made of the minutes of {actual}"),
    law="15/2012/QH13 Đ58",
)
def answer(asked: Asked) -> Verdict | None:
    """Electronic minutes, possible from 2022, are not counted in copies."""
    found = copies(asked, asked.at)
    if found is None:
        return None
    if found.fault:
        return no(found.rule, copies=getattr(asked.event, "copies", None), least=found.rule.number("copies"))
    return lacks(found.missing, found.rule) if found.missing else yes(found.rule)
