"""One step of a file judged against one limit: its clock found, its grounds read, its day judged."""

from __future__ import annotations

from typing import NamedTuple

from thanhtra.casefile import Index, event_token, ground_token
from thanhtra.deadlines.clocks import grounds_at, minutes_around, moment, triggers
from thanhtra.deadlines.judging import INSTANT, Judgement, Timing, judge
from thanhtra.rulebook import LimitRule, Rulebook
from thanhtra.terms import Unit


class Timed(NamedTuple):
    """``judged`` is None when the clock's start is not on file; ``missing`` then says which fact is. ``trigger`` set it running."""

    trigger: int | None
    judged: Judgement | None
    missing: tuple[str, ...]


_GRAVITY = {Timing.LATE: 3, Timing.ONLY_IF: 2, Timing.REFUSED: 2, Timing.NO_FIGURE: 1, Timing.IN_TIME: 0}


def timed(ix: Index, rule: LimitRule, at: int, book: Rulebook) -> Timed | None:
    """Judge step ``at`` against ``rule``; the gravest of several clocks. None when the file says the clock never started."""
    found = triggers(ix, rule, at)
    if not found:
        return _unstarted(ix, rule, at)
    worst: Timed | None = None
    for trigger in found:
        one = _against(ix, rule, trigger, at, book)
        if worst is None or _gravity(one) > _gravity(worst):
            worst = one
    return worst


def _gravity(one: Timed) -> int:
    return 2 if one.judged is None else _GRAVITY[one.judged.timing]


def _unstarted(ix: Index, rule: LimitRule, at: int) -> Timed | None:
    refs = ix.refs[at]
    for field, target in refs.items():
        if target is None and any(k in ix.by_kind for k in rule.counted_from) and getattr(ix.events[at], field) is None and field != "replaces":
            return Timed(None, None, (f"fact:events[{at}].{field}",))
    missing = tuple(t for t in (event_token(k) for k in rule.counted_from) if not ix.case.denies(t))
    return Timed(None, None, missing[:1]) if missing else None


def _against(ix: Index, rule: LimitRule, trigger: int, at: int, book: Rulebook) -> Timed:
    events = ix.events
    hours = rule.slug in _IN_HOURS
    start = moment(events[trigger], Unit.HOUR) if hours else events[trigger].day
    actual = moment(events[at], Unit.HOUR) if hours else events[at].day
    if start is None or actual is None:
        return Timed(trigger, None, tuple(f"fact:events[{i}].on" for i, m in ((trigger, start), (at, actual)) if m is None))
    given, denied, clocks = grounds_at(ix, trigger, at)
    judged = judge(book, rule, start, actual, given, denied, clocks)
    return Timed(trigger, judged, missing_of(ix, judged, trigger, at))


_IN_HOURS = frozenset({"file-transfer", "seizure-report", "valuation", "valuation-extended"})
"""Limits that some version states in hours."""


def missing_of(ix: Index, judged: Judgement, trigger: int, at: int | None) -> tuple[str, ...]:
    """What would settle a judgement, as tokens a file can answer; grounds carry the minutes' id where several are on file."""
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
