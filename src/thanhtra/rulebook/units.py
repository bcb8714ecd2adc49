"""``units.toml``: the administrative units of each map by code, from the day the map holds (đơn vị hành chính)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.lazy import cached_property
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


_OF_A_DISTRICT: Final = 3
"""How many digits the code of a district has; that of a commune has five."""
Codes = frozenset[str]


@frozen(kw_only=True, eq=False)
class ProvinceUnits:
    """What lies in one province: its ``communes``, its ``districts``, and in which districts each commune lay."""

    communes: Codes
    districts: Codes
    lain: Mapping[str, Codes]


@frozen(kw_only=True, eq=False)
class UnitMap:
    """The provinces, districts (to 2025-06-30) and communes from ``start`` on; ``partial`` when codes may be missing.

    The units of a province, and of what they were made, are kept as the file writes them and read when that province is asked about.
    """

    start: date
    units: Mapping[str, str]
    provinces: Mapping[str, str]
    made_of: Mapping[str, str]
    resolutions: Mapping[str, str]
    partial: bool
    cites: tuple[Citation, ...]
    known: Basis
    source: str
    _read: dict[str, ProvinceUnits] = attrs.field(factory=dict, init=False)
    _origins: dict[str, Mapping[str, Codes]] = attrs.field(factory=dict, init=False)

    def of_province(self, code: str) -> ProvinceUnits:
        """The units of the province ``code``, which the map holds."""
        found = self._read.get(code)
        if found is None:
            found = self._read[code] = _units(self.units[code])
        return found

    @cached_property
    def communes(self) -> Mapping[str, Codes]:
        """The codes of the communes by the code of their province."""
        return {code: self.of_province(code).communes for code in self.units}

    def holds(self, area: str) -> bool:
        """Whether every code of the path ``area`` is a unit of this map, each inside the one before it."""
        province, *rest = area.split("/")
        if province not in self.units:
            return False
        if not rest:
            return True
        held = self.of_province(province)
        *district, last = rest
        if len(district) > 1 or (last not in held.communes and (district or last not in held.districts)):
            return False
        return not district or district[0] in held.lain.get(last, ())

    def may_hold(self, area: str) -> bool:
        """Whether ``area`` may be a unit of this map although it is not listed: the lists are partial and no province has its codes."""
        province, *rest = area.split("/")
        return self.partial and province in self.units and not any(self.lists(code) for code in rest)

    def lists(self, code: str) -> bool:
        """Whether some province has the district or commune ``code``."""
        sought = f" {code}:" if len(code) == _OF_A_DISTRICT else f" {code}"
        return any(sought in f" {text}" for text in self.units.values())

    def lies(self, place: str, area: str) -> bool | None:
        """Whether ``place`` lies in ``area``, both held by this map; None when ``place`` is the wider one, or a code is not listed."""
        (province, *inner), (outer, *of) = place.split("/"), area.split("/")
        if province != outer:
            return False
        if not of or place == area:
            return True
        wanted, told = of[-1], inner[-1] if inner else ""
        if len(told) == len(wanted):
            return told == wanted or (False if self.lists(told) and self.lists(wanted) else None)
        wide, narrow = (told, wanted) if len(told) < len(wanted) else (wanted, told)
        lain = self.of_province(province).lain.get(narrow)
        if not wide or lain is None:
            return None
        if wide not in lain:
            return False
        return True if wide == wanted and len(lain) == 1 else None

    def origins(self, province: str) -> Mapping[str, Codes]:
        """The codes of the map before this one each commune of ``province`` was made of, wholly or in part."""
        found = self._origins.get(province)
        if found is None:
            pairs = (token.partition("<") for token in self.made_of.get(province, "").split())
            found = self._origins[province] = {new: frozenset(olds.split(",")) for new, _, olds in pairs}
        return found

    @cached_property
    def province_of(self) -> Mapping[str, str]:
        """The province of this map by the code of the province of the map before it that was merged into it."""
        return {old: new for new, olds in self.provinces.items() for old in olds.split()}


def read_units(source: Source) -> tuple[UnitMap, ...]:
    """The maps in order of their days."""
    found: list[UnitMap] = []
    for table in source.tables("units.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("map"):
            start = row.day("from")
            one = UnitMap(
                start=start or date.max,
                units=_texts(row, "units"),
                provinces=_texts(row, "provinces"),
                made_of=_texts(row, "communes"),
                resolutions=_texts(row, "resolutions"),
                partial=row.flag("partial"),
                cites=row.cites(),
                known=known,
                source=row.text("source", required=False),
            )
            found += [one] if start is not None else []
    return tuple(sorted(found, key=lambda one: one.start))


def _texts(row: Table, key: str) -> dict[str, str]:
    """The texts of the table at ``key``."""
    table = row.table(key)
    if table is None:
        return {}
    found = {code: table.text(code) for code in list(table.data)}
    table.close()
    return found


def _units(text: str) -> ProvinceUnits:
    """``001: 00004 00008 002: …``; without districts ``00004 00008 …``."""
    district, communes, districts = "", set[str](), set[str]()
    lain: dict[str, set[str]] = defaultdict(set)
    for token in text.split():
        if token.endswith(":"):
            district = token[:_OF_A_DISTRICT]
            districts.add(district)
        else:
            communes.add(token)
            if district:
                lain[token].add(district)
    return ProvinceUnits(
        communes=frozenset(communes),
        districts=frozenset(districts),
        lain={code: frozenset(of) for code, of in lain.items()},
    )


def map_on(maps: tuple[UnitMap, ...], day: date) -> UnitMap | None:
    """The map that holds on ``day``; None before the first one held."""
    return next((one for one in reversed(maps) if one.start <= day), None)
