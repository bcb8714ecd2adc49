"""Was the complaint lodged in time?"""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Assessment, Timing, assess, mask, received
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
def answer(ctx: CheckContext) -> Verdict | None:
    """90 days from receiving the decision or learning of it; a second complaint 30 days from the first resolution, 45 in remote places."""
    target, day = ctx.ix.referent(ctx.at, "against"), ctx.event.day
    if target is None or ctx.ix.events[target].kind not in _DECISIONS:
        return None if target is not None else not_assessed(ctx.field("against"))
    if day is None:
        return not_assessed(ctx.field("on"))
    first = _first_resolution(ctx)
    if first is not None:
        start = ctx.ix.events[first].day
        return not_assessed(f"fact:events[{first}].on") if start is None else _second(ctx, start, day)
    learned: date | None = getattr(ctx.event, "learned", None)
    missing: tuple[str, ...] = ()
    if learned is None:
        found = received(ctx.ix, target, ctx.at, ctx.book)
        learned, missing = found.day, found.missing
    issued = ctx.ix.events[target].day
    start = learned or issued
    if start is None:
        return not_assessed((*missing, f"fact:events[{target}].on"))
    judged = assess(ctx.book, ctx.book.limit("complaint"), start, day, 0, 0)
    return _verdict_on(judged, day, missing if learned is None else (), unknown=learned is None, field=ctx.field("learned"))


def _verdict_on(judged: Assessment, day: date, missing: tuple[str, ...], *, unknown: bool, field: str) -> Verdict:
    """From the day of the decision the earliest end: in time from there is in time from any later receipt."""
    last = judged.due.due_day if judged.due else None
    if judged.timing is Timing.IN_TIME:
        return satisfied(judged, actual=day, last_day=last)
    if judged.timing is Timing.LATE and not unknown:
        return finding(judged, actual=day, last_day=last)
    return not_assessed((*(missing or judged.missing), *((field,) if unknown else ())), judged, actual=day)


def _first_resolution(ctx: CheckContext) -> int | None:
    acts = set(ctx.ix.acts[ctx.at])
    found = [i for i in ctx.ix.by_kind.get("complaint_resolved", ()) if i < ctx.at and not acts.isdisjoint(ctx.ix.acts[i])]
    return found[0] if found else None


def _second(ctx: CheckContext, start: date, day: date) -> Verdict:
    ground = "ground:remote-area"
    remote = any(i < ctx.at and getattr(ctx.ix.events[i], "ground", None) == "remote-area" for i in ctx.ix.by_kind.get("ground_recorded", ()))
    bit = mask(("remote-area",))
    denied = ctx.case.denies(ground) or ctx.case.denies(event_token("ground_recorded"))
    judged = assess(ctx.book, ctx.book.limit("second-complaint"), start, day, bit if remote else 0, bit if denied and not remote else 0)
    last = judged.due.due_day if judged.due else None
    if judged.timing is Timing.ONLY_IF:
        return not_assessed(ground, judged, actual=day, last_day=last)
    return satisfied(judged, actual=day, last_day=last) if judged.timing is Timing.IN_TIME else finding(judged, actual=day, last_day=last)
