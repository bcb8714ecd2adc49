"""Whether a place lies in an official's area: paths of administrative codes, read on the map of their day, carried over to a later map."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.rulebook import AreaRead, UnitMap, became, made_of, read_area
from thanhtra.rulebook.units import map_on

COUNTRY: Final = "vn"
_OF_A_DISTRICT: Final = 3


def within_area(
    place: str | None, area: str | None, placed: date | None, official: date | None, maps: tuple[UnitMap, ...]
) -> bool | None:
    """Whether ``place`` (as written on ``placed``) lies in ``area`` (as written on ``official``); None when it cannot be told.

    ``maps`` are those of the rulebook (``Rulebook.units``). A code no map holds is not compared with another; a code of an earlier map
    is carried over, and where it was divided the answer is one only if it is the same for every part.
    """
    if area == COUNTRY:
        return True
    if place is None or area is None or place == COUNTRY or placed is None or official is None:
        return None
    one, other = read_area(maps, place, placed), read_area(maps, area, official)
    if one is None or other is None:
        known = map_on(maps, placed) is map_on(maps, official)
        return True if known and place == area else None
    if one.map is other.map:
        return one.map.lies(place, area)
    later = other.map if other.map.start > one.map.start else one.map
    parts = became(one, maps) if later is other.map else made_of(one, maps)
    return _all_alike({other.map.lies(part, area) for part in parts})


def same_district(one: str, other: str, day: date, maps: tuple[UnitMap, ...]) -> bool | None:
    """Whether two areas of ``day`` lie in one district; None when the map of that day does not say. There are none from 2025-07-01."""
    read = [read_area(maps, area, day) for area in (one, other)]
    if any(r is None or not r.in_force for r in read) or "/" not in one or "/" not in other:
        return None
    if one.split("/", maxsplit=1)[0] != other.split("/", maxsplit=1)[0]:
        return False
    first, second = (_districts(r) for r in read if r is not None)
    return (
        first == second
        if len(first) == 1 and len(second) == 1
        else False
        if first and second and not first & second
        else None
    )


def _districts(read: AreaRead) -> frozenset[str]:
    code = read.area.split("/")[1]
    return (
        frozenset({code})
        if len(code) == _OF_A_DISTRICT
        else read.map.of_province(read.area.split("/")[0]).lain.get(code, frozenset())
    )


def _all_alike(found: set[bool | None]) -> bool | None:
    return found.pop() if len(found) == 1 else None
