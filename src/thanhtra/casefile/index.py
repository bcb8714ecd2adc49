"""A case read once, in the order claimed: who refers to whom, which acts an event moves, what hangs on what.

A reference left out means the only candidate earlier in the file; with none or several it is unknown (None). Only ``replaces``
left out means nothing: a decision replaces no other unless it says so. One whose id stands on an event of a kind it cannot mean, or
on the very event that refers, is unknown too; so is that of a sending or a delivery to nobody the paper is about, which moves no act.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, cast, overload

from thanhtra.casefile.among import FEW, Among
from thanhtra.casefile.case import Case, denied_among
from thanhtra.casefile.case_shape import LEFT_OUT, CaseShape, KindSequence, sequence_of, shape_of
from thanhtra.casefile.events import KINDS_OF, Event
from thanhtra.casefile.facts import Act, Alleged, Delegation, Official, Sanction, Subject

if TYPE_CHECKING:
    from thanhtra.casefile.events.complaint import ComplaintLodged
    from thanhtra.casefile.events.decision import (
        DecisionDelivered,
        DecisionIssued,
        NoSanctionDecided,
        SpotDecisionIssued,
    )
    from thanhtra.casefile.events.detection import MinutesDrawnUp
    from thanhtra.casefile.events.enforcement import EnforcementOrdered
    from thanhtra.casefile.events.inspection import ControlOpened
    from thanhtra.casefile.events.seizure import GoodsSeized

E = TypeVar("E", bound=Event)
N = TypeVar("N", "Act", "Subject", "Official", "Delegation")

ALL_ACTS: Final = "*"
"""Stands for the acts of a case that lists none."""
CHANGING: Final = ("decision_corrected", "decision_amended")
"""The papers that change what a decision says and leave it standing."""


class Index:
    """One case's events with their references resolved; read-only, built by :func:`index`."""

    __slots__ = (
        "_among",
        "acts",
        "by_kind",
        "cache",
        "case",
        "days",
        "events",
        "every",
        "kinds",
        "parents",
        "refs",
        "shape",
        "shape_cache",
        "together",
    )

    def __init__(
        self, case: Case, shape: CaseShape, every: tuple[str, ...], acts: Sequence[tuple[str, ...]] | None
    ) -> None:
        self.case: Case = case
        self.shape: CaseShape = shape
        self.events: tuple[Event, ...] = case.events
        self.kinds: tuple[str, ...] = shape.sequence.kinds
        """Per event: its kind."""
        self.days: list[date | None] = list(map(_DAY, case.events))
        """Per event: its day."""
        self.by_kind: Mapping[str, tuple[int, ...]] = shape.sequence.by_kind
        """Kind → its events, in file order."""
        self.refs: Sequence[Mapping[str, int | None]] = shape.refs
        """Per event: reference field → the event it means, None when unknown."""
        self.parents: Sequence[tuple[int, ...]] = shape.parents
        """Per event: every event it refers to."""
        self.every: tuple[str, ...] = every
        """The ids of the acts the file lists; ALL_ACTS where it lists none."""
        self.acts: Sequence[tuple[str, ...]] = [every] * len(case.events) if acts is None else acts
        """Per event: the ids of the acts it moves."""
        self.together: bool = acts is None
        """Whether every event moves every act."""
        self._among: dict[str, Among] = {}
        self.cache: dict[object, Any] = {}
        """What other rooms worked out once for this file, under keys of their own."""
        self.shape_cache: dict[object, Any] = shape.cache if acts is None else self.cache
        """What follows from the shape alone and from which events share an act: kept for every such file where all share all."""

    def referent(self, at: int, field: str) -> int | None:
        """The event that ``field`` of event ``at`` means; None when unknown or when the kind has no such field."""
        return self.refs[at].get(field)

    def event(self, at: int, cls: type[E]) -> E:
        """Event ``at``, which is of that class. Raises TypeError when it is of another."""
        event = self.events[at]
        if type(event) is cls:
            return event
        if (
            self.kinds[at] not in KINDS_OF[cls.__name__]
        ):  # a row decoded in bulk is of no class of ours, but of its kind
            raise TypeError(f"event {at} is {self.kinds[at]}, no {cls.__name__}")
        return event  # type: ignore[return-value]  # of a kind of that class

    def of_kind(self, cls: type[E]) -> list[tuple[int, E]]:
        """Every event of that class with its place, in file order."""
        return [
            (at, cast("E", self.events[at]))
            for at in sorted(at for kind in KINDS_OF[cls.__name__] for at in self.by_kind.get(kind, ()))
        ]

    @overload
    def referent_event(
        self, at: int, field: Literal["decision", "replaces"]
    ) -> DecisionIssued | SpotDecisionIssued | NoSanctionDecided | None: ...
    @overload
    def referent_event(self, at: int, field: Literal["minutes"]) -> MinutesDrawnUp | None: ...
    @overload
    def referent_event(self, at: int, field: Literal["seizure"]) -> GoodsSeized | None: ...
    @overload
    def referent_event(self, at: int, field: Literal["control"]) -> ControlOpened | None: ...
    @overload
    def referent_event(self, at: int, field: Literal["enforcement"]) -> EnforcementOrdered | None: ...
    @overload
    def referent_event(self, at: int, field: Literal["complaint"]) -> ComplaintLodged | None: ...
    @overload
    def referent_event(self, at: int, field: Literal["against"]) -> Event | None: ...
    def referent_event(self, at: int, field: str) -> Event | None:
        """The event itself that ``field`` of event ``at`` means; None when unknown or when the kind has no such field."""
        means = self.refs[at].get(field)
        return None if means is None else self.events[means]

    def denies(self, token: str) -> bool:
        """What :meth:`Case.denies` answers, looked up."""
        case = self.case
        if case.complete or not case.absent:
            return case.denies(token)
        known: dict[str, bool] | None = self.cache.get("denied")
        if known is None:
            known = self.cache["denied"] = dict.fromkeys(case.absent, True)
        found = known.get(token)
        if found is None:
            found = known[token] = denied_among(known, token)
        return found

    def latest(self, before: int | None = None) -> date | None:
        """The latest day known of any event, or of those ahead of event ``before``; None when none is known."""
        return max(filter(None, self.days[:before]), default=None)

    def latest_behind(self, at: int) -> date | None:
        """The latest day known of any event behind event ``at``; None when none is known."""
        found: list[date | None] | None = self.cache.get("latest behind")
        if found is None:
            found = self.cache["latest behind"] = list(accumulate(reversed(self.days), _later, initial=None))
        return found[len(self.days) - 1 - at]

    @property
    def listed_acts(self) -> Mapping[str, Act]:
        """The acts the file lists, by id."""
        return self.cache.get("listed acts") or self._listed("listed acts", self.case.acts)

    @property
    def listed_subjects(self) -> Mapping[str, Subject]:
        """The subjects the file lists, by id."""
        return self.cache.get("listed subjects") or self._listed("listed subjects", self.case.subjects)

    @property
    def listed_officials(self) -> Mapping[str, Official]:
        """The officials the file lists, by id."""
        return self.cache.get("listed officials") or self._listed("listed officials", self.case.officials)

    @property
    def listed_delegations(self) -> Mapping[str, Delegation]:
        """The delegations the file lists, by id."""
        return self.cache.get("listed delegations") or self._listed("listed delegations", self.case.delegations)

    def delegations_to(self, official: str) -> Sequence[Delegation]:
        """The delegations the file lists that name the official among those they give powers to, in its order."""
        found: dict[str, list[Delegation]] | None = self.cache.get("delegations to")
        if found is None:
            found = self.cache["delegations to"] = {}
            for one in self.case.delegations or ():
                for receiver in dict.fromkeys(one.receivers):
                    found.setdefault(receiver, []).append(one)
        return found.get(official, ())

    def _listed(self, what: str, listed: Sequence[N] | None) -> Mapping[str, N]:
        found: dict[str, N] = {}
        for one in listed or ():
            found[one.id] = one
        self.cache[what] = found
        return found

    def described(self, at: int) -> Sequence[Act]:
        """The acts event ``at`` moves that the file describes, in the order it lists them."""
        key = ("described", id(self.acts[at]))
        found: list[Act] | None = self.cache.get(key)
        if found is None:
            places: dict[str, int] | None = self.cache.get("act places")
            if places is None:
                places = self.cache["act places"] = {id_: place for place, id_ in enumerate(self.listed_acts)}
            moved = sorted({places[id_] for id_ in self.acts[at] if id_ in places})
            found = self.cache[key] = [self.case.acts[place] for place in moved] if self.case.acts else []
        return found

    def alleged(self, minutes: int, act: str | None) -> Sequence[Alleged]:
        """What those minutes say of the act; empty where they single it out nowhere."""
        listed = getattr(self.events[minutes], "alleged", None)
        if not listed:
            return ()
        found: dict[str, list[Alleged]] | None = self.cache.get(("alleged", minutes))
        if found is None:
            found = self.cache["alleged", minutes] = {}
            for one in listed:
                found.setdefault(one.act, []).append(one)
        return found.get(act or "", ())

    def before(self, at: int, kind: str, step: int) -> Sequence[int]:
        """The events of ``kind`` that refer to event ``at`` and stand ahead of ``step``, in file order."""
        found = self.shape.dependents.get((at, kind))
        return () if found is None else found if found[-1] < step else found[: bisect_left(found, step)]

    def moves(self, at: int, act: str) -> bool:
        """Whether event ``at`` moves the act."""
        acts = self.acts[at]
        return act in (acts if len(acts) <= FEW else self._set_of(acts))

    def share_acts(self, one: int, other: int) -> bool:
        """Whether two events move an act in common."""
        acts, others = self.acts[one], self.acts[other]
        return bool(acts) if acts is others else not self._set_of(acts).isdisjoint(others)

    def among(self, kind: str) -> Among:
        """The events of ``kind``, to be asked which of them move an act of another event."""
        found = self._among.get(kind)
        if found is None:
            found = self._among[kind] = self.those(self.by_kind.get(kind, ()))
        return found

    def those(self, places: Sequence[int]) -> Among:
        """Some events of the file, in file order, to be asked the same."""
        return Among(places, self.acts, together=self.together)

    def first_alike(self, kinds: Iterable[str], at: int, after: int = -1) -> int | None:
        """The first event of one of ``kinds``, behind event ``after``, that moves an act of event ``at``."""
        places = [self.among(kind).first_alike(at, after) for kind in kinds if kind in self.by_kind]
        return min([place for place in places if place is not None], default=None)

    def last_alike(self, kinds: Iterable[str], at: int, before: int) -> int | None:
        """The last event of one of ``kinds``, ahead of event ``before``, that moves an act of event ``at``."""
        places = [self.among(kind).last_alike(at, before) for kind in kinds if kind in self.by_kind]
        return max([place for place in places if place is not None], default=None)

    def all_alike(self, kind: str, at: int) -> Sequence[int]:
        """Every event of ``kind`` that moves an act of event ``at``, in file order."""
        return self.among(kind).all_alike(at) if kind in self.by_kind else ()

    def _set_of(self, acts: tuple[str, ...]) -> frozenset[str]:
        key = ("acts", id(acts))
        found: frozenset[str] | None = self.cache.get(key)
        if found is None:
            found = self.cache[key] = frozenset(acts)
        return found

    def first_day(self, kind: str, act: str, before: int | None) -> date | None:
        """The earliest day known of an event of ``kind`` about ``act``, ahead of event ``before`` (None: in the whole file)."""
        alike = self.by_kind.get(kind)
        if alike is None:
            return None
        if len(alike) > _FEW:
            return self._first_of_many(kind, act, before)
        acts, days = self.acts, self.days
        if len(alike) == 1:
            at = alike[0]
            return days[at] if (before is None or at < before) and act in acts[at] else None
        return self._first_of_few(alike, act, before)

    def _first_of_few(self, alike: Sequence[int], act: str, before: int | None) -> date | None:
        known = [self.days[at] for at in alike if (before is None or at < before) and act in self.acts[at]]
        return min(filter(None, known), default=None)

    def _first_of_many(self, kind: str, act: str, before: int | None) -> date | None:
        """The same, looked up: each event earlier than all ahead of it is kept once for the file."""
        found: list[tuple[int, date]] | None = self.cache.get(("first day", kind, act))
        if found is None:
            found = self.cache["first day", kind, act] = []
            for at in self.about_act(act, kind):
                day = self.events[at].day
                if day is not None and (not found or day < found[-1][1]):
                    found.append((at, day))
        ahead = len(found) if before is None else bisect_left(found, (before,))
        return found[ahead - 1][1] if ahead else None

    def dependents(self, at: int, kind: str) -> Sequence[int]:
        """Events of ``kind`` that refer to event ``at``, in file order."""
        return self.shape.dependents.get((at, kind), ())

    def about_act(self, act: str, kind: str) -> Sequence[int]:
        """Events of ``kind`` that move the act, in file order."""
        if self.together:
            return self.by_kind.get(kind, ()) if act in self.every else ()
        return self.among(kind).about(act) if kind in self.by_kind else ()

    def last_of_act(self, kinds: Iterable[str], act: str, before: int) -> int | None:
        """The last event of one of ``kinds``, ahead of event ``before``, that moves the act."""
        last: int | None = None
        for kind in kinds:
            if kind in self.by_kind:
                own = self.about_act(act, kind)
                ahead = bisect_left(own, before)
                if ahead and (last is None or own[ahead - 1] > last):
                    last = own[ahead - 1]
        return last

    def minutes_of(self, at: int) -> tuple[int, ...]:
        """The minutes event ``at`` rests on: itself, those it names, or those of its decision; empty when unknown."""
        found: tuple[int, ...] | None = self.shape.cache.get(("minutes", at))
        if found is None:
            found = self.shape.cache["minutes", at] = self._minutes_of(at)
        return found

    def _minutes_of(self, at: int) -> tuple[int, ...]:
        if self.kinds[at] == "minutes_drawn_up":
            return (at,)
        own = tuple([p for p in self.parents[at] if self.kinds[p] == "minutes_drawn_up"])
        if own:
            return own
        decision = self.refs[at].get("decision")
        return self.minutes_of(decision) if decision is not None and decision != at else ()


def index(case: Case) -> Index:
    """Resolve a case's references and the acts its events move."""
    events = case.events
    sequence = sequence_of(tuple(map(_KIND, events)), tuple(map(type, events)))
    acts: list[tuple[str, ...] | None] = list(map(_ACTS, events))
    of_sanctions: list[tuple[int, str]] = []
    for at in sequence.sanctioning:
        imposed: Sequence[Sanction] = events[at].sanctions or ()  # type: ignore[union-attr]  # the sequence says that it has some
        for sanction in imposed:
            if sanction.minutes is not None:
                of_sanctions.append((at, sanction.minutes))  # noqa: PERF401 - there is one, as a rule
        if acts[at] is None and imposed:
            acts[at] = (imposed[0].act,) if len(imposed) == 1 else tuple(dict.fromkeys(map(_ACT, imposed)))
    names = _names(events)
    minutes = _meant(of_sanctions, names) if of_sanctions else ()
    meant = names.get
    named: list[int | None] = []
    for at, read in sequence.readers:
        named.append(meant(read(events[at])))  # a comprehension makes two cells and a function each time
    shape = shape_of(sequence, tuple(named), minutes)
    every = tuple(map(_ID, case.acts or ())) or (ALL_ACTS,)
    together = acts.count(None) + acts.count(every) == len(acts)
    if together and (len(case.subjects or ()) == 1 or not sequence.addressed):
        return Index(case, shape, every, None)
    told = [] if len(case.subjects or ()) == 1 else _addressed(case, sequence)
    moved = _acts(shape, acts, every) if told or not together else None
    if told and moved is not None and (astray := _astray(case, shape, told, moved)):
        for at in astray:
            acts[at] = ()
        shape, together = shape_of(sequence, _without(sequence, named, astray), minutes), False
        moved = _acts(shape, acts, every)
    return Index(case, shape, every, None if together else moved)


def _meant(named: Sequence[tuple[int, str]], names: Mapping[str | None, int | None]) -> tuple[tuple[int, int], ...]:
    """Decisions, each with the minutes that a single sanction of it names."""
    return tuple([(at, target) for at, name in named if (target := names.get(name)) is not None])


def _addressed(case: Case, sequence: KindSequence) -> list[int]:
    """The sendings and deliveries that say to whom they went."""
    return [at for at in sequence.addressed if _to_whom(case.events[at])]


def _without(sequence: KindSequence, named: Sequence[int | None], astray: frozenset[int]) -> tuple[int | None, ...]:
    """What the references name, those of events that went astray unknown."""
    return tuple([None if at in astray else means for (at, _), means in zip(sequence.readers, named, strict=True)])


def _later(one: date | None, other: date | None) -> date | None:
    """The later of two days; the one that is known where the other is not."""
    return other if one is None or (other is not None and other > one) else one


def _astray(case: Case, shape: CaseShape, told: Sequence[int], acts: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """Of the sendings and deliveries that say to which violators, those to nobody their paper, or a change of it, is about; one that may be to them is none."""
    bearers = {act.id: act.subject for act in case.acts or ()}
    whose: dict[int, set[str | None]] = {}
    found: list[int] = []
    for at in told:
        paper = next((means for means in shape.refs[at].values() if means is not None), None)
        if paper is None:
            continue
        if paper not in whose:
            changes = [i for kind in CHANGING for i in shape.dependents.get((paper, kind), ())]
            own = {s.act: s.subject for s in _sanctions(case.events[paper])}
            whose[paper] = {own.get(act) or bearers.get(act) for act in acts[paper]}
            whose[paper] |= {s.subject for i in changes for s in _sanctions(case.events[i]) if s.subject is not None}
            whose[paper] |= {s.parent for s in case.subjects or () if s.parent is not None and s.id in whose[paper]}
        if None not in whose[paper] and whose[paper].isdisjoint(_to_whom(case.events[at])):
            found.append(at)
    return frozenset(found)


def _to_whom(event: Event) -> tuple[str, ...]:
    """The violators a sending or a delivery says it was to; none of what went to a parent or to another body."""
    to: str | None = getattr(event, "to", None)
    return cast("DecisionDelivered", event).subjects or () if to in (None, "violator") else ()


def _sanctions(event: Event) -> tuple[Sanction, ...]:
    return getattr(event, "sanctions", None) or ()


def _acts(shape: CaseShape, own: Sequence[tuple[str, ...] | None], every: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Per event the acts it moves: its own, else those of the event it rests on, which is its decision or the first it refers to, else all."""
    found: list[tuple[str, ...]] = []
    for at, (acts, refs, parents) in enumerate(zip(own, shape.refs, shape.parents, strict=True)):
        rests_on = at
        if acts is None and parents:
            decision = refs.get("decision")
            rests_on = parents[0] if decision is None else decision
        found.append(acts if acts is not None else found[rests_on] if rests_on < at else every)
    return found


def _names(events: Sequence[Event]) -> dict[str | None, int | None]:
    """What references are written with → the event meant, None when several are; no reference at all is one left out."""
    names: dict[str | None, int | None] = {}
    written: dict[str | None, int | None] = {}
    for at, event in enumerate(events):
        if event.id is not None:
            written[event.id] = at
        elif (number := event.number) is not None:
            names[number] = None if number in names else at
    if written:  # an id is meant before any number
        names.update(written)
    names[None] = LEFT_OUT
    return names


_KIND: Final[Callable[[Event], str]] = attrgetter("kind")
_DAY: Final[Callable[[Event], date | None]] = attrgetter("day")
_ACTS: Final[Callable[[Event], tuple[str, ...] | None]] = attrgetter("acts")
_ID: Final[Callable[[Any], Any]] = attrgetter("id")
_ACT: Final[Callable[[Sanction], str]] = attrgetter("act")
_FEW: Final = 8
"""Up to so many events of a kind are quicker gone through than looked up."""
