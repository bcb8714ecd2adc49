"""Was the complaint lodged in time?"""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import event_token
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Judgement, Timing, judge, mask, received
from thanhtra.terms import Defect

_DECISIONS = frozenset({"decision_issued", "spot_decision_issued", "no_sanction_decided"})


@check(
    "COM01",
    "complaint.lodged-in-time",
    about="complaint_lodged",
    defect=Defect.DUTY,
    vi="Khiếu nại có được gửi trong thời hiệu không?",
    en="Was the complaint lodged in time?",
    wrong=("khiếu nại ngày {actual}, sau khi hết thời hiệu ngày {last_day}", "the complaint of {actual} came after its last day, {last_day}"),
    right=("khiếu nại ngày {actual} trong thời hiệu, đến {last_day}", "the complaint of {actual} is in time, last day {last_day}"),
    law="15/2012/QH13 Đ15.1",
)
def answer(asked: Asked) -> Verdict | None:
    """90 days from receiving the decision or learning of it; a second complaint 30 days from the first resolution, 45 in remote places."""
    target, day = asked.ix.of(asked.at, "against"), asked.event.day
    if target is None or asked.ix.events[target].kind not in _DECISIONS:
        return None if target is not None else lacks(asked.field("against"))
    if day is None:
        return lacks(asked.field("on"))
    first = _first_resolution(asked)
    if first is not None:
        start = asked.ix.events[first].day
        return lacks(f"fact:events[{first}].on") if start is None else _second(asked, start, day)
    learned: date | None = getattr(asked.event, "learned", None)
    missing: tuple[str, ...] = ()
    if learned is None:
        found = received(asked.ix, target, asked.at, asked.book)
        learned, missing = found.day, found.missing
    issued = asked.ix.events[target].day
    start = learned or issued
    if start is None:
        return lacks((*missing, f"fact:events[{target}].on"))
    judged = judge(asked.book, asked.book.limit("complaint"), start, day, 0, 0)
    return _told(judged, day, missing if learned is None else (), unknown=learned is None, field=asked.field("learned"))


def _told(judged: Judgement, day: date, missing: tuple[str, ...], *, unknown: bool, field: str) -> Verdict:
    """From the day of the decision the earliest end: in time from there is in time from any later receipt."""
    last = judged.due.due_day if judged.due else None
    if judged.timing is Timing.IN_TIME:
        return yes(judged, actual=day, last_day=last)
    if judged.timing is Timing.LATE and not unknown:
        return no(judged, actual=day, last_day=last)
    return lacks((*(missing or judged.missing), *((field,) if unknown else ())), judged, actual=day)


def _first_resolution(asked: Asked) -> int | None:
    acts = set(asked.ix.acts[asked.at])
    found = [i for i in asked.ix.by_kind.get("complaint_resolved", ()) if i < asked.at and not acts.isdisjoint(asked.ix.acts[i])]
    return found[0] if found else None


def _second(asked: Asked, start: date, day: date) -> Verdict:
    ground = "ground:remote-area"
    remote = any(i < asked.at and getattr(asked.ix.events[i], "ground", None) == "remote-area" for i in asked.ix.by_kind.get("ground_recorded", ()))
    bit = mask(("remote-area",))
    denied = asked.case.denies(ground) or asked.case.denies(event_token("ground_recorded"))
    judged = judge(asked.book, asked.book.limit("second-complaint"), start, day, bit if remote else 0, bit if denied and not remote else 0)
    last = judged.due.due_day if judged.due else None
    if judged.timing is Timing.ONLY_IF:
        return lacks(ground, judged, actual=day, last_day=last)
    return yes(judged, actual=day, last_day=last) if judged.timing is Timing.IN_TIME else no(judged, actual=day, last_day=last)
