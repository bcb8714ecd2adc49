"""Was the decision corrected, amended or annulled in part within its year?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Judgement, Timing, judge, limitation, sanctions_of
from thanhtra.terms import Defect

_OUTCOMES = ("complaint_resolved", "judgment_given")


@check(
    "COR02",
    "change.within-its-year",
    about=("decision_corrected", "decision_amended", "decision_annulled"),
    defect=Defect.DUTY,
    vi="Việc đính chính, sửa đổi, hủy bỏ một phần có trong thời hạn 01 năm không?",
    en="Was the decision corrected, amended or annulled in part within its year?",
    wrong=("{what_vi} ngày {actual}, khi thời hạn đã hết ngày {last_day}", "{what_en} on {actual}, after the last day for it, {last_day}"),
    right=("{what_vi} ngày {actual} đúng thời hạn", "{what_en} on {actual}, in time"),
    law="118/2021/NĐ-CP Đ15.1.a",
)
def answer(asked: Asked) -> Verdict | None:
    """A year from the faulty decision, and not once the act is time-barred; no limit for confiscation and remedies, nor after a complaint, a denunciation or a suit (Đ15.2)."""
    if asked.event.kind == "decision_annulled" and getattr(asked.event, "scope", "whole") == "whole":
        return None
    decision, missing = asked.decided()
    if decision is None:
        return lacks(missing) if missing else None
    day, issued = asked.event.day, asked.ix.events[decision].day
    if day is None or issued is None:
        return lacks(asked.field("on") if day is None else f"fact:events[{decision}].on")
    judged = judge(asked.book, asked.book.limit("correction"), issued, None, 0, 0)
    last = judged.due.due_day if judged.due else None
    if last is None:
        return lacks(judged.missing, judged, actual=day)
    acts = set(asked.ix.acts[asked.at])
    if any(i < asked.at and not acts.isdisjoint(asked.ix.acts[i]) for k in _OUTCOMES for i in asked.ix.by_kind.get(k, ())):
        return yes(judged, actual=day)
    sanctions = sanctions_of(asked.ix, decision)
    if any(s.remedies or any(a.measure == "confiscate" for a in s.additional or ()) for s in sanctions):
        narrow = day > last and getattr(asked.event, "sanctions", None) is None
        return lacks(asked.field("sanctions"), judged, actual=day, last_day=last) if narrow else yes(judged, actual=day)
    if day <= last:
        return _acts_in_time(asked, decision, day, judged, last)
    unknown = asked.unknown(*_OUTCOMES)
    untold = [f"fact:events[{decision}].sanctions[{s.act}].{n}" for s in sanctions for n in ("additional", "remedies") if getattr(s, n) is None]
    if not sanctions:
        untold = [f"fact:events[{decision}].sanctions"]
    return lacks((*unknown, *untold), judged, actual=day, last_day=last) if unknown or untold else no(judged, actual=day, last_day=last)


def _acts_in_time(asked: Asked, decision: int, day: date, judged: Judgement, last: date) -> Verdict:
    """Nor is a decision corrected once the limitation of its act has run out (Đ15.1.a)."""
    own = set(asked.ix.acts[decision])
    missing: list[str] = []
    for act in asked.case.acts or ():
        if act.id not in own:
            continue
        found = limitation(asked.ix, act, decision, asked.book, day)
        if found.timing is Timing.LATE:
            return no(found, actual=day, last_day=found.last_day)
        if found.timing is not Timing.IN_TIME:
            missing += found.missing
    return lacks(missing, judged, actual=day, last_day=last) if missing else yes(judged, actual=day)
