"""Which events set a limit running for a step, and which step met each (sự kiện làm phát sinh thời hạn).

They are kept in lists, found once for a file: steps that rest on the same events share a list, and see as much of it as stands ahead of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from thanhtra.casefile import Among, Index
from thanhtra.deadlines.filters import any_passes
from thanhtra.deadlines.grounds import SHOWING
from thanhtra.deadlines.relations import decision_of
from thanhtra.rulebook import Clock

if TYPE_CHECKING:
    from thanhtra.deadlines.timeline import Timeline

FEW: Final = 8
"""Up to so many runs of one step are each assessed."""
MANY: Final = 64
"""Of more runs that grounds may tell apart no more than these are assessed."""
_OWN_GROUNDS: Final = frozenset(
    {"minutes_drawn_up", "act_detected", "returned_from_criminal", "facts_verified", "goods_seized"}
)
"""Kinds of event that each have grounds of their own."""


class Starters:
    """Of one list of events, in file order, those that set a limit running (``places``), and of these the ones whose law has it (``lawful``)."""

    __slots__ = ("_first_met", "_sorted_out", "clock", "lawful", "listed", "places")

    def __init__(self, line: Timeline, clock: Clock, listed: Sequence[int]) -> None:
        self.clock: Clock = clock
        self.listed: Sequence[int] = listed
        self.places: list[int] = [i for i in listed if line.starts(clock, i) is not None]
        self.lawful: list[int] = [i for i in self.places if line.law_runs(clock, i)]
        self._sorted_out: tuple[list[tuple[int, ...]], list[int]] | None = None
        self._first_met: list[int] | None = None

    def gravest(self, ix: Index, before: int) -> tuple[int, ...]:
        """Of the lawful ones ahead of event ``before`` that no ground tells apart: the earliest, and the first of no known day."""
        gravest, _ = self._sorted(ix)
        ahead = bisect_left(self.lawful, before)
        return gravest[ahead - 1] if ahead else ()

    def apart(self, ix: Index, before: int) -> list[int]:
        """The others of them: each has grounds of its own."""
        _, apart = self._sorted(ix)
        return apart[: bisect_left(apart, before)]

    def _sorted(self, ix: Index) -> tuple[list[tuple[int, ...]], list[int]]:
        if self._sorted_out is None:
            self._sorted_out = self._sort_out(ix)
        return self._sorted_out

    def first_met(self, line: Timeline, before: int) -> int:
        """The first step that met a lawful one ahead of event ``before``; ``before`` itself where none did so earlier."""
        if self._first_met is None:
            met, end = line.met_behind(self.clock), len(line.ix.events)
            self._first_met = list(accumulate((met.get(of, end) for of in self.lawful), min))
        ahead = bisect_left(self.lawful, before)
        return min(before, self._first_met[ahead - 1]) if ahead else before

    def _sort_out(self, ix: Index) -> tuple[list[tuple[int, ...]], list[int]]:
        own = any(ix.kinds[at] in _OWN_GROUNDS for at in self.lawful)
        earliest: dict[object, int] = {}
        kept: tuple[int, ...] = ()
        found: list[tuple[int, ...]] = []
        apart: list[int] = []
        for at in self.lawful:
            day = ix.days[at]
            key = (self._likeness(ix, at) if own else "", day is None)
            if key[0] is None or (key not in earliest and len(earliest) >= MANY):
                apart.append(at)
            elif key not in earliest or (day is not None and day < (ix.days[earliest[key]] or date.max)):
                earliest[key] = at
                kept = tuple(earliest.values())
            found.append(kept)
        return found, apart

    def _likeness(self, ix: Index, at: int) -> object:
        """What events no ground tells apart have in common; None for one that has grounds of its own."""
        kind = ix.kinds[at]
        if kind == "act_detected":
            return id(ix.acts[at])
        alone = (
            kind == "minutes_drawn_up"
            and not ix.case.absent
            and not any(ix.dependents(at, shown) for shown in (*SHOWING, *self.clock.moved_by))
        )
        return kind if alone or kind not in _OWN_GROUNDS else None


class RunningFor:
    """The events that set a limit running for step ``at``: those named outright, else so many of each list as stand ahead of it."""

    __slots__ = ("_named", "_parts", "at", "looked_at_all")

    def __init__(self, at: int, named: tuple[int, ...], parts: Sequence[Sequence[Starters]] = ()) -> None:
        self.at: int = at
        """The step."""
        self._named: tuple[int, ...] = named
        self._parts: Sequence[Sequence[Starters]] = parts
        self.looked_at_all: bool = True
        """Whether :meth:`candidates` left none out that might be the gravest."""

    def __bool__(self) -> bool:
        return bool(self._named) or any(one.places and one.places[0] < self.at for part in self._parts for one in part)

    def few(self) -> tuple[int, ...] | None:
        """Every one of them; None of many in lists."""
        ahead = [[one.places[: bisect_left(one.places, self.at)] for one in part] for part in self._parts]
        if sum(len(places) for part in ahead for places in part) > FEW:
            return None
        return (*self._named, *(of for part in ahead for of in _merged(part)))

    def lawful(self, line: Timeline, clock: Clock) -> list[int]:
        """Those whose law has the limit: every one of few, and of many the ones that can be the gravest."""
        if not self._parts:
            return [of for of in self._named if line.law_runs(clock, of)]
        at = self.at
        if sum(bisect_left(one.lawful, at) for part in self._parts for one in part) <= FEW:
            return [
                of
                for part in self._parts
                for of in _merged([one.lawful[: bisect_left(one.lawful, at)] for one in part])
            ]
        listed = [one for part in self._parts for one in part]
        apart = sorted({of for one in listed for of in one.apart(line.ix, at)})
        self.looked_at_all = len(apart) <= MANY
        return sorted({*apart[:MANY], *(of for one in listed for of in one.gravest(line.ix, at))})

    def first_met(self, line: Timeline, clock: Clock) -> int:
        """The first step up to this one that met one of them: a later one stands for it."""
        at, met = self.at, line.met_behind(clock)
        return min(
            [
                at,
                *(met.get(of, at) for of in self._named),
                *(one.first_met(line, at) for part in self._parts for one in part),
            ]
        )

    def meets(self, line: Timeline, clock: Clock, done: dict[Starters, int]) -> list[int]:
        """Those whose law has the limit, save what an earlier step was told of the same list (``done``: so many of each)."""
        found = [of for of in self._named if line.law_runs(clock, of)]
        for one in (one for part in self._parts for one in part):
            ahead = bisect_left(one.lawful, self.at)
            found += one.lawful[done.get(one, 0) : ahead]
            done[one] = max(ahead, done.get(one, 0))
        return found


def _merged(lists: list[list[int]]) -> list[int]:
    return lists[0] if len(lists) == 1 else sorted(set().union(*lists))


class Ends:
    """The events that surely end runs of a limit: those of each decision, those of none, and all of them, by the acts they move."""

    __slots__ = ("_among", "_ix", "all", "of_decision", "of_none")

    def __init__(self, line: Timeline, clock: Clock) -> None:
        ix = line.ix
        self._ix = ix
        self._among: dict[int, Among] = {}
        places = sorted({i for kind in clock.ended_by for i in ix.by_kind.get(kind, ())})
        places = [i for i in places if i not in line.strange and any_passes(ix, clock.ends_with, i, line.book) is True]
        self.of_decision: dict[int | None, list[int]] = {}
        for at in places:
            self.of_decision.setdefault(decision_of(ix, at), []).append(at)
        self.all: Among = ix.those(places)
        self.of_none: Among = ix.those(self.of_decision.get(None, ()))

    def first(self, of: int, decision: int | None) -> int | None:
        """The first behind event ``of`` by which it ended for every act of its: of its decision, or about its acts where one of the two has none."""
        if decision is None:
            return self.all.first_alike(of, of)
        if not self.of_none.places and not self.of_decision.get(decision):
            return None
        last: int | None = None
        for act in self._ix.acts[of]:
            ended = self.of_act(of, decision, act)
            if ended is None:
                return None
            last = ended if last is None else max(last, ended)
        return last

    def of_act(self, of: int, decision: int, act: str) -> int | None:
        """The first behind event ``of`` that is about that act of its decision: a part annulled ends nothing for the others."""
        told = self._among.get(decision)
        if told is None:
            told = self._among[decision] = self._ix.those(self.of_decision.get(decision, ()))
        places = (one.about(act) for one in (told, self.of_none))
        return min([own[n] for own in places if (n := bisect_right(own, of)) < len(own)], default=None)

    def first_for(self, of: int, decision: int | None, acts: frozenset[str]) -> int | None:
        """The first behind event ``of`` that is about those acts of it: of its decision where that names no others, else about every one of them."""
        told = () if decision is None else self.of_decision.get(decision, ())
        own = next(
            (i for i in told if i > of and ((named := self._ix.events[i].acts) is None or acts <= {*named})), None
        )
        apart = self.all if decision is None else self.of_none
        each = [next((i for i in apart.about(act) if i > of), None) for act in acts]
        last = max((i for i in each if i is not None), default=None) if None not in each else None
        return min((i for i in (own, last) if i is not None), default=None)
