"""Were enough copies of the minutes made?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import DESCRIPTION, copies
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


@check(
    "MIN08",
    "minutes.copies",
    about="minutes_drawn_up",
    given=DESCRIPTION,
    defect=Defect.CONTENT,
    vi="Biên bản có được lập đủ số bản không?",
    en="Were enough copies of the minutes made?",
    wrong=(
        "biên bản ngày {actual} chỉ lập {copies:copy}, ít nhất phải là {least}",
        "the minutes of {actual} were made in {copies:copy}, at least {least} are needed",
    ),
    right=("biên bản ngày {actual} được lập đủ số bản", "enough copies were made of the minutes of {actual}"),
    law="15/2012/QH13 Đ58",
)
def answer(ctx: CheckContext[MinutesDrawnUp]) -> Verdict | None:
    """Electronic minutes, possible from 2022, are not counted in copies."""
    found = copies(ctx, ctx.at, ctx.event)
    if found is None:
        return None
    fault, missing, rule = found
    if fault:
        return finding(rule, copies=ctx.event.copies, least=rule.number("copies"))
    return not_assessed(missing, rule) if missing else satisfied(rule)
