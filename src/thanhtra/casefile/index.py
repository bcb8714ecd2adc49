"""A case read once, in the order claimed: who refers to whom, which acts an event moves, what hangs on what.

A reference left out means the only candidate earlier in the file; with none or several it is unknown (None). Only ``replaces``
left out means nothing: a decision replaces no other unless it says so.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile.case import Case
from thanhtra.casefile.events import KINDS, REFERENCES, Event

ALL_ACTS: Final = "*"
"""Stands for the acts of a case that lists none."""

_SERVES: Final[dict[str, tuple[str, ...]]] = {
    kind: tuple(f for f, kinds in REFERENCES.items() if kind in kinds) for kind in KINDS
}
"""Which reference fields an event of each kind can be the target of."""


class Index:
    """One case's events with their references resolved; read-only, built by :func:`index` in one pass."""

    __slots__ = ("_latest", "acts", "by_kind", "case", "children", "events", "parents", "refs")

    def __init__(self, case: Case) -> None:
        self.case = case
        self.events: tuple[Event, ...] = case.events
        self.by_kind: dict[str, list[int]] = {}
        self.refs: list[dict[str, int | None]] = []
        """Per event: reference field → the event it means, None when unknown."""
        self.parents: list[tuple[int, ...]] = []
        """Per event: every event it refers to."""
        self.children: list[list[int]] = [[] for _ in self.events]
        """Per event: the events that refer to it directly, in file order."""
        self.acts: list[tuple[str, ...]] = []
        """Per event: the ids of the acts it moves."""
        self._latest: list[date | None] | None = None

    def of(self, at: int, field: str) -> int | None:
        """The event that ``field`` of event ``at`` means; None when unknown or when the kind has no such field."""
        return self.refs[at].get(field)

    def latest_before(self, at: int) -> date | None:
        """The latest day of any event ahead of event ``at``; None when none is known."""
        if self._latest is None:
            latest: date | None = None
            self._latest = []
            for event in self.events:
                self._latest.append(latest)
                day = event.day
                if day is not None and (latest is None or day > latest):
                    latest = day
        return self._latest[at]

    def hanging(self, at: int, kind: str) -> list[int]:
        """Events of ``kind`` that refer to event ``at``."""
        events = self.events
        return [i for i in self.children[at] if events[i].kind == kind]

    def minutes_of(self, at: int) -> tuple[int, ...]:
        """The minutes event ``at`` rests on: itself, those it names, or those of its decision; empty when unknown."""
        event = self.events[at]
        if event.kind == "minutes_drawn_up":
            return (at,)
        own = tuple(p for p in self.parents[at] if self.events[p].kind == "minutes_drawn_up")
        if own:
            return own
        decision = self.refs[at].get("decision")
        return self.minutes_of(decision) if decision is not None and decision != at else ()


def index(case: Case) -> Index:
    """Resolve a case's references in one pass over its events."""
    ix = Index(case)
    names = _names(case)
    earlier: dict[str, int | None] = {}
    every = tuple(a.id for a in case.acts or ()) or (ALL_ACTS,)
    for at, event in enumerate(ix.events):
        kind = event.kind
        refs: dict[str, int | None] = {}
        parents: list[int] = []
        for field in event.REFERENCE_FIELDS:
            named = getattr(event, field)
            target = names.get(named) if named is not None else None if field == "replaces" else earlier.get(field)
            refs[field] = target
            if target is not None and target != at:
                parents.append(target)
        for sanction in getattr(event, "sanctions", None) or ():
            if sanction.minutes is not None:
                target = names.get(sanction.minutes)
                if target is not None and target not in parents:
                    parents.append(target)
        ix.refs.append(refs)
        ix.parents.append(tuple(parents))
        for parent in parents:
            ix.children[parent].append(at)
        ix.acts.append(_acts(ix, event, refs, parents, every))
        ix.by_kind.setdefault(kind, []).append(at)
        for field in _SERVES.get(kind, ()):
            earlier[field] = None if field in earlier else at
    return ix


def _names(case: Case) -> dict[str, int | None]:
    names: dict[str, int | None] = {}
    for at, event in enumerate(case.events):
        if event.id is not None:
            names[event.id] = at
    written = set(names)
    for at, event in enumerate(case.events):
        number = event.number
        if event.id is None and number is not None and number not in written:
            names[number] = None if number in names else at
    return names


def _acts(
    ix: Index, event: Event, refs: dict[str, int | None], parents: list[int], every: tuple[str, ...]
) -> tuple[str, ...]:
    if event.acts is not None:
        return event.acts
    sanctions = getattr(event, "sanctions", None)
    if sanctions:
        return tuple(dict.fromkeys(s.act for s in sanctions))
    decision = refs.get("decision")
    if decision is not None:
        return ix.acts[decision] if decision < len(ix.acts) else every
    for parent in parents:
        if parent < len(ix.acts):
            return ix.acts[parent]
    return every
