"""Do the minutes state the right to explain, where it exists?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import stated
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


@check(
    "MIN02",
    "minutes.state-the-right-to-explain",
    about="minutes_drawn_up",
    defect=Defect.CONTENT,
    vi="Biên bản có ghi quyền và thời hạn giải trình khi cá nhân, tổ chức vi phạm có quyền này không?",
    en="Do the minutes state the right to explain, where it exists?",
    wrong=(
        "biên bản ngày {actual} không ghi quyền và thời hạn giải trình trong khi cá nhân, tổ chức vi phạm có quyền giải trình",
        "the minutes of {actual} do not state the right to explain and its limit, though the violator has it",
    ),
    right=(
        "biên bản ngày {actual}: quyền giải trình được ghi hoặc không phát sinh",
        "the minutes of {actual} state the right to explain, or there is none",
    ),
    law=("15/2012/QH13 Đ58", "15/2012/QH13 Đ61.1"),
)
def answer(ctx: CheckContext[MinutesDrawnUp]) -> Verdict | None:
    """A waiver written in the minutes shows that the right was told. Where the right is not certain and the paper silent, not asked."""
    found = stated(ctx, ctx.at, ctx.event)
    if found is None:
        return None
    fault, missing, rule = found
    if fault:
        return finding(rule, fault=fault)
    return not_assessed(missing, rule) if missing else satisfied(rule)
