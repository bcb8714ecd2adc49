"""Does the postponement end within three months?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ExecutionHeld


@check(
    "EXE08",
    "execution.postponement-length",
    about="execution_postponed",
    defect=Defect.DUTY,
    vi="Thời hạn hoãn thi hành có vượt quá mức luật cho phép không?",
    en="Does the postponement end within three months?",
    wrong=(
        "hoãn thi hành đến ngày {until}, quá ngày cuối được hoãn ({last_day})",
        "postponed to {until}, past the last day it may run to, {last_day}",
    ),
    right=("hoãn thi hành đến ngày {until}, không quá ngày {last_day}", "postponed to {until}, not past {last_day}"),
    law="15/2012/QH13 Đ76.2",
)
def answer(ctx: CheckContext[ExecutionHeld]) -> Verdict | None:
    """Three months from the decision to postpone."""
    day, until = ctx.event.day, ctx.event.until
    if day is None or until is None:
        return not_assessed([ctx.field(n) for n, v in (("on", day), ("until", until)) if v is None])
    judged = ctx.timeline.reaching("postponement", ctx.at, ctx.at, "until")
    if judged is None or judged.last_day is None:
        return not_assessed(judged.missing if judged is not None else ctx.field("on"), judged, until=until)
    last = judged.last_day
    if judged.timing is Timing.REFUSED:
        return not_assessed(judged.missing, judged, until=until)
    return (
        satisfied(judged, until=until, last_day=last)
        if judged.timing is Timing.IN_TIME
        else finding(judged, until=until, last_day=last)
    )
