"""Reading what all rule data share: how a row is known, its versions, its terms, its slug."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from thanhtra.errors import BadTerm
from thanhtra.law import Series, Version, series
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Basis, Unit

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


R = TypeVar("R")
V = TypeVar("V")


def known_as(table: Table, default: Basis) -> Basis:
    """How a table says it is known."""
    return table.choice("known", Basis, default=default) or default


def read_versions(head: Table, key: str, rule: Callable[[Table], R | None], default: Basis) -> list[Version[R]]:
    """The versions under ``key``; a version that ended or is a gap has no rule."""
    found: list[Version[R]] = []
    for table in head.tables(key, required=True):
        start = table.day("from")
        ended, gap = table.flag("ended"), table.text("gap", required=False)
        value = None if ended or gap else rule(table)
        cites = table.cites(required=not gap)
        known = known_as(table, default)
        note = table.text("note", required=False)
        if start is not None and (value is not None or ended or gap):
            found.append(Version(start=start, rule=value, cites=cites, known=known, ended=ended, gap=gap, note=note))
    return found


def series_of(head: Table, name: str, versions: list[Version[R]]) -> Series[R] | None:
    """Versions as a series; a clash of days is noted."""
    try:
        return series(name, versions)
    except ValueError as e:
        head.note("version", "versions that each start on a day of their own", str(e))
        return None


def read_term(table: Table) -> TimeLimit | None:
    """``{amount, unit}``, or ``{unit = "promptly"}``."""
    unit = table.choice("unit", Unit)
    amount = table.integer("amount", least=1, required=unit is not Unit.PROMPTLY)
    if unit is None:
        return None
    try:
        return TimeLimit(amount, unit)
    except BadTerm as e:
        table.note("unit", "an amount and a unit that fit", str(e))
        return None


def by_slug(source: Source, path: tuple[str, ...], key: str, make: Callable[[Table], V]) -> dict[str, V]:
    """Every row of ``key`` in the files at ``path``, made into a value, by its slug."""
    found: dict[str, V] = {}
    for table in source.tables(*path):
        known_as(table, Basis.TEXT)
        for row in table.tables(key):
            slug = row.text("slug")
            row.choice("known", Basis, default=Basis.TEXT)
            row.text("note", required=False)
            found[slug] = make(row)
    return found
