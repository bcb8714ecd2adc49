"""A case read once, in the order claimed: who refers to whom, which acts an event moves, what hangs on what.

A reference left out means the only candidate earlier in the file; with none or several it is unknown (None). Only ``replaces``
left out means nothing: a decision replaces no other unless it says so. One whose id stands on an event of a kind it cannot mean, or
on the very event that refers, is unknown too.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import Any, Final, NamedTuple

from thanhtra.casefile.case import Case
from thanhtra.casefile.events import KINDS, KINDS_OF, REFERENCES, Event

ALL_ACTS: Final = "*"
"""Stands for the acts of a case that lists none."""

_LEFT_OUT: Final = {field: kinds for field, kinds in REFERENCES.items() if field not in ("replaces", "against")}
_SERVES: Final[dict[str, tuple[str, ...]]] = {
    kind: tuple(field for field, kinds in _LEFT_OUT.items() if kind in kinds) for kind in frozenset().union(*_LEFT_OUT.values())
}
"""Which reference fields, left out, can mean an event of each kind: ``replaces`` then means none, ``against`` the only event ahead."""


class Index:
    """One case's events with their references resolved; read-only, built by :func:`index` in one pass."""

    __slots__ = ("_about", "_groups", "acts", "by_kind", "case", "children", "days", "events", "kept", "parents", "refs")

    def __init__(self, case: Case) -> None:
        events = case.events
        count = len(events)
        self.case: Case = case
        self.events: tuple[Event, ...] = events
        self.days: list[date | None] = [event.day for event in events]
        """Per event: its day."""
        self.by_kind: dict[str, list[int]] = {}
        self.refs: list[dict[str, int | None]] = [_NO_REFS] * count
        """Per event: reference field → the event it means, None when unknown."""
        self.parents: list[tuple[int, ...]] = [_NO_PARENTS] * count
        """Per event: every event it refers to."""
        self.children: list[list[int]] = [[] for _ in events]
        """Per event: the events that refer to it directly, in file order."""
        self.acts: list[tuple[str, ...]] = [tuple([a.id for a in case.acts or ()]) or (ALL_ACTS,)] * count
        """Per event: the ids of the acts it moves."""
        self._groups: dict[int, dict[str, list[int]]] = {}
        self._about: dict[str, dict[str, list[int]]] = {}
        self.kept: dict[object, Any] = {}
        """What other rooms worked out once for this file, under keys of their own."""

    def of(self, at: int, field: str) -> int | None:
        """The event that ``field`` of event ``at`` means; None when unknown or when the kind has no such field."""
        return self.refs[at].get(field)

    def latest(self, before: int | None = None) -> date | None:
        """The latest day known of any event, or of those ahead of event ``before``; None when none is known."""
        return max([day for day in self.days[:before] if day is not None], default=None)

    def share_acts(self, one: int, other: int) -> bool:
        """Whether two events move an act in common."""
        acts, others = self.acts[one], self.acts[other]
        return bool(acts) if acts is others else not set(acts).isdisjoint(others)

    def first_day(self, kind: str, act: str, before: int | None) -> date | None:
        """The earliest day known of an event of ``kind`` about ``act``, ahead of event ``before`` (None: in the whole file)."""
        alike = self.by_kind.get(kind)
        if alike is None:
            return None
        if len(alike) > _FEW:
            return self._first_of_many(kind, act, before)
        found: date | None = None
        for at in alike:
            if (before is None or at < before) and act in self.acts[at]:
                day = self.events[at].day
                if day is not None and (found is None or day < found):
                    found = day
        return found

    def _first_of_many(self, kind: str, act: str, before: int | None) -> date | None:
        """The same, looked up: each event earlier than all ahead of it is kept once for the file."""
        found: list[tuple[int, date]] | None = self.kept.get(("first day", kind, act))
        if found is None:
            found = self.kept["first day", kind, act] = []
            for at in self.about_act(act, kind):
                day = self.events[at].day
                if day is not None and (not found or day < found[-1][1]):
                    found.append((at, day))
        ahead = len(found) if before is None else bisect_left(found, (before,))
        return found[ahead - 1][1] if ahead else None

    def hanging(self, at: int, kind: str) -> list[int]:
        """Events of ``kind`` that refer to event ``at``."""
        groups = self._groups.get(at)
        if groups is None:
            groups = self._groups[at] = {}
            for child in self.children[at]:
                groups.setdefault(self.events[child].kind, []).append(child)
        return groups.get(kind, _NONE)

    def about_act(self, act: str, kind: str) -> list[int]:
        """Events of ``kind`` that move the act, in file order."""
        known = self._about.get(kind)
        if known is None:
            known = self._about[kind] = {}
            for at in self.by_kind.get(kind, _NONE):
                for one in self.acts[at]:
                    known.setdefault(one, []).append(at)
        return known.get(act, _NONE)

    def minutes_of(self, at: int) -> tuple[int, ...]:
        """The minutes event ``at`` rests on: itself, those it names, or those of its decision; empty when unknown."""
        event = self.events[at]
        if event.kind == "minutes_drawn_up":
            return (at,)
        own = tuple([p for p in self.parents[at] if self.events[p].kind == "minutes_drawn_up"])
        if own:
            return own
        decision = self.refs[at].get("decision")
        return self.minutes_of(decision) if decision is not None and decision != at else ()


def index(case: Case) -> Index:  # noqa: C901, PLR0912, PLR0915 - one pass over the file, kept in one piece because every case of an archive goes through it
    """Resolve a case's references in one pass over its events."""
    ix = Index(case)
    events, all_refs, all_parents, all_acts, children, by_kind = ix.events, ix.refs, ix.parents, ix.acts, ix.children, ix.by_kind
    every = all_acts[0] if all_acts else ()
    names: dict[str, int | None] | None = None
    earlier: dict[str, int | None] = {}
    for at, event in enumerate(events):
        kind, acts = event.kind, event.acts
        shape = _SHAPES.get(event.__class__) or _shape_of(event.__class__)
        if shape is not _PLAIN:
            fields, sanctions, serves = shape
            found = _NO_PARENTS
            refs: dict[str, int | None] = {}
            for field, meant in fields:
                named = getattr(event, field)
                if named is None:
                    target = 0 if at == 1 and field == "against" else earlier.get(field)
                else:
                    if names is None:
                        names = _names(events)
                    target = names.get(named)
                    if target is not None and (target == at or events[target].kind not in meant):
                        target = None
                refs[field] = target
                if target is not None:
                    found += (target,)
                    children[target].append(at)
            if sanctions:
                imposed = event.sanctions or ()  # type: ignore[attr-defined]  # the shape says so
                minutes = [s.minutes for s in imposed if s.minutes is not None]
                if minutes:
                    if names is None:
                        names = _names(events)
                    found = _with_minutes(ix, at, found, [names.get(named) for named in minutes])
                if acts is None and imposed:
                    acts = tuple(dict.fromkeys([s.act for s in imposed]))
            if fields or sanctions:
                all_refs[at] = refs
                if found:
                    all_parents[at] = found
                    if acts is None:
                        rests_on = refs.get("decision")
                        if rests_on is None:
                            rests_on = found[0]
                        if rests_on < at:
                            acts = all_acts[rests_on]
            if serves:
                for field in _SERVES.get(kind, ()):
                    earlier[field] = None if field in earlier else at
        if acts is not None and acts != every:
            all_acts[at] = acts
        if kind in by_kind:
            by_kind[kind].append(at)
        else:
            by_kind[kind] = [at]
    return ix


def _with_minutes(ix: Index, at: int, found: tuple[int, ...], meant: list[int | None]) -> tuple[int, ...]:
    """What a decision refers to, with the minutes its single sanctions name."""
    for target in meant:
        if target is not None and target not in found and ix.events[target].kind in REFERENCES["minutes"]:
            found += (target,)
            ix.children[target].append(at)
    return found


class _Shape(NamedTuple):
    """What the pass needs to know of a class of events."""

    fields: tuple[tuple[str, frozenset[str]], ...]
    """Its reference fields, each with the kinds of event it can mean."""
    sanctions: bool
    serves: bool
    """Whether a reference left out can mean one of them."""


_PLAIN: Final = _Shape((), sanctions=False, serves=False)
_SHAPES: Final[dict[type[Event], _Shape]] = {}
_NO_REFS: Final[dict[str, int | None]] = {}
_NONE: Final[list[int]] = []
_NO_PARENTS: Final[tuple[int, ...]] = ()
_FEW: Final = 8
"""Up to so many events of a kind are quicker gone through than looked up."""


def _shape_of(cls: type[Event]) -> _Shape:
    fields = tuple((name, REFERENCES[name]) for name in cls.REFERENCE_FIELDS)
    sanctions = any(a.name == "sanctions" for a in cls.__attrs_attrs__)
    serves = any(kind in _SERVES for kind in KINDS_OF.get(cls.__name__, KINDS))
    found = _SHAPES[cls] = _Shape(fields, sanctions, serves) if fields or sanctions or serves else _PLAIN
    return found


def _names(events: tuple[Event, ...]) -> dict[str, int | None]:
    names: dict[str, int | None] = {}
    numbers: list[tuple[str, int]] = []
    for at, event in enumerate(events):
        if event.id is not None:
            names[event.id] = at
        elif event.number is not None:
            numbers.append((event.number, at))
    written = frozenset(names)
    for number, at in numbers:
        if number not in written:
            names[number] = None if number in names else at
    return names
