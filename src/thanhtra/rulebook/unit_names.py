"""``unit_names.toml``: what the units of each map are called; read only where a name is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis


@attrs.frozen(kw_only=True, eq=False)
class UnitNames:
    """The names on one map: by the code of a province, by province and code of what lies in it."""

    start: date
    provinces: Mapping[str, str]
    within: Mapping[tuple[str, str], str]

    def name(self, area: str) -> str | None:
        """What the path ``area`` is called, from the narrowest unit up: ``Phường Hải Châu, thành phố Đà Nẵng``; None when not held."""
        province, *rest = area.split("/")
        called = [self.within.get((province, code)) for code in reversed(rest)]
        parts = [*called, self.provinces.get(province)]
        return None if None in parts else ", ".join(p for p in parts if p)


def read_unit_names(source: Source) -> tuple[UnitNames, ...]:
    """The names map by map, in order of their days."""
    found: list[UnitNames] = []
    for table in source.tables("unit_names.toml"):
        known_as(table, Basis.SECONDARY)
        for row in table.tables("map"):
            start, names = row.day("from"), row.table("names")
            if start is not None and names is not None:
                found.append(_names(start, names))
    return tuple(sorted(found, key=lambda one: one.start))


def _names(start: date, names: Table) -> UnitNames:
    provinces: dict[str, str] = {}
    within: dict[tuple[str, str], str] = {}
    for province in list(names.data):
        first, *rest = names.text(province).splitlines() or [""]
        provinces[province] = first
        for line in rest:
            code, _, called = line.partition(" ")
            within[province, code] = called
    names.close()
    return UnitNames(start=start, provinces=provinces, within=within)
