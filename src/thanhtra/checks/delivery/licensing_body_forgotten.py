"""Was the licensing body told at all of the withdrawal?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import sanctions_of
from thanhtra.terms import Defect


@check(
    "DEL03",
    "delivery.licensing-body-told",
    about="decision_issued",
    defect=Defect.DUTY,
    vi="Quyết định tước giấy phép có được gửi cho cơ quan đã cấp giấy phép không?",
    en="Was the licensing body told at all of the withdrawal?",
    wrong=(
        "quyết định ngày {actual} tước quyền sử dụng giấy phép nhưng không được gửi cho cơ quan đã cấp giấy phép (thời hạn đến hết ngày {last_day})",
        "the decision of {actual} withdraws a licence and was not sent to the licensing body, due by {last_day}",
    ),
    right=(
        "quyết định tước quyền sử dụng giấy phép đã được gửi cho cơ quan đã cấp giấy phép",
        "the withdrawal was sent to the licensing body",
    ),
    law="15/2012/QH13 Đ80.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of a withdrawal whose time for telling is over on the day of the review."""
    day = ctx.event.day
    if not _withdraws(ctx):
        return None
    if day is None:
        return not_assessed(ctx.field("on"))
    limit = ctx.timeline.due("licence-notice", ctx.at, len(ctx.ix.events))
    sent = ctx.ix.dependents(ctx.at, "decision_sent")
    if any(ctx.ix.event(i, ev.DecisionSent).to == "licensing-body" for i in sent):
        return satisfied(limit)
    last = limit.last_day or day if limit is not None else day
    if ctx.as_of is None or ctx.as_of <= last:
        return None
    unnamed = [event_fact(i, "to") for i in sent if ctx.ix.event(i, ev.DecisionSent).to is None]
    missing = (*unnamed, *ctx.unknown("decision_sent"))
    return (
        not_assessed(missing, limit, actual=day, last_day=last)
        if missing
        else finding(limit, actual=day, last_day=last)
    )


def _withdraws(ctx: CheckContext) -> bool:
    for one in sanctions_of(ctx.ix, ctx.at):
        for measure in one.additional or ():
            if measure.measure == "withdraw-licence":
                return True
    return False
