"""Was the complaint lodged in time?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.doubting import LEFT_UNRESOLVED
from thanhtra.checks.verdict import SATISFIED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import StepAssessment, Timing, named_by, sharers
from thanhtra.terms import Defect


@check(
    "COM01",
    "complaint.lodged-in-time",
    about="complaint_lodged",
    defect=Defect.DUTY,
    vi="Khiếu nại có được gửi trong thời hiệu không?",
    en="Was the complaint lodged in time?",
    wrong=(
        "khiếu nại ngày {actual} khi thời hiệu đã hết (đến hết ngày {last_day})",
        "the complaint of {actual} came after its last day, {last_day}",
    ),
    right=(
        "khiếu nại ngày {actual} còn thời hiệu (đến hết ngày {last_day})",
        "the complaint of {actual} is in time, last day {last_day}",
    ),
    law="15/2012/QH13 Đ15.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """90 days from receiving the decision or learning of it; a second complaint 30 days from the first resolution, 45 in remote places. Each violator's own: what became of another's makes none the second."""
    target = ctx.ix.referent(ctx.at, "against")
    if target is None:
        return not_assessed(ctx.field("against"))
    for slug in ("second-complaint", "complaint"):
        found = ctx.timeline.step(slug, ctx.at)
        if isinstance(found, StepAssessment) and found.trigger is not None:
            verdict = _verdict_on(found, ctx.event.day)
            again = verdict.answer == SATISFIED and slug == "complaint" and _may_be_the_second(ctx, target)
            return not_assessed(LEFT_UNRESOLVED, verdict.rests_on, actual=ctx.event.day) if again else verdict
    whose = ctx.timeline.may_meet("second-complaint", ctx.at)
    return not_assessed(whose) if whose else None


_MOST_LOOKED_AT: Final = 16
"""So many earlier complaints are looked at."""


def _may_be_the_second(ctx: CheckContext, target: int) -> bool:
    """Whether a complaint of the same violator was accepted and left unresolved past its term, and the thirty days for a second one after that are over too."""
    ix, day = ctx.ix, ctx.event.day
    shared = sharers(ix, target)
    mine = named_by(ix, shared, ctx.at)
    for at in ix.before(target, "complaint_lodged", ctx.at)[:_MOST_LOOKED_AT]:
        if ix.dependents(at, "complaint_resolved") and min(ix.dependents(at, "complaint_resolved")) < ctx.at:
            continue
        theirs = named_by(ix, shared, at)
        if shared and mine is not None and theirs is not None and set(mine).isdisjoint(theirs):
            continue
        for accepted in ix.before(at, "complaint_accepted", ctx.at):
            second = ctx.timeline.following("second-complaint", "complaint-resolution", accepted, ctx.at)
            if second is not None and second.last_day is not None and day is not None and day > second.last_day:
                return True
    return False


def _verdict_on(found: StepAssessment, day: date | None) -> Verdict:
    judged = found.judged
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return satisfied(judged, actual=day, last_day=judged.last_day)
    if judged.timing is Timing.LATE:
        return finding(judged, actual=day, last_day=judged.last_day)
    return not_assessed(found.missing, judged, actual=day)
