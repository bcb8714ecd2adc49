"""Was enforcement ordered before the limitation of the decision ran out?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import judge, limited_by
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
def answer(asked: Asked) -> Verdict | None:
    """One year from the decision, from the end of an evasion if there was one; remedies and confiscation outlive it."""
    decision = asked.ix.of(asked.at, "decision")
    if decision is None:
        missing = asked.unknown("decision_issued", "spot_decision_issued")
        return lacks(missing[:1]) if missing else None
    first = limited_by(asked.ix, decision, asked.book)
    day, issued = asked.event.day, asked.ix.events[first].day
    if day is None or issued is None:
        return lacks([asked.field("on")] if day is None else [f"fact:events[{first}].on"])
    evaded = [i for i in asked.ix.hanging(decision, "evasion_found") if i < asked.at]
    ends = [getattr(asked.ix.events[i], "until", None) for i in evaded]
    if None in ends:
        return lacks([f"fact:events[{i}].until" for i, end in zip(evaded, ends, strict=True) if end is None])
    start = max([issued, *(e for e in ends if e is not None)])
    judged = judge(asked.book, asked.book.limit("enforcement-limitation"), start, day, 0, 0)
    last = judged.due.due_day if judged.due else None
    if last is None:
        return lacks(judged.missing, judged)
    if day <= last:
        return yes(judged, actual=day, last_day=last)
    measures = getattr(asked.event, "measures", None)
    if measures is not None and set(measures) == {"remedies"}:
        return yes(judged, actual=day, last_day=last) if issued >= _ALWAYS_DONE else lacks("law:15/2012/QH13 Đ74.1", judged, actual=day)
    return no(judged, actual=day, last_day=last)
