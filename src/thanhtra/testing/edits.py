"""Small changes to a file: an event changed, moved, put in or taken out, all else as it was (sửa một điểm của hồ sơ)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, TypeVar, cast

import attrs

from thanhtra.casefile import Case, DecisionIssued, Event, Sanction

T = TypeVar("T")


def listed(values: tuple[T, ...] | None) -> tuple[T, ...]:
    """What a file lists; nothing where it does not say."""
    return () if values is None else values


def place_of(case: Case, kind: str) -> int:
    """Where the last event of ``kind`` stands, from 0. Raises LookupError where the file has none."""
    for at in reversed(range(len(case.events))):
        if case.events[at].kind == kind:
            return at
    raise LookupError(kind)


def the(case: Case, kind: str) -> Event:
    """The last event of ``kind``."""
    return case.events[place_of(case, kind)]


def with_event(case: Case, kind: str, **changed: Any) -> Case:
    """The last event of ``kind`` with some fields changed."""
    at = place_of(case, kind)
    return with_events(case, (*case.events[:at], attrs.evolve(case.events[at], **changed), *case.events[at + 1 :]))


def with_events(case: Case, events: tuple[Event, ...]) -> Case:
    """The same file with other events."""
    return attrs.evolve(case, events=cast("Any", events))


def without(case: Case, *kinds: str) -> Case:
    """The file without any event of those kinds."""
    return with_events(case, tuple(e for e in case.events if e.kind not in kinds))


def put_after(case: Case, kind: str, *events: Event) -> Case:
    """``events`` put in right after the last event of ``kind``."""
    at = place_of(case, kind) + 1
    return with_events(case, (*case.events[:at], *events, *case.events[at:]))


def put_last(case: Case, *events: Event) -> Case:
    """``events`` put at the end."""
    return with_events(case, (*case.events, *events))


def moved(case: Case, kind: str, days: int) -> Case:
    """The last event of ``kind`` and all after it, ``days`` later; a decision takes effect on its own day."""
    at = place_of(case, kind)
    later = [_later(e, days) for e in case.events[at:]]
    return with_events(case, (*case.events[:at], *later))


def _later(event: Event, days: int) -> Event:
    on = None if event.on is None else event.on + timedelta(days)
    if isinstance(event, DecisionIssued):
        return attrs.evolve(event, on=on, effective=on)
    return event if on is None else attrs.evolve(event, on=on)


def with_act(case: Case, **changed: Any) -> Case:
    """The first act with some fields changed."""
    first, *others = listed(case.acts)
    return attrs.evolve(case, acts=(attrs.evolve(first, **changed), *others))


def with_official(case: Case, **changed: Any) -> Case:
    """The first official with some fields changed."""
    first, *others = listed(case.officials)
    return attrs.evolve(case, officials=(attrs.evolve(first, **changed), *others))


def sanction_of(case: Case) -> Sanction:
    """The first sanction of the decision."""
    return listed(cast("DecisionIssued", the(case, "decision_issued")).sanctions)[0]


def with_sanction(case: Case, *, total: int | None = None, **changed: Any) -> Case:
    """The first sanction of the decision with some fields changed; the total is the sum of the fines, or ``total``."""
    first, *others = listed(cast("DecisionIssued", the(case, "decision_issued")).sanctions)
    sanctions = (attrs.evolve(first, **changed), *others)
    fines = [s.fine for s in sanctions if s.fine is not None]
    return with_event(
        case, "decision_issued", sanctions=sanctions, total=(sum(fines) if fines else None) if total is None else total
    )
