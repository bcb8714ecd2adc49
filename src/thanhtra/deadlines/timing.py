"""One step of a file judged against one limit: its clock found, its grounds read, its day judged."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from thanhtra.casefile import Index, event_token, ground_token
from thanhtra.deadlines.after_decision import AFTER_ANNULMENT
from thanhtra.deadlines.clocks import grounds_at, minutes_around, moment, triggers
from thanhtra.deadlines.controls import clock, control_missing, control_of, started
from thanhtra.deadlines.controls import judged as of_control
from thanhtra.deadlines.deferred import Deferred
from thanhtra.deadlines.grounds import mask
from thanhtra.deadlines.judging import INSTANT, Assessment, Moment, Timing, assess, surely_in_time
from thanhtra.errors import LawError
from thanhtra.law import GoverningDay
from thanhtra.rulebook import LimitRule, Rulebook
from thanhtra.terms import Unit


class StepAssessment(NamedTuple):
    """``judged`` is None when the clock's start is not on file; ``missing`` then says which fact is. ``trigger`` set it running."""

    trigger: int | None
    judged: Assessment | None
    missing: tuple[str, ...]


_GRAVITY = {Timing.LATE: 3, Timing.ONLY_IF: 2, Timing.REFUSED: 2, Timing.NO_FIGURE: 1, Timing.IN_TIME: 0}


def in_plain_time(ix: Index, rule: LimitRule, at: int, book: Rulebook) -> Deferred[Assessment] | None:
    """Step ``at`` judged by the plain last day alone, which grounds only move later, where one event set the limit running; None says nothing.

    Most steps of most files are in time so, and nothing more is worked out of them until their answer is read.
    """
    if not rule.by_days:
        return None
    found = triggers(ix, rule, at)
    if len(found) != 1:
        return None
    days, trigger = ix.days, found[0]
    start, actual = days[trigger], days[at]
    if start is None or actual is None or not surely_in_time(book, rule, start, actual):
        return None
    return Deferred(_judged, ix, rule, trigger, at, book, start, actual)


def timed(ix: Index, rule: LimitRule, at: int, book: Rulebook) -> StepAssessment | None:
    """Judge step ``at`` against ``rule``; the gravest of several clocks. None when the file says the clock never started."""
    if rule.day is GoverningDay.CONTROL:
        return _of_control(ix, rule, at, book)
    found = triggers(ix, rule, at)
    if not found:
        return _unstarted(ix, rule, at)
    if len(found) == 1:
        return _against(ix, rule, found[0], at, book)
    worst: StepAssessment | None = None
    for trigger in found:
        one = _against(ix, rule, trigger, at, book)
        if worst is None or _gravity(one) > _gravity(worst):
            worst = one
    return worst


def _of_control(ix: Index, rule: LimitRule, at: int, book: Rulebook) -> StepAssessment | None:
    """A step of an inspection or examination: its clock is that control's own, its law that of the control's decision."""
    control = control_of(ix, at)
    if control is None:
        missing = control_missing(ix, at, rule.counted_from[0].partition("_")[0])
        return StepAssessment(None, None, missing) if missing else None
    start = started(control, rule, at)
    if start is None:
        kinds = clock(rule, control.day) if control.day is not None else rule.counted_from
        tokens = tuple(t for t in (event_token(k) for k in kinds) if not ix.case.denies(t))
        return StepAssessment(None, None, tokens[:1]) if tokens else None
    unknown = tuple(f"fact:events[{i}].on" for i in dict.fromkeys((control.opened, start, at)) if ix.events[i].day is None)
    if unknown:
        return StepAssessment(start, None, unknown)
    found = of_control(control, rule, book, start, at, ix.events[at].day)
    grounds = tuple(ground_token(g) for g in found.needs)
    return StepAssessment(start, found, (*grounds, *found.missing))


def _gravity(one: StepAssessment) -> int:
    return 2 if one.judged is None else _GRAVITY[one.judged.timing]


def _unstarted(ix: Index, rule: LimitRule, at: int) -> StepAssessment | None:
    day = ix.events[at].day
    if rule.slug == AFTER_ANNULMENT and day is not None:
        try:
            rule.versions.version_on(day)
        except LawError as e:
            return StepAssessment(None, None, (e.token,))
    refs = ix.refs[at]
    for field, target in refs.items():
        if target is None and any(k in ix.by_kind for k in rule.counted_from) and getattr(ix.events[at], field) is None and field != "replaces":
            return StepAssessment(None, None, (f"fact:events[{at}].{field}",))
    missing = tuple(t for t in (event_token(k) for k in rule.counted_from) if not ix.case.denies(t))
    return StepAssessment(None, None, missing[:1]) if missing else None


def _against(ix: Index, rule: LimitRule, trigger: int, at: int, book: Rulebook) -> StepAssessment:
    events = ix.events
    hours = rule.in_hours
    start = moment(events[trigger], Unit.HOUR) if hours else events[trigger].day
    actual = moment(events[at], Unit.HOUR) if hours else events[at].day
    if start is None or actual is None:
        return StepAssessment(trigger, None, tuple(f"fact:events[{i}].on" for i, m in ((trigger, start), (at, actual)) if m is None))
    judged = _judged(ix, rule, trigger, at, book, start, actual)
    if rule.slug == AFTER_ANNULMENT and judged.timing in (Timing.LATE, Timing.ONLY_IF):
        return _new_decision(ix, rule, trigger, at, book, judged)
    return StepAssessment(trigger, judged, missing_of(ix, judged, trigger, at))


def _judged(ix: Index, rule: LimitRule, trigger: int, at: int, book: Rulebook, start: Moment, actual: Moment) -> Assessment:
    given, denied, clocks = grounds_at(ix, trigger, at)
    return assess(book, rule, start, actual, given, denied, clocks)


def _new_decision(ix: Index, rule: LimitRule, trigger: int, at: int, book: Rulebook, judged: Assessment) -> StepAssessment:
    """Whether the minutes a new decision needs are themselves a verification is a reading: chosen, or named as what is missing."""
    given, denied, clocks = grounds_at(ix, trigger, at)
    assert judged.actual is not None  # noqa: S101 - the caller has looked
    bit = mask(("verification",))
    longer = assess(book, rule, judged.start, judged.actual, given | bit, denied & ~bit, clocks)
    if book.choice("new-decision-term") == "verified":
        return StepAssessment(trigger, longer, missing_of(ix, longer, trigger, at))
    if book.has_chosen("new-decision-term") or longer.timing is Timing.LATE:
        return StepAssessment(trigger, judged, missing_of(ix, judged, trigger, at))
    others = tuple(t for t in missing_of(ix, judged, trigger, at) if not t.startswith("ground:verification"))
    open_one = attrs.evolve(judged, timing=Timing.ONLY_IF)
    return StepAssessment(trigger, open_one, (*others, "law:reading:new-decision-term"))


def missing_of(ix: Index, judged: Assessment, trigger: int, at: int | None) -> tuple[str, ...]:
    """What would settle a judgement, as tokens a file can answer; grounds carry the minutes' id where several are on file."""
    if not judged.needs and not judged.missing:
        return ()
    grounds = tuple(ground_token(g, _bearer(ix, trigger, at)) for g in judged.needs)
    facts = []
    for token in judged.missing:
        if token != INSTANT:
            facts.append(token)
            continue
        facts += [f"fact:events[{i}].at" for i in (trigger, at) if i is not None and ix.events[i].at is None]
    return (*grounds, *facts)


def _bearer(ix: Index, trigger: int, at: int | None) -> str | None:
    """The id of the minutes a ground would be recorded for; None when only one can be meant, or none has an id."""
    kind = ix.events[trigger].kind
    if kind == "goods_seized":
        around = minutes_around(ix, trigger)
        return ix.events[around[0]].named if around and len(ix.by_kind.get("minutes_drawn_up", ())) > 1 else None
    if len(ix.by_kind.get("minutes_drawn_up" if kind == "act_detected" else kind, ())) <= 1:
        return None
    if kind == "act_detected":
        return ix.events[at].named if at is not None else None
    if kind == "returned_from_criminal":
        return next((ix.events[i].named for i in ix.minutes_of(trigger)), None)
    return ix.events[trigger].named
