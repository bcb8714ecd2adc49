"""Were goods held to secure execution released once the decision had been executed?"""

from __future__ import annotations

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
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
    """``Ngay`` has no figure: the same day or earlier is in order, later cannot be measured, never is a finding."""
    executed = ctx.ix.first_alike(("execution_completed",), ctx.at, ctx.at)
    if executed is None:
        return None
    done = ctx.ix.events[executed].day
    ended = ctx.ix.dependents(ctx.at, "seizure_ended")
    if not ended:
        if executed + 1 == len(ctx.ix.events) and (done is None or ctx.as_of is None or ctx.as_of <= done):
            return None
        missing = ctx.unknown("seizure_ended")
        return not_assessed(missing) if missing else finding(executed=done)
    days = [ctx.ix.events[i].day for i in ended]
    unknown = [event_fact(i, "on") for i in (executed, *ended) if ctx.ix.events[i].day is None]
    if unknown or done is None:
        return not_assessed(unknown)
    return (
        satisfied(executed=done)
        if all(d is not None and d <= done for d in days)
        else not_assessed("law:no-figure", executed=done)
    )
