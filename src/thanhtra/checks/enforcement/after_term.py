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
    """The term runs from delivery; delivery cannot come before the decision, so its own day already gives the earliest end."""
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
    term = (TimeLimit(stated.amount, Unit(stated.unit)),) if stated else judged.branch.terms if judged.branch else ()
    if judged.due is None or not term or term[0].unit is Unit.HOUR:
        return lacks(judged.missing or [f"fact:events[{decision}].execute_within"], judged)
    due = asked.book.due_date(start, term).due_day
    if due is None:
        return lacks(judged.missing or judged.due.missing, judged)
    if day <= due:
        return no(judged, actual=day, last_day=due)
    if known:
        return yes(judged, actual=day, last_day=due)
    missing = tuple(f"fact:events[{i}].on" for i in delivered) or asked.unknown("decision_delivered")
    return lacks(missing, judged, actual=day) if missing else no(judged, actual=day, last_day="—")
