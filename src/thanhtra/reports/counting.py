"""One pass over the cases, each counted by the day of its events (tổng hợp số liệu)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import attrs

from thanhtra.casefile import Case, Index, index
from thanhtra.errors import LawError
from thanhtra.reports.handling import LEGS, legs_of, rank
from thanhtra.reports.items import FIGURES, Item, items_of
from thanhtra.reports.overdue import owed_on
from thanhtra.reports.quality import added, quality_of
from thanhtra.reports.report import UNRESOLVED, Cell, Handling, Quality, Report
from thanhtra.rulebook import Period, Rulebook


def count(cases: Iterable[Case], period: str | Period, book: Rulebook, *, compare: bool = True, quality: bool = True) -> Report:
    """Count ``period`` (its name, or the period). Every event is counted on its own day, in ``first <= day < after``.

    ``compare`` counts the period a year earlier too, where its days are known; ``quality`` asks every check, which takes longer.
    A case whose id came before is not counted again: its id is in ``repeated``. Raises LawError for a period nobody knows.
    """
    return count_periods(cases, [period], book, compare=compare, quality=quality)[0]


def count_periods(cases: Iterable[Case], periods: Iterable[str | Period], book: Rulebook, *, compare: bool = True, quality: bool = True) -> tuple[Report, ...]:
    """Count several periods in one pass over the cases, in the order given; else as ``count``."""
    found = [book.periods.period(period) if isinstance(period, str) else period for period in periods]
    pairs = [(_CellTally(now, book, quality=quality), _year_earlier(now, book, quality=quality) if compare else None) for now in found]
    tallies = [tally for pair in pairs for tally in pair if tally is not None]
    seen: set[str] = set()
    repeated: list[str] = []
    for case in cases:
        if case.id in seen:
            repeated.append(case.id)
            continue
        seen.add(case.id)
        ix = index(case)
        for tally in tallies:
            tally.take(ix)
    again = tuple(repeated)
    return tuple(attrs.evolve(now.report(again), previous=before.report(again) if before else None) for now, before in pairs)


def _year_earlier(period: Period, book: Rulebook, *, quality: bool) -> _CellTally | None:
    """The same period a year earlier; None where its days are not known."""
    try:
        return _CellTally(book.periods.before(period.name), book, quality=quality)
    except LawError:
        return None


class _Cells:
    """A figure being counted."""

    __slots__ = ("amount", "count", "refs")

    def __init__(self) -> None:
        self.count = self.amount = 0
        self.refs: list[str] = []

    def take(self, ref: str, amount: int = 0) -> None:
        self.count += 1
        self.amount += amount
        self.refs.append(ref)

    def cell(self) -> Cell:
        return Cell(count=self.count, amount=self.amount, refs=tuple(self.refs))


class _CellTally:
    """One period being counted."""

    def __init__(self, period: Period, book: Rulebook, *, quality: bool) -> None:
        self.period, self.book, self.asks = period, book, quality
        self.cases = 0
        self.figures: dict[str, _Cells] = {name: _Cells() for name in FIGURES}
        self.by: defaultdict[tuple[str, str], defaultdict[str, _Cells]] = defaultdict(lambda: defaultdict(_Cells))
        self.undated: defaultdict[str, _Cells] = defaultdict(_Cells)
        self.overdue, self.overdue_unresolved = _Cells(), _Cells()
        self.days: dict[str, list[int]] = {leg: [] for leg in LEGS}
        self.legs_unresolved: dict[str, list[str]] = {leg: [] for leg in LEGS}
        self.causes: defaultdict[str, _Cells] = defaultdict(_Cells)
        self.quality = Quality()

    def take(self, ix: Index) -> None:
        inside = any(event.day is not None and self.period.holds(event.day) for event in ix.events)
        self.cases += inside
        for item in items_of(ix):
            self._item(item)
        for leg in legs_of(ix):
            if leg.day is not None and self.period.holds(leg.day):
                if leg.days is None:
                    self.legs_unresolved[leg.leg].append(leg.ref)
                else:
                    self.days[leg.leg].append(leg.days)
        for owed in owed_on(ix, self.period.after, self.book):
            if owed.left is None:
                self.overdue_unresolved.take(owed.ref)
            else:
                self.overdue.take(owed.ref, owed.left)
        self._causes(ix)
        if self.asks and inside and (found := quality_of(ix, self.period, self.book)) is not None:
            self.quality = added(self.quality, found)

    def _item(self, item: Item) -> None:
        if item.day is None:
            self.undated[item.figure].take(item.ref, item.amount)
            return
        if not self.period.holds(item.day):
            return
        self.figures[item.figure].take(item.ref, item.amount)
        for dimension, key in item.keys.items():
            self.by[item.figure, dimension][key or UNRESOLVED].take(item.ref, item.amount)

    def _causes(self, ix: Index) -> None:
        """A cause belongs to the period of the first paper that weighed the matter: a decision, a conclusion, the end of a check."""
        for at, cause in enumerate(ix.case.causes or ()):
            day = next((e.day for e in ix.events if e.kind in _WEIGHING and e.day is not None), None)
            if day is None:
                self.undated["causes"].take(f"{ix.case.id}/cause[{at}]")
            elif self.period.holds(day):
                for kind in cause.kinds or (UNRESOLVED,):
                    self.causes[kind].take(f"{ix.case.id}/cause[{at}]")

    def report(self, repeated: tuple[str, ...]) -> Report:
        handling = {
            leg: Handling(pairs=len(days), median=rank(days, 50), p90=rank(days, 90), unresolved=tuple(self.legs_unresolved[leg]))
            for leg, days in self.days.items()
        }
        return Report(
            period=self.period,
            cases=self.cases,
            figures={name: cells.cell() for name, cells in self.figures.items()},
            by={at: {key: cells.cell() for key, cells in sorted(keys.items())} for at, keys in sorted(self.by.items())},
            undated={name: cells.cell() for name, cells in sorted(self.undated.items())},
            overdue=self.overdue.cell(),
            overdue_unresolved=self.overdue_unresolved.cell(),
            handling=handling,
            causes={kind: cells.cell() for kind, cells in sorted(self.causes.items())},
            quality=self.quality if self.asks else None,
            repeated=repeated,
        )


_WEIGHING = frozenset({"decision_issued", "spot_decision_issued", "no_sanction_decided", "inspection_concluded", "examination_ended"})
