"""Was enforcement ordered only after the term to execute had run out?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import judge
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Defect, Unit


@check(
    "ENF01",
    "enforcement.after-the-term",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Quyết định cưỡng chế có được ban hành sau khi hết thời hạn thi hành không?",
    en="Was enforcement ordered only after the term to execute had run out?",
    wrong=(
        "cưỡng chế ngày {actual} khi thời hạn thi hành còn đến {last_day}",
        "enforcement was ordered on {actual} while the term to execute ran to {last_day}",
    ),
    right=("cưỡng chế ngày {actual}, sau hạn thi hành {last_day}", "enforcement of {actual} came after the term to execute, {last_day}"),
    law=("15/2012/QH13 Đ73.1", "15/2012/QH13 Đ86.1"),
)
def answer(asked: Asked) -> Verdict | None:
    """The longer of the law's term and the stated one runs from delivery, which cannot come before the decision: its day gives the earliest end."""
    decision = asked.ix.of(asked.at, "decision")
    if decision is None:
        missing = asked.unknown("decision_issued", "spot_decision_issued")
        return lacks(missing[:1]) if missing else None
    day, event = asked.event.day, asked.ix.events[decision]
    if day is None or event.day is None:
        return lacks([asked.field("on")] if day is None else [f"fact:events[{decision}].on"])
    delivered = [i for i in asked.ix.hanging(decision, "decision_delivered") if i < asked.at]
    known = [d for i in delivered if (d := asked.ix.events[i].day)]
    start = min(known) if known else event.day
    stated = getattr(event, "execute_within", None)
    judged = judge(asked.book, asked.book.limit("execution"), start, None, 0, 0)
    if judged.due is None or judged.due.due_day is None or (stated and stated.unit == Unit.HOUR):
        return lacks(judged.missing or [f"fact:events[{decision}].execute_within"], judged)
    longer = asked.book.due_date(start, (TimeLimit(stated.amount, Unit(stated.unit)),)) if stated else judged.due
    if longer.due_day is None:
        return lacks(longer.missing, judged)
    due = max(judged.due.due_day, longer.due_day)
    if day <= due:
        return no(judged, actual=day, last_day=due)
    if known:
        return yes(judged, actual=day, last_day=due)
    missing = tuple(f"fact:events[{i}].on" for i in delivered) or asked.unknown("decision_delivered")
    return lacks(missing, judged, actual=day) if missing else no(judged, actual=day, last_day="—")
