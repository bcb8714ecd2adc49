"""Were goods seized for their valuation valued in time?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time, within
from thanhtra.checks.verdict import Verdict, not_assessed
from thanhtra.deadlines import stands_for
from thanhtra.terms import Defect


def _ask(ctx: CheckContext) -> Verdict | None:
    """From the seizure order where one is on file, else from the taking; twice the hours where extended, which ended on 2025-07-01.

    What was valued in time once is not late when it is valued again.
    """
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    basis = ctx.ix.event(seizure, ev.GoodsSeized).basis
    if basis is None:
        return not_assessed(event_fact(seizure, "basis"))
    if basis != "value":
        return None
    met = stands_for(ctx.timeline, ctx.book.limit("valuation"), seizure, ctx.at)
    return within(ctx, "valuation") if met is None else answer_of(ctx.timeline.against("valuation", seizure, met))


CHECK = in_time(
    "SEI07",
    "seizure.valued-in-time",
    about="goods_valued",
    limit="valuation",
    defect=Defect.DUTY,
    vi="Tang vật, phương tiện tạm giữ để xác định giá trị có được xác định giá trị trong thời hạn không?",
    en="Were goods seized for their valuation valued in time?",
    what=("Xác định giá trị tang vật, phương tiện", "the valuation"),
    module=__name__,
    ask=_ask,
)
