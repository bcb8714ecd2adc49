"""Was enforcement ordered before the limitation of the decision ran out?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, decision_of
from thanhtra.terms import Defect


@check(
    "ENF02",
    "enforcement.within-limitation",
    about=("enforcement_ordered", "enforcement_carried_out"),
    defect=Defect.UNENFORCEABLE,
    vi="Quyết định cưỡng chế có được ban hành, thi hành trong thời hiệu thi hành không?",
    en="Was enforcement ordered, and carried out, before the limitation of the decision ran out?",
    wrong=(
        "{what_vi} ngày {actual} khi thời hiệu thi hành đã hết (đến hết ngày {last_day})",
        "{what_en} on {actual}, after the limitation ran out on {last_day}",
    ),
    right=(
        "{what_vi} ngày {actual} còn thời hiệu thi hành (đến hết ngày {last_day})",
        "{what_en} of {actual} is within the limitation, which runs to {last_day}",
    ),
    law="15/2012/QH13 Đ74.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """One year from the decision, from the end of an evasion or a change if there was one; remedies and confiscation outlive it. The order is also carried out inside it (Đ88.2a)."""
    decision = decision_of(ctx.ix, ctx.at)
    if decision is None:
        missing = ctx.unknown("decision_issued", "spot_decision_issued")
        return not_assessed(missing[:1]) if missing else None
    if ctx.ix.events[decision].kind not in ctx.book.limit("enforcement-limitation").counted_from:
        return None  # a decision not to sanction orders measures alone, which outlive it
    found = ctx.timeline.against("enforcement-limitation", decision, ctx.at)
    judged, day = found.judged, ctx.event.day
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return satisfied(judged, actual=day, last_day=judged.last_day)
    if judged.timing is Timing.LATE:
        return finding(judged, actual=day, last_day=judged.last_day)
    return not_assessed(found.missing, judged if judged.law_on else None, actual=day)
