"""Was the decision corrected, amended or annulled in part within its year?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Assessment, Timing, assess, limitation, sanctions_of
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
def answer(ctx: CheckContext) -> Verdict | None:
    """A year from the faulty decision, and not once the act is time-barred; no limit for confiscation and remedies, nor after a complaint, a denunciation or a suit (Đ15.2)."""
    if ctx.event.kind == "decision_annulled" and getattr(ctx.event, "scope", "whole") == "whole":
        return None
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day, issued = ctx.event.day, ctx.ix.events[decision].day
    if day is None or issued is None:
        return not_assessed(ctx.field("on") if day is None else f"fact:events[{decision}].on")
    judged = assess(ctx.book, ctx.book.limit("correction"), issued, None, 0, 0)
    last = judged.due.due_day if judged.due else None
    if last is None:
        return not_assessed(judged.missing, judged, actual=day)
    acts = set(ctx.ix.acts[ctx.at])
    if any(i < ctx.at and not acts.isdisjoint(ctx.ix.acts[i]) for k in _OUTCOMES for i in ctx.ix.by_kind.get(k, ())):
        return satisfied(judged, actual=day)
    sanctions = sanctions_of(ctx.ix, decision)
    if any(s.remedies or any(a.measure == "confiscate" for a in s.additional or ()) for s in sanctions):
        narrow = day > last and getattr(ctx.event, "sanctions", None) is None
        return not_assessed(ctx.field("sanctions"), judged, actual=day, last_day=last) if narrow else satisfied(judged, actual=day)
    if day <= last:
        return _acts_in_time(ctx, decision, day, judged, last)
    unknown = ctx.unknown(*_OUTCOMES)
    untold = [f"fact:events[{decision}].sanctions[{s.act}].{n}" for s in sanctions for n in ("additional", "remedies") if getattr(s, n) is None]
    if not sanctions:
        untold = [f"fact:events[{decision}].sanctions"]
    return not_assessed((*unknown, *untold), judged, actual=day, last_day=last) if unknown or untold else finding(judged, actual=day, last_day=last)


def _acts_in_time(ctx: CheckContext, decision: int, day: date, judged: Assessment, last: date) -> Verdict:
    """Nor is a decision corrected once the limitation of its act has run out (Đ15.1.a)."""
    own = set(ctx.ix.acts[decision])
    missing: list[str] = []
    for act in ctx.case.acts or ():
        if act.id not in own:
            continue
        found = limitation(ctx.ix, act, decision, ctx.book, day)
        if found.timing is Timing.LATE:
            return finding(found, actual=day, last_day=found.last_day)
        if found.timing is not Timing.IN_TIME:
            missing += found.missing
    return not_assessed(missing, judged, actual=day, last_day=last) if missing else satisfied(judged, actual=day)
