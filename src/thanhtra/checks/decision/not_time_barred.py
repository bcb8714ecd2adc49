"""Was the act still within its limitation when the decision was issued?"""

from __future__ import annotations

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import Deferred, Timing, limitation, surely_within
from thanhtra.terms import Defect


@check(
    "DEC04",
    "decision.not-time-barred",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    defect=Defect.BARRED,
    vi="Quyết định có được ban hành khi còn thời hiệu xử phạt không?",
    en="Was the act still within its limitation when the decision was issued?",
    wrong=(
        "quyết định ngày {actual} ban hành khi đã hết thời hiệu xử phạt hành vi {act} (đến hết ngày {last_day})",
        "the decision of {actual} came after the limitation of act {act} ran out on {last_day}",
    ),
    right=(
        "quyết định ngày {actual} ban hành khi còn thời hiệu xử phạt hành vi {act}",
        "the decision of {actual} is within the limitation of act {act}",
    ),
    law=("15/2012/QH13 Đ6.1", "15/2012/QH13 Đ65.1.c"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The limitation is judged on the day of the decision; an act said to have begun after it has a wrong day."""
    act, day = ctx.act, ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    if act is None:
        return not_assessed(listed_fact("acts", ctx.act_id))
    if act.began is not None and act.began > day:
        return not_assessed(ctx.of_act("began"), act=act.id, actual=day)
    if surely_within(ctx.ix, act, ctx.at, ctx.book, day):
        return in_order(Deferred(limitation, ctx.ix, act, ctx.at, ctx.book, day), {"act": act.id, "actual": day})
    found = limitation(ctx.ix, act, ctx.at, ctx.book, day)
    if found.timing is Timing.IN_TIME:
        return in_order(found, {"act": act.id, "actual": day})
    if found.timing is Timing.LATE:
        return finding(found, act=act.id, actual=day, last_day=found.last_day)
    return not_assessed(found.missing, found, act=act.id, actual=day)
