"""Legal reporting periods: which days a report of that name covers (kỳ báo cáo)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from thanhtra.classes import frozen
from thanhtra.errors import LawError, NotInTheBook
from thanhtra.law import Series, Version
from thanhtra.rulebook.period import Period, free_period, just_before, year_earlier
from thanhtra.rulebook.versions import known_as, read_versions, series_of
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


_NAME: Final = re.compile(r"([0-9]{4})-([0-9A-Z]+)")


@frozen
class DayOfYear:
    """A month and a day, ``year`` years from the one a period is named for."""

    year: int
    month: int
    day: int

    def of(self, named: int) -> date:
        """The day itself. Raises ValueError outside the calendar."""
        return date(named + self.year, self.month, self.day)


@frozen(kw_only=True)
class PeriodDays:
    """What one version says: the first and the last day, and the day the report is sent before."""

    first: DayOfYear
    last: DayOfYear
    send: DayOfYear | None


@frozen(kw_only=True, eq=False)
class PeriodRule:
    """One kind of period and its history."""

    kind: str
    vi: str
    en: str
    versions: Series[PeriodDays]


class Periods:
    """Every kind of period; a period is asked for by its name."""

    def __init__(self, rules: dict[str, PeriodRule]) -> None:
        self.rules = rules

    def period(self, name: str) -> Period:
        """The period called ``name``: a legal one such as ``2020-9M``, or one as :func:`~thanhtra.rulebook.period.free_period` reads it.

        Raises NotInTheBook, and LawError where the days of a legal period were not read.
        """
        if free := free_period(name):
            return free
        match = _NAME.fullmatch(name)
        rule = self.rules.get(match[2]) if match else None
        if match is None or rule is None:
            raise NotInTheBook(
                f"period:{name}",
                why=f"a period is YEAR-KIND, the kinds are {', '.join(self.rules)}; or YEAR, YEAR-MONTH, YEAR-MONTH-DAY, or FROM..TO of these",
            )
        year = int(match[1])
        version = self._version(rule, year)
        days = version.rule
        assert days is not None  # noqa: S101 - the version is no gap
        first = days.first.of(year)
        before = self._last_of_the_year_before(rule, year, first)
        return Period(
            name=name,
            vi=f"{rule.vi} {year}",
            en=f"{rule.en} {year}",
            first=before + timedelta(1) if before else first,
            after=days.last.of(year) + timedelta(1),
            send=days.send.of(year) if days.send else None,
            cites=version.cites,
            known=Basis.INFERENCE if before else version.known,
            cut=before is not None,
        )

    def before(self, name: str) -> Period:
        """The same period a year earlier. Raises as :meth:`period`."""
        if free := free_period(name):
            return _shifted_or_refused(name, year_earlier, free)
        year, _, kind = name.partition("-")
        return self.period(f"{int(year) - 1:04}-{kind}")

    def preceding(self, name: str) -> Period:
        """The period that ends where this one begins: the quarter before, as many months or days before; else the year before. Raises as :meth:`period`."""
        if free := free_period(name):
            return _shifted_or_refused(name, just_before, free)
        year, _, kind = name.partition("-")
        earlier = _QUARTER_BEFORE.get(kind)
        if earlier is None:
            return self.before(name)
        return self.period(f"{int(year) - (kind == 'Q1'):04}-{earlier}")

    def _version(self, rule: PeriodRule, year: int) -> Version[PeriodDays]:
        """The version in force on the day the period would end by it."""
        for version in reversed(rule.versions.versions):
            days = version.rule
            if days is None:
                if date(year, 12, 14) >= version.start:
                    return rule.versions.version_on(version.start)
                continue
            try:
                if days.last.of(year) >= version.start:
                    return version
            except ValueError:
                break
        raise NotInTheBook(f"period:{year}-{rule.kind}", why="no rule had begun by the end of that period")

    def _last_of_the_year_before(self, rule: PeriodRule, year: int, first: date) -> date | None:
        """Where the rule changed, the last day of the period before when it reaches into this one: no day is counted twice."""
        kind = _QUARTER_BEFORE.get(rule.kind) or ("YJ" if rule.kind.endswith("J") else "Y")
        back = year if rule.kind in ("Q2", "Q3", "Q4") else year - 1
        earlier = self.rules.get(kind)
        if earlier is None:
            return None
        try:
            days = self._version(earlier, back).rule
        except LawError:
            return None
        last = days.last.of(back) if days else None
        return last if last is not None and last >= first else None


_QUARTER_BEFORE: Final = {"Q2": "Q1", "Q3": "Q2", "Q4": "Q3", "Q1": "Q4"}


def _shifted_or_refused(name: str, shift: Callable[[Period], Period], period: Period) -> Period:
    try:
        return shift(period)
    except ValueError:
        raise NotInTheBook(f"period:{name}", why="no period is that early") from None


def _day(table: Table, key: str, *, required: bool = True) -> DayOfYear | None:
    inner = table.table(key)
    if inner is None:
        if required:
            table.note(key, "a month and a day", "nothing")
        return None
    year, month, day = inner.integer("year", least=-1), inner.integer("month", least=1), inner.integer("day", least=1)
    inner.close()
    if year is None or month is None or day is None:
        return None
    try:
        date(2023, month, day)
    except ValueError:
        table.note(key, "a month and a day of every year", f"{month}-{day}")
        return None
    return DayOfYear(year, month, day)


def _days(table: Table) -> PeriodDays | None:
    first, last, send = _day(table, "first"), _day(table, "last"), _day(table, "send", required=False)
    return PeriodDays(first=first, last=last, send=send) if first and last else None


def read_periods(source: Source) -> Periods:
    """``periods.toml``."""
    found: dict[str, PeriodRule] = {}
    for table in source.tables("periods.toml"):
        known = known_as(table, Basis.SECONDARY)
        for row in table.tables("period"):
            kind, vi, en = row.text("kind"), row.text("vi"), row.text("en")
            if made := series_of(row, f"period:{kind}", read_versions(row, "version", _days, known)):
                found[kind] = PeriodRule(kind=kind, vi=vi, en=en, versions=made)
    return Periods(found)
