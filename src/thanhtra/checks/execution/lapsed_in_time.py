"""Had the limitation of execution run out when the decision was declared lapsed?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing
from thanhtra.terms import Defect


@check(
    "EXE17",
    "execution.lapsed-not-early",
    about="execution_lapsed",
    defect=Defect.DUTY,
    vi="Khi xác định hết thời hiệu thi hành, thời hiệu đã hết chưa?",
    en="Had the limitation of execution run out when the decision was declared lapsed?",
    wrong=(
        "ngày {actual} thời hiệu thi hành chưa hết (đến hết ngày {last_day})",
        "on {actual} the limitation of execution had not run out: it runs to {last_day}",
    ),
    right=(
        "ngày {actual} thời hiệu thi hành đã hết (đến hết ngày {last_day})",
        "on {actual} the limitation of execution had run out: it ran to {last_day}",
    ),
    law="15/2012/QH13 Đ74.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A year from the decision, anew from the end of an evasion (Đ74.2)."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    found = ctx.timeline.against("enforcement-limitation", decision, ctx.at)
    judged, day = found.judged, ctx.event.day
    if day is None or judged is None:
        return not_assessed(ctx.field("on") if day is None else found.missing)
    if judged.timing is Timing.LATE:
        return satisfied(judged, actual=day, last_day=judged.last_day)
    if judged.timing is Timing.IN_TIME:
        return finding(judged, actual=day, last_day=judged.last_day)
    return not_assessed(found.missing, judged if judged.law_on else None)
