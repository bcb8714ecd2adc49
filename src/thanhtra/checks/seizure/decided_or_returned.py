"""Did a decision follow the report of the seizure, or were the goods given back?"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.handing_back import days_of, let_go, orders_of, things_of
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

_AT_ONCE: Final = timedelta(days=1)
"""Goods back the day after the report went back at once; later ones are SEI13's."""


@check(
    "SEI02",
    "seizure.decided-or-returned",
    about="seizure_reported",
    defect=Defect.DUTY,
    vi="Sau khi báo cáo, việc tạm giữ có được quyết định hoặc tang vật có được trả lại không?",
    en="Did a decision follow the report of the seizure, or were the goods given back?",
    wrong=(
        "việc tạm giữ được báo cáo ngày {actual} nhưng không có quyết định tạm giữ và không trả lại tang vật",
        "the seizure was reported on {actual}; no decision followed and nothing was given back",
    ),
    right=(
        "việc tạm giữ đã được quyết định hoặc tang vật đã được trả lại",
        "the seizure was decided, or the goods given back",
    ),
    law="15/2012/QH13 Đ125.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Either order or release, whenever it stands in the file; whether a release came soon enough is SEI13's. Not asked of a report nothing has followed yet. Of several things each."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    if orders_of(ctx.ix, seizure):
        return satisfied()
    ended = let_go(things_of(ctx.ix, seizure))
    if ended is not None:
        back, known = days_of(ctx.ix, ended), days_of(ctx.ix, (seizure, ctx.at))
        if back is None or known is None:
            return not_assessed(
                [event_fact(i, "on") for i in (seizure, ctx.at, *ended) if ctx.ix.events[i].day is None]
            )
        return satisfied() if max(back) <= max(known) + _AT_ONCE else None
    if not ctx.looked_back:
        return None
    missing = ctx.unknown("seizure_ordered", "seizure_ended")
    return not_assessed(missing) if missing else finding()
