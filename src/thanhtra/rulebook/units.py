"""``units.toml``: the administrative units of each map by code, from the day the map holds (đơn vị hành chính)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from thanhtra.rulebook.source import Source
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis


@attrs.frozen(kw_only=True, eq=False)
class UnitMap:
    """The provinces and communes from ``start`` on: the codes of the communes by the code of their province."""

    start: date
    communes: Mapping[str, frozenset[str]]
    known: Basis

    def holds(self, area: str) -> bool:
        """Whether every code of the path ``area`` is a unit of this map."""
        province, _, rest = area.partition("/")
        return province in self.communes and (not rest or rest in self.communes[province])


def read_units(source: Source) -> tuple[UnitMap, ...]:
    """The maps in order of their days."""
    found: list[UnitMap] = []
    for table in source.tables("units.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("map"):
            start, units = row.day("from"), row.table("units")
            row.cites()
            codes = {code: frozenset(units.text(code).split()) for code in list(units.data)} if units is not None else {}
            if units is not None:
                units.close()
            if start is not None:
                found.append(UnitMap(start=start, communes=codes, known=known))
    return tuple(sorted(found, key=lambda one: one.start))


def map_on(maps: tuple[UnitMap, ...], day: date) -> UnitMap | None:
    """The map that holds on ``day``; None before the first one held."""
    return next((one for one in reversed(maps) if one.start <= day), None)
