"""The public sector's working days (ngày làm việc): weekends, public holidays, days off in exchange, make-up Saturdays.

Every question is O(1): two arrays over the covered days. Outside them, CalendarGap.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import CalendarGap
from thanhtra.terms import Basis

_SATURDAY = 5


@frozen(kw_only=True)
class SpecialDay:
    """A day that is not what its weekday says. ``why``: holiday, compensation, swap or make-up."""

    on: date
    why: str
    vi: str
    en: str


@frozen(kw_only=True)
class CalendarYear:
    """One year's days off and make-up days, as published; ``published`` is False for a year without a notice yet."""

    year: int
    published: bool
    known: Basis
    sources: tuple[str, ...]
    off: tuple[SpecialDay, ...]
    work: tuple[SpecialDay, ...]


@frozen(eq=False)
class WorkingDays:
    """Working days from 1 January of the first encoded year to 31 December of the last; built by :func:`working_days`."""

    first: date
    last: date
    provisional_years: frozenset[int]
    _first_ordinal: int = attrs.field(repr=False)
    _worked_before: tuple[int, ...] = attrs.field(repr=False)
    _ordinals: tuple[int, ...] = attrs.field(repr=False)
    special: dict[date, SpecialDay] = attrs.field(repr=False)

    def _at(self, day: date) -> int:
        if not self.first <= day <= self.last:
            raise CalendarGap(day)
        return day.toordinal() - self._first_ordinal

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is a working day. Raises CalendarGap."""
        at = self._at(day)
        return self._worked_before[at + 1] > self._worked_before[at]

    def roll(self, day: date) -> date:
        """``day`` if it is a working day, else the next one. Raises CalendarGap."""
        return self._nth(self._worked_before[self._at(day)], day)

    def add(self, day: date, working_days: int) -> date:
        """The ``working_days``-th working day after ``day`` (``day`` itself not counted). Raises CalendarGap."""
        return self._nth(self._worked_before[self._at(day) + 1] + working_days - 1, day)

    def count(self, after: date, through: date) -> int:
        """How many working days lie in ``(after, through]``; negative when they run backwards. Raises CalendarGap."""
        return self._worked_before[self._at(through) + 1] - self._worked_before[self._at(after) + 1]

    def _nth(self, n: int, asked: date) -> date:
        if n >= len(self._ordinals):
            raise CalendarGap(self.last + timedelta(1) if asked <= self.last else asked)
        return date.fromordinal(self._ordinals[n])

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether a stretch of days touches a year without a published notice."""
        year, end = first.year, last.year
        return (
            year in self.provisional_years
            or end in self.provisional_years
            or not self.provisional_years.isdisjoint(range(year + 1, end))
        )


def working_days(years: Iterable[CalendarYear]) -> WorkingDays:
    """The calendar of consecutive years. Raises ValueError when none is given or one is missing between two."""
    ordered = sorted(years, key=lambda y: y.year)
    if not ordered or [y.year for y in ordered] != list(range(ordered[0].year, ordered[-1].year + 1)):
        raise ValueError("the calendar needs consecutive years")
    special = {d.on: d for y in ordered for d in (*y.off, *y.work)}
    off = {d.on for y in ordered for d in y.off}
    work = {d.on for y in ordered for d in y.work}
    first, last = date(ordered[0].year, 1, 1), date(ordered[-1].year, 12, 31)
    worked, ordinals = [0], []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day in work or (day.weekday() < _SATURDAY and day not in off):
            ordinals.append(ordinal)
        worked.append(len(ordinals))
    provisional = frozenset(y.year for y in ordered if not y.published)
    return WorkingDays(first, last, provisional, first.toordinal(), tuple(worked), tuple(ordinals), special)
