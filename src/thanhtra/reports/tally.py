"""One period being counted (cộng dồn một kỳ): what each case adds, kept as sums, so that memory does not grow with the cases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import attrs

from thanhtra.casefile import Index
from thanhtra.reports.aftermath import aftermath_of, together
from thanhtra.reports.backlog import BANDS, STAGES, age_of, lapses_of, open_on
from thanhtra.reports.case_causes import weighed_at
from thanhtra.reports.handling import LEGS, Leg, rank
from thanhtra.reports.items import DECISIONS, FIGURES, Item, agency_of
from thanhtra.reports.overdue import owed_on
from thanhtra.reports.quality import added, quality_of
from thanhtra.reports.report import (
    LISTED,
    UNRESOLVED,
    Aftermath,
    Backlog,
    BodyFigures,
    Cell,
    Handling,
    Lapse,
    OpenCase,
    Quality,
    Report,
)
from thanhtra.rulebook import Period, Rulebook, month_of

T = TypeVar("T")

MONTHLY = frozenset({"detected", "decisions", "sanctioned-acts", "fines-imposed", "fines-collected"})
"""The figures counted by month too."""


class CellTally:
    """A figure being counted; of its papers it keeps the first ``most``, all where that is None."""

    __slots__ = ("amount", "count", "most", "refs")

    def __init__(self, most: int | None) -> None:
        self.count: int = 0
        self.amount: int = 0
        self.most: int | None = most
        self.refs: list[str] = []

    def take(self, ref: str, amount: int = 0) -> None:
        """Count one more."""
        self.count += 1
        self.amount += amount
        if self.most is None or len(self.refs) < self.most:
            self.refs.append(ref)

    def cell(self) -> Cell:
        """The figure so far."""
        return Cell(count=self.count, amount=self.amount, refs=tuple(self.refs))


class _BodyTally:
    """One body being counted."""

    def __init__(self) -> None:
        self.days = Counter[int]()
        self.timely = Counter[str]()
        self.aftermath = Aftermath()


class PeriodTally:
    """One period being counted. ``quality``: ask the checks too; ``refs``: of how many papers of each figure to keep which they are (None: all)."""

    def __init__(self, period: Period, book: Rulebook, *, quality: bool, refs: int | None) -> None:
        self.period: Period = period
        self.book: Rulebook = book
        self.asks: bool = quality
        self.keeps: int | None = refs
        self.cases: int = 0
        self.figures: dict[str, CellTally] = {name: self._cells() for name in FIGURES}
        self.by: defaultdict[tuple[str, str], defaultdict[str, CellTally]] = defaultdict(
            lambda: defaultdict(self._cells)
        )
        self.months: dict[str, defaultdict[str, CellTally]] = {
            name: defaultdict(self._cells) for name in FIGURES if name in MONTHLY
        }
        self.undated: defaultdict[str, CellTally] = defaultdict(self._cells)
        self.overdue: CellTally = self._cells()
        self.overdue_unresolved: CellTally = self._cells()
        self.days: dict[str, Counter[int]] = {leg: Counter[int]() for leg in LEGS}
        self.untold: dict[str, CellTally] = {leg: self._cells() for leg in LEGS}
        self.causes: defaultdict[str, CellTally] = defaultdict(self._cells)
        self.quality: Quality = Quality()
        self.aftermath: Aftermath = Aftermath()
        self.bodies: defaultdict[str, _BodyTally] = defaultdict(_BodyTally)
        self.backlog: _BacklogTally = _BacklogTally(self)

    def _cells(self) -> CellTally:
        return CellTally(self.keeps)

    def take(self, ix: Index, items: Sequence[Item], legs: Sequence[Leg]) -> None:
        """Count one case, its ``items`` and ``legs`` found once for all periods."""
        inside = any(day is not None and self.period.holds(day) for day in ix.days)
        self.cases += inside
        for item in items:
            self._item(item, ix)
        for owed in owed_on(ix, self.period.after, self.book):
            if owed.left is None:
                self.overdue_unresolved.take(owed.ref)
            else:
                self.overdue.take(owed.ref, owed.left)
        self._causes(ix)
        self._decided(ix, legs, inside=inside)
        self.backlog.take(ix)

    def _item(self, item: Item, ix: Index) -> None:
        if item.day is None and self._may_hold(ix, item.at):
            self.undated[item.figure].take(item.ref, item.amount)
        if item.day is None or not self.period.holds(item.day):
            return
        self.figures[item.figure].take(item.ref, item.amount)
        for dimension, key in item.keys.items():
            self.by[item.figure, dimension][key or UNRESOLVED].take(item.ref, item.amount)
        if item.figure in self.months:
            self.months[item.figure][month_of(item.day)].take(item.ref, item.amount)

    def _may_hold(self, ix: Index, at: int) -> bool:
        """Whether an event without a day can fall in the period, by the bounds the file gives."""
        earliest, latest = ix.events[at].earliest, ix.events[at].latest
        return (earliest is None or earliest < self.period.after) and (latest is None or latest >= self.period.first)

    def _causes(self, ix: Index) -> None:
        """A cause belongs to the period of the first paper that weighed the matter: a decision, a conclusion, the end of a check."""
        weighed = weighed_at(ix) if ix.case.causes else None
        day = None if weighed is None else ix.events[weighed].day
        for at, cause in enumerate(ix.case.causes or ()):
            if day is None:
                self.undated["causes"].take(f"{ix.case.id}/cause[{at}]")
            elif self.period.holds(day):
                for kind in cause.kinds or (UNRESOLVED,):
                    self.causes[kind].take(f"{ix.case.id}/cause[{at}]")

    def _decided(self, ix: Index, legs: Sequence[Leg], *, inside: bool) -> None:
        """How long the steps took, what became of the decisions, and what the checks say of them; each also under its body."""
        for leg in legs:
            if leg.day is None or not self.period.holds(leg.day):
                continue
            if leg.days is None:
                self.untold[leg.leg].take(leg.ref)
                continue
            self.days[leg.leg][leg.days] += 1
            if leg.leg == "minutes-decision":
                self.bodies[agency_of(ix, leg.at) or UNRESOLVED].days[leg.days] += 1
        asked = quality_of(ix, self.period, self.book) if self.asks and inside else None
        if asked is not None:
            self.quality = added(self.quality, asked[0])
        for kind in DECISIONS:
            for at in ix.by_kind.get(kind, ()):
                day = ix.events[at].day
                if day is None or not self.period.holds(day):
                    continue
                body, found = self.bodies[agency_of(ix, at) or UNRESOLVED], aftermath_of(ix, at, self.period.after)
                self.aftermath, body.aftermath = together(self.aftermath, found), together(body.aftermath, found)
                if asked is not None and at in asked[1]:
                    body.timely[asked[1][at]] += 1

    def report(self, repeated: tuple[str, ...] = ()) -> Report:
        """The period as counted so far."""
        return Report(
            period=self.period,
            cases=self.cases,
            figures={name: cells.cell() for name, cells in self.figures.items()},
            by={at: {key: cells.cell() for key, cells in sorted(keys.items())} for at, keys in sorted(self.by.items())},
            undated={name: cells.cell() for name, cells in sorted(self.undated.items())},
            overdue=self.overdue.cell(),
            overdue_unresolved=self.overdue_unresolved.cell(),
            handling={leg: self._handling(leg) for leg in LEGS},
            causes={kind: cells.cell() for kind, cells in sorted(self.causes.items())},
            quality=attrs.evolve(
                self.quality, issued=self.aftermath.issued, annulled_whole=self.aftermath.annulled_whole
            )
            if self.asks
            else None,
            months={
                name: {month: cells.cell() for month, cells in sorted(found.items())}
                for name, found in self.months.items()
            },
            aftermath=self.aftermath,
            bodies={
                name: self._body(name)
                for name in sorted({*self.bodies, *self.by.get(("fines-collected", "agency"), ())})
            },
            backlog=self.backlog.backlog(),
            repeated=repeated,
        )

    def _handling(self, leg: str) -> Handling:
        days, untold = self.days[leg], self.untold[leg].cell()
        return Handling(
            pairs=days.total(), median=rank(days, 50), p90=rank(days, 90), unresolved=untold.refs, untold=untold.count
        )

    def _body(self, name: str) -> BodyFigures:
        body, told = self.bodies.get(name) or _BodyTally(), self.asks
        return BodyFigures(
            decisions=self._by_agency("decisions", name),
            fines=self._by_agency("fines-imposed", name),
            collected=self._by_agency("fines-collected", name),
            median=rank(body.days, 50),
            in_time=body.timely["in"] if told else None,
            late=body.timely["late"] if told else None,
            untold=body.timely["unknown"] if told else None,
            aftermath=body.aftermath,
        )

    def _by_agency(self, figure: str, name: str) -> Cell:
        at = (figure, "agency")
        return self.by[at][name].cell() if at in self.by and name in self.by[at] else Cell()


class _BacklogTally:
    """What is open on the last day."""

    def __init__(self, of: PeriodTally) -> None:
        self.of: PeriodTally = of
        self.stages: dict[str, CellTally] = {stage: CellTally(of.keeps) for stage in STAGES}
        self.ages: dict[str, int] = dict.fromkeys(BANDS, 0)
        self.unresolved: CellTally = CellTally(of.keeps)
        self.oldest: _First[OpenCase] = _First[OpenCase](lambda one: (-one.days, one.case))
        self.next: _First[Lapse] = _First[Lapse](lambda one: (one.day, one.case, one.kind))
        self.past: int = 0

    def take(self, ix: Index) -> None:
        period = self.of.period
        found = open_on(ix, period.after, self.of.book)
        if found is None:
            return
        if found.stage is None:
            self.unresolved.take(ix.case.id)
            return
        days = (period.last - found.since).days
        self.stages[found.stage].take(ix.case.id)
        self.ages[age_of(days)] += 1
        self.oldest.take(OpenCase(case=ix.case.id, stage=found.stage, since=found.since, days=days))
        if self.of.asks:
            for item in lapses_of(found, period.last, self.of.book):
                if item.day < period.last:
                    self.past += 1
                else:
                    self.next.take(
                        Lapse(case=item.case, kind=item.kind, day=item.day, vi=item.vi, en=item.en, source=item.source)
                    )

    def backlog(self) -> Backlog:
        return Backlog(
            stages={stage: cells.cell() for stage, cells in self.stages.items()},
            ages=dict(self.ages),
            unresolved=self.unresolved.cell(),
            oldest=self.oldest.listed(),
            next=self.next.listed() if self.of.asks else None,
            past=self.past if self.of.asks else None,
        )


class _First(Generic[T]):
    """The first :data:`LISTED` of many by a key; the rest is forgotten on the way."""

    def __init__(self, key: Callable[[T], Any]) -> None:
        self.key = key
        self.kept: list[T] = []

    def take(self, one: T) -> None:
        self.kept.append(one)
        if len(self.kept) > LISTED * 8:
            self.kept = list(self.listed())

    def listed(self) -> tuple[T, ...]:
        return tuple(sorted(self.kept, key=self.key)[:LISTED])
