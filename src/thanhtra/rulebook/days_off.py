"""Reading ``working_days/<year>.toml``: days off and days made up, with their reasons (ngày nghỉ, nghỉ bù, hoán đổi, làm bù).

A holiday has a name of its own. A day that stands for another says which, in ``for``, and its words follow: they are written here once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from thanhtra.reckoning import CalendarYear, SpecialDay, written
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

_FOR: Final = {
    "compensation": ("Nghỉ bù {vi}", "In lieu of {en}"),
    "swap": ("Nghỉ hoán đổi, làm bù ngày {vi}", "Day off in exchange for {en}"),
    "make-up": ("Làm bù cho ngày {vi}", "Working day made up for {en}"),
}
"""The kinds of day that stand for another: for a holiday on a weekend, for a day that is worked instead, for a day off."""


def read_calendar(source: Source) -> list[CalendarYear]:
    """Every year; a later root's year replaces an earlier one's."""
    years: dict[int, CalendarYear] = {}
    for table in source.tables("working_days"):
        year = table.integer("year", least=1)
        published, known = table.flag("published"), known_as(table, Basis.SECONDARY)
        sources = table.texts("sources", required=True)
        table.text("note", required=False)
        before: dict[date, SpecialDay] = {}
        off, work = (tuple(_days(table, key, before)) for key in ("off", "work"))
        for day in (*off, *work):
            if year is not None and day.on.year != year:
                table.note("off", f"days of {year}", day.on.isoformat())
        if year is not None:
            years[year] = CalendarYear(year=year, published=published, known=known, sources=sources, off=off, work=work)
    return list(years.values())


def _days(year: Table, key: str, before: dict[date, SpecialDay]) -> Iterator[SpecialDay]:
    """The rows of one list; a holiday stands ``before`` the day off in lieu of it."""
    for row in year.tables(key):
        day = _special(row, before)
        if day is not None:
            before[day.on] = day
            yield day


def _special(table: Table, before: Mapping[date, SpecialDay]) -> SpecialDay | None:
    on, why = table.day("on"), table.text("why")
    table.choice("known", Basis, default=Basis.TEXT)
    other = table.day("for", required=False)
    if other is None or why not in _FOR:
        vi, en = table.text("vi"), table.text("en")
        return SpecialDay(on=on, why=why, vi=vi, en=en) if on else None
    holiday = before.get(other)
    if why == "compensation" and holiday is None:
        table.note("for", "a holiday of an earlier row", other.isoformat())
        return None
    of = (holiday.vi, holiday.en) if holiday is not None and why == "compensation" else _dates(other)
    vi, en = (words.format(vi=of[0], en=of[1]) for words in _FOR[why])
    return SpecialDay(on=on, why=why, vi=vi, en=en) if on else None


def _dates(day: date) -> tuple[str, str]:
    return written(day, "vi"), written(day, "en")
