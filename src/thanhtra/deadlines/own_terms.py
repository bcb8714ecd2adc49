"""A limit by a term that one part of it has of its own (thời hạn riêng của từng biện pháp)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra.deadlines.assessment import LimitQuestion, Timing, assess
from thanhtra.deadlines.changing import changed
from thanhtra.deadlines.stayed import stayed
from thanhtra.deadlines.step_assessment import StepAssessment

if TYPE_CHECKING:
    from thanhtra.deadlines.timeline import Timeline
    from thanhtra.reckoning import TimeLimit
    from thanhtra.rulebook import Clock


def by_own_term(
    line: Timeline, clock: Clock, of: int, term: TimeLimit, actual: date | None, of_one: frozenset[str] | None
) -> StepAssessment:
    """How the day ``actual`` stands to ``term`` counted from the start of the limit of event ``of``; a start not known exactly tells only what is surely in time."""
    start = line.start(clock.slug, of, len(line.ix.events), of_one)
    if start.low is None:
        return StepAssessment(of, None, start.missing, start.event, never=start.never)
    judged = assess(line.book, clock, LimitQuestion(start.low, actual, stated=term))
    if start.exact and judged.timing is Timing.LATE and actual is not None:
        open_ = stayed(line.ix, of, len(line.ix.events), of_one, judged, actual)
        judged = changed(judged, timing=Timing.ONLY_IF) if open_ else judged
        return StepAssessment(of, judged, open_, start.event)
    if start.exact:
        return StepAssessment(of, judged, (), start.event)
    if judged.timing is not Timing.IN_TIME:
        judged = changed(judged, timing=Timing.ONLY_IF, needs=())
    return StepAssessment(of, changed(judged, bound="earliest"), start.missing, start.event, never=start.never)
