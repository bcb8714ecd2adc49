"""Does an extension of the seizure reach no further than the law lets goods be held?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import untold_rights_of_seizure
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureExtended


@check(
    "SEI14",
    "seizure.extension-within-law",
    about="seizure_extended",
    defect=Defect.DUTY,
    vi="Việc kéo dài thời hạn tạm giữ có vượt quá thời hạn tối đa luật cho phép không?",
    en="Does the extension of the seizure reach no further than the law lets goods be held?",
    wrong=(
        "kéo dài tạm giữ đến ngày {until}, quá ngày cuối được tạm giữ ({last_day})",
        "the seizure was extended to {until}, past the last day it may run to, {last_day}",
    ),
    right=(
        "kéo dài tạm giữ đến ngày {until}, không quá ngày {last_day}",
        "the seizure was extended to {until}, not past {last_day}",
    ),
    law="15/2012/QH13 Đ125.8",
)
def answer(ctx: CheckContext[SeizureExtended]) -> Verdict | None:
    """The day it reaches, against the longest term under the grounds on file. Goods kept to secure execution or to be valued have other rules."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    until, taken = ctx.event.until, ctx.ix.event(seizure, ev.GoodsSeized)
    if taken.basis in ("secure-execution", "value"):
        return None
    unknown = [
        token
        for token, day in (
            (ctx.field("until"), until),
            (event_fact(seizure, "on"), taken.day),
            (event_fact(seizure, "basis"), taken.basis),
        )
        if day is None
    ]
    if unknown:
        return not_assessed(unknown)
    found = ctx.timeline.run(ctx.book.limit("seizure"), seizure, None, until)
    judged = found.judged
    if judged is None or judged.last_day is None:
        return not_assessed(found.missing, judged, until=until)
    if judged.timing is Timing.LATE:
        return finding(judged, until=until, last_day=judged.last_day)
    if judged.timing is not Timing.IN_TIME:
        return not_assessed(found.missing, judged, until=until)
    untold = untold_rights_of_seizure(ctx, seizure, judged)
    return (
        not_assessed(untold, judged, until=until)
        if untold
        else satisfied(judged, until=until, last_day=judged.last_day)
    )
