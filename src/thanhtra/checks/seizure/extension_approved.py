"""Did the direct superior approve an extension that needs it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, applied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureExtended


@check(
    "SEI04",
    "seizure.extension-approved",
    about="seizure_extended",
    defect=Defect.DUTY,
    vi="Việc kéo dài thời hạn tạm giữ có được thủ trưởng trực tiếp cho phép khi luật đòi hỏi không?",
    en="Did the direct superior approve an extension of the seizure that needs it?",
    wrong=(
        "kéo dài tạm giữ đến ngày {until}, quá ngày {last_day}, do chính người giải quyết vụ việc quyết định",
        "the seizure was extended to {until}, past {last_day}, by the very official in charge",
    ),
    right=(
        "việc kéo dài tạm giữ được cho phép, hoặc không cần cho phép",
        "the extension was approved, or needed no approval",
    ),
    law="15/2012/QH13 Đ125.8",
)
def answer(ctx: CheckContext[SeizureExtended]) -> Verdict | None:
    """Until 2021, past 30 days from the taking. Whether the one who approved is the direct superior is not in a file; that he is another is."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    day, taken = ctx.event.day, ctx.ix.events[seizure].day
    if day is None or taken is None:
        return not_assessed([ctx.field("on")] if day is None else [event_fact(seizure, "on")])
    rule = applied(ctx.book, "seizure-extension", day)
    if not rule.flag("superior"):
        return None
    free = ctx.timeline.reaching("seizure-unapproved", seizure, ctx.at, "until")
    last = free.last_day if free is not None else None
    until = ctx.event.until
    approver = ctx.event.approved_by
    if until is None:
        return not_assessed(ctx.field("until"), rule)
    if free is not None and free.timing is Timing.REFUSED:
        return not_assessed(free.missing, rule)
    if free is None or last is None or free.timing is Timing.IN_TIME:
        return satisfied(rule)
    if approver is None or ctx.event.by is None:
        return not_assessed(
            [ctx.field(f) for f, value in (("approved_by", approver), ("by", ctx.event.by)) if value is None], rule
        )
    return finding(rule, until=until, last_day=last) if approver == ctx.event.by else satisfied(rule)
