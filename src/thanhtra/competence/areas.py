"""Whether a place lies in an official's area: paths of administrative codes, compared within one map."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.rulebook import UnitMap
from thanhtra.rulebook.units import map_on

COUNTRY: Final = "vn"


def within_area(place: str | None, area: str | None, placed: date | None, official: date | None, maps: tuple[UnitMap, ...]) -> bool | None:
    """Whether ``place`` (as written on ``placed``) lies in ``area`` (as written on ``official``); None when it cannot be told.

    ``maps`` are those of the rulebook (``Rulebook.units``): codes of two maps, or a code its day's map does not hold, are not compared.
    """
    if area == COUNTRY:
        return True
    if place is None or area is None or place == COUNTRY or placed is None or official is None:
        return None
    one, other = map_on(maps, placed), map_on(maps, official)
    if one is not other:
        return None
    if one is not None and not (one.holds(place) and one.holds(area)):
        return True if place == area else None
    return place == area or place.startswith(f"{area}/")
