"""Was enforcement ordered before the limitation of the decision ran out?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, execution_limitation
from thanhtra.terms import Defect

_ALWAYS_DONE = date(2022, 1, 1)


@check(
    "ENF02",
    "enforcement.within-limitation",
    about="enforcement_ordered",
    defect=Defect.BARRED,
    vi="Quyết định cưỡng chế có được ban hành trong thời hiệu thi hành không?",
    en="Was enforcement ordered before the limitation of the decision ran out?",
    wrong=(
        "cưỡng chế ngày {actual} khi thời hiệu thi hành đã hết ngày {last_day}",
        "enforcement was ordered on {actual}, after the limitation ran out on {last_day}",
    ),
    right=("cưỡng chế ngày {actual} trong thời hiệu, đến {last_day}", "enforcement of {actual} is within the limitation, which runs to {last_day}"),
    law="15/2012/QH13 Đ74.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """One year from the decision, from the end of an evasion if there was one; remedies and confiscation outlive it."""
    decision = ctx.ix.referent(ctx.at, "decision")
    if decision is None:
        missing = ctx.unknown("decision_issued", "spot_decision_issued")
        return not_assessed(missing[:1]) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed([ctx.field("on")])
    found = execution_limitation(ctx.ix, decision, ctx.at, ctx.book, day)
    if found.timing is Timing.REFUSED:
        return not_assessed(found.missing, found if found.law_on else None)
    if found.timing is Timing.IN_TIME:
        return satisfied(found, actual=day, last_day=found.last_day)
    measures, issued = getattr(ctx.event, "measures", None), ctx.ix.events[decision].day
    if measures is not None and set(measures) == {"remedies"}:
        always = issued is not None and issued >= _ALWAYS_DONE
        return satisfied(found, actual=day, last_day=found.last_day) if always else not_assessed("law:15/2012/QH13 Đ74.1", found, actual=day)
    if found.timing is Timing.ONLY_IF:
        return not_assessed(found.missing, found, actual=day)
    return finding(found, actual=day, last_day=found.last_day)
