"""Were goods held to secure execution released once the decision had been executed?"""

from __future__ import annotations

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.handing_back import days_of, let_go, things_of
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import borne_out
from thanhtra.terms import Defect


@check(
    "SEI05",
    "seizure.released-when-its-ground-is-gone",
    about="goods_seized",
    defect=Defect.DUTY,
    vi="Tang vật, phương tiện, giấy tờ tạm giữ có được trả ngay sau khi thi hành xong quyết định không?",
    en="Were the goods and papers held released at once when the decision had been executed?",
    wrong=(
        "quyết định thi hành xong ngày {executed} nhưng tang vật, giấy tờ tạm giữ ngày {actual} không được trả lại",
        "the decision was executed on {executed}, and what was seized on {actual} was not released",
    ),
    right=(
        "việc tạm giữ đã chấm dứt khi quyết định thi hành xong",
        "the seizure ended when the decision had been executed",
    ),
    law=("15/2012/QH13 Đ125.2", "15/2012/QH13 Đ126.2"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """``Ngay`` has no figure: the same day or earlier is in order, later cannot be measured, never is a finding. Of several things each."""
    kinds = ("execution_completed",)
    executed = ctx.ix.first_alike(kinds, ctx.at, ctx.at)
    while executed is not None and borne_out(ctx.ix, executed) is False:
        executed = ctx.ix.first_alike(kinds, ctx.at, executed)
    if executed is None:
        return None
    said = borne_out(ctx.ix, executed)
    untold = said if isinstance(said, tuple) else ()
    done = ctx.ix.events[executed].day
    ended = let_go(things_of(ctx.ix, ctx.at))
    if ended is None:
        if executed + 1 == len(ctx.ix.events) and (done is None or ctx.as_of is None or ctx.as_of <= done):
            return None
        missing = (*untold, *ctx.unknown("seizure_ended"))
        return not_assessed(missing) if missing else finding(executed=done)
    days = days_of(ctx.ix, ended)
    if days is None or done is None:
        return not_assessed([event_fact(i, "on") for i in (executed, *ended) if ctx.ix.events[i].day is None])
    return satisfied(executed=done) if max(days) <= done else not_assessed((*untold, "law:no-figure"), executed=done)
