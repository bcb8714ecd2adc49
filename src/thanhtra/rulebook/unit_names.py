"""``unit_names.toml``: what the units of each map are called; read only where a name is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from thanhtra.classes import frozen
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


@frozen(kw_only=True, eq=False)
class UnitNames:
    """The names on one map, province by province as the file writes them; a province's are read when it is asked about."""

    start: date
    texts: Mapping[str, str]
    _read: dict[str, Mapping[str, str]] = attrs.field(factory=dict, init=False)

    def name(self, area: str) -> str | None:
        """What the path ``area`` is called, from the narrowest unit up: ``Phường Hải Châu, thành phố Đà Nẵng``; None when not held."""
        province, *rest = area.split("/")
        names = self._of(province) if province in self.texts else {}
        parts = [names.get(code) for code in (*reversed(rest), "")]
        return None if None in parts else ", ".join(p for p in parts if p)

    def _of(self, province: str) -> Mapping[str, str]:
        """The names in a province by code; its own under the empty code."""
        found = self._read.get(province)
        if found is None:
            first, *rest = self.texts[province].splitlines() or [""]
            found = self._read[province] = {"": first} | {
                code: called for code, _, called in (line.partition(" ") for line in rest)
            }
        return found


def read_unit_names(source: Source) -> tuple[UnitNames, ...]:
    """The names map by map, in order of their days."""
    found: list[UnitNames] = []
    for table in source.tables("unit_names.toml"):
        known_as(table, Basis.SECONDARY)
        for row in table.tables("map"):
            start, names = row.day("from"), row.table("names")
            texts = {code: names.text(code) for code in list(names.data)} if names is not None else {}
            if names is not None:
                names.close()
            if start is not None:
                found.append(UnitNames(start=start, texts=texts))
    return tuple(sorted(found, key=lambda one: one.start))
