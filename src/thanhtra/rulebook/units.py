"""``units.toml``: the administrative units of each map by code, from the day the map holds (đơn vị hành chính)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Final

import attrs

from thanhtra.law import Citation
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

_OF_A_DISTRICT: Final = 3
"""How many digits the code of a district has; that of a commune has five."""
Paths = frozenset[str]


@attrs.frozen(kw_only=True, eq=False)
class UnitMap:
    """The provinces, districts (to 2025-06-30) and communes from ``start`` on.

    ``communes`` are the codes by province, ``districts`` the districts each commune lay in; ``partial`` when codes may be missing.
    ``made_of`` says, in the file's own short form, of what each province and commune was made when the map before this one ended.
    """

    start: date
    communes: Mapping[str, frozenset[str]]
    districts: Mapping[str, frozenset[str]]
    districts_of: Mapping[str, frozenset[str]]
    made_of: Mapping[str, str]
    resolutions: Mapping[str, str]
    partial: bool
    cites: tuple[Citation, ...]
    known: Basis
    source: str

    def holds(self, area: str) -> bool:
        """Whether every code of the path ``area`` is a unit of this map, each inside the one before it."""
        province, *rest = area.split("/")
        if province not in self.communes:
            return False
        if not rest:
            return True
        *district, last = rest
        if len(district) > 1 or (last not in self.communes[province] and (district or last not in self.districts_of[province])):
            return False
        return not district or district[0] in self.districts.get(last, ())

    def may_hold(self, area: str) -> bool:
        """Whether ``area`` may be a unit of this map although it is not listed: the lists are partial and no other province has its codes."""
        province, *rest = area.split("/")
        return self.partial and province in self.communes and not any(self._listed(code) for code in rest)

    def _listed(self, code: str) -> bool:
        held = self.districts_of if len(code) == _OF_A_DISTRICT else self.communes
        return any(code in codes for codes in held.values())

    def lies(self, place: str, area: str) -> bool | None:
        """Whether ``place`` lies in ``area``, both held by this map; None when ``place`` is the wider one, or a code is not listed."""
        (province, *inner), (outer, *of) = place.split("/"), area.split("/")
        if province != outer:
            return False
        if not of or place == area:
            return True
        wanted, told = of[-1], inner[-1] if inner else ""
        if len(told) == len(wanted):
            return told == wanted or (False if self._listed(told) and self._listed(wanted) else None)
        wide, narrow = (told, wanted) if len(told) < len(wanted) else (wanted, told)
        lain = self.districts.get(narrow)
        if not wide or lain is None:
            return None
        if wide not in lain:
            return False
        return True if wide == wanted and len(lain) == 1 else None

    @cached_property
    def before(self) -> Mapping[str, Paths]:
        """The units of the map before this one each province and commune was made of, as paths; empty for the first map."""
        origin = {old: new for new, olds in self.made_of.items() if "<" not in olds for old in olds.split()}
        found: dict[str, set[str]] = defaultdict(set)
        for old, new in origin.items():
            found[new].add(old)
        for province, told in self._communes_made_of():
            for token in told.split():
                new, _, olds = token.partition("<")
                found[f"{province}/{new}"] = set(olds.split(","))
        return {new: frozenset(olds) for new, olds in found.items()}

    def _communes_made_of(self) -> Iterable[tuple[str, str]]:
        return ((key.rpartition("/")[0], told) for key, told in self.made_of.items() if "<" in told)

    @cached_property
    def after(self) -> Mapping[str, Paths]:
        """The provinces and communes of this map that a code of the map before it became part of."""
        found: dict[str, set[str]] = defaultdict(set)
        for new, olds in self.before.items():
            for old in olds:
                found[old].add(new)
        return {old: frozenset(news) for old, news in found.items()}


def read_units(source: Source) -> tuple[UnitMap, ...]:
    """The maps in order of their days."""
    found: list[UnitMap] = []
    for table in source.tables("units.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("map"):
            start, cites, partial, told = row.day("from"), row.cites(), row.flag("partial"), row.text("source", required=False)
            communes, districts, within = _units(_texts(row, "units"))
            made = {**_texts(row, "provinces"), **{f"{key}/": text for key, text in _texts(row, "communes").items()}}
            resolutions = _texts(row, "resolutions")
            if start is not None:
                found.append(
                    UnitMap(
                        start=start, communes=communes, districts=districts, districts_of=within, made_of=made,
                        resolutions=resolutions, partial=partial, cites=cites, known=known, source=told,
                    )
                )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.start))


def _texts(row: Table, key: str) -> dict[str, str]:
    """The texts of the table at ``key``."""
    table = row.table(key)
    if table is None:
        return {}
    found = {code: table.text(code) for code in list(table.data)}
    table.close()
    return found


def _units(rows: Mapping[str, str]) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The communes by province, the districts by commune, the districts by province."""
    communes: dict[str, frozenset[str]] = {}
    lain: dict[str, set[str]] = defaultdict(set)
    within: dict[str, frozenset[str]] = {}
    for province, text in rows.items():
        district, held, opened = "", set[str](), set[str]()
        for token in text.split():
            if token.endswith(":"):
                district = token[:_OF_A_DISTRICT]
                opened.add(district)
            else:
                held.add(token)
                if district:
                    lain[token].add(district)
        communes[province], within[province] = frozenset(held), frozenset(opened)
    return communes, {code: frozenset(of) for code, of in lain.items()}, within


def map_on(maps: tuple[UnitMap, ...], day: date) -> UnitMap | None:
    """The map that holds on ``day``; None before the first one held."""
    return next((one for one in reversed(maps) if one.start <= day), None)
