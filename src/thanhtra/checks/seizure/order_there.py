"""Was there an order for the seizure, or were the goods given back at once?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.handing_back import days_of, let_go, orders_of, things_of
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

_REPORTED: Final = timedelta(days=1)
"""The report is due within 24 hours; goods without an order are given back at once (Đ125.4)."""


@check(
    "SEI13",
    "seizure.order-there",
    about="goods_seized",
    defect=Defect.DUTY,
    vi="Việc tạm giữ có quyết định tạm giữ, hoặc tang vật có được trả lại ngay không?",
    en="Was there an order for the seizure, or were the goods given back at once?",
    wrong=(
        "tạm giữ ngày {actual}, đến ngày {held} vẫn giữ nhưng không có quyết định tạm giữ",
        "seized on {actual}, still held on {held} without any order",
    ),
    right=(
        "việc tạm giữ ngày {actual} có quyết định hoặc đã trả lại",
        "the seizure of {actual} was ordered, or the goods were given back",
    ),
    law="15/2012/QH13 Đ125.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Of a seizure reported, only when the goods went back is asked: without an order they go at once. What is held till the report is due may yet be ordered. Of several things the last to go."""
    day = ctx.event.day
    orders = orders_of(ctx.ix, ctx.at)
    if orders:
        return satisfied()
    reported = ctx.ix.dependents(ctx.at, "seizure_reported")
    if day is None or (reported and not ctx.ix.dependents(ctx.at, "seizure_ended")):
        return None
    asked = [d for i in reported if (d := ctx.ix.events[i].day) is not None]
    gone = let_go(things_of(ctx.ix, ctx.at))
    ended = None if gone is None else days_of(ctx.ix, gone)
    if (gone is not None and ended is None) or (reported and len(asked) < len(reported)):
        return None
    seen = [d for d in (ctx.ix.latest_behind(ctx.at), ctx.as_of) if d is not None]
    held = max(ended) if ended else max(seen, default=None)
    if held is None:
        return None
    if held - max([day, *asked]) > _REPORTED:
        return (
            finding(held=held)
            if ctx.ix.denies(event_token("seizure_ordered"))
            else not_assessed(event_token("seizure_ordered"), None, held=held)
        )
    return satisfied() if ended else None
