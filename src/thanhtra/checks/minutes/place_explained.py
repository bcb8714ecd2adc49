"""Do minutes drawn up away from the scene say why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import place
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


@check(
    "MIN04",
    "minutes.place-explained",
    about="minutes_drawn_up",
    given="place",
    defect=Defect.CONTENT,
    vi="Biên bản lập tại trụ sở hoặc địa điểm khác có ghi rõ lý do không?",
    en="Do minutes drawn up away from the scene say why?",
    wrong=(
        "biên bản ngày {actual} lập ngoài nơi xảy ra vi phạm nhưng không ghi lý do",
        "the minutes of {actual} were drawn up away from the scene and do not say why",
    ),
    right=(
        "biên bản ngày {actual} lập tại nơi xảy ra vi phạm, hoặc có ghi lý do",
        "the minutes of {actual} were drawn up at the scene, or say why not",
    ),
    law="15/2012/QH13 Đ58.2",
)
def answer(ctx: CheckContext[MinutesDrawnUp]) -> Verdict | None:
    """The law asks from 2022 only."""
    found = place(ctx, ctx.at, ctx.event)
    if found is None:
        return None
    fault, missing, rule = found
    if fault:
        return finding(rule, place=ctx.event.place)
    return not_assessed(missing, rule) if missing else satisfied(rule)
