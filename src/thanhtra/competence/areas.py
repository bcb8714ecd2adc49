"""Whether a place lies in an official's area: paths of administrative codes, read on the map of their day, carried over to a later map."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.rulebook import UnitMap
from thanhtra.rulebook.units import map_on

COUNTRY: Final = "vn"
_OF_A_DISTRICT: Final = 3


@attrs.frozen(kw_only=True, eq=False)
class AreaRead:
    """An area as read: the path, the map that holds it, whether that is the map of the day it was written for."""

    area: str
    map: UnitMap
    in_force: bool


def read_area(maps: tuple[UnitMap, ...], area: str, day: date) -> AreaRead | None:
    """``area`` on the map of ``day``, else on the latest other map that holds it (a code not in force); None where none does.

    ``maps`` are those of the rulebook (``Rulebook.units``). A code no list has is read on the map of its day where that map is partial.
    """
    today = map_on(maps, day)
    for one in (today, *(m for m in reversed(maps) if m is not today)):
        if one is not None and one.holds(area):
            return AreaRead(area=area, map=one, in_force=one is today)
    return AreaRead(area=area, map=today, in_force=True) if today is not None and today.may_hold(area) else None


def became(read: AreaRead, maps: tuple[UnitMap, ...]) -> tuple[str, ...]:
    """The units of the next map that ``read`` became, or became part of, in order of their codes; () on the last map."""
    at = maps.index(read.map) + 1
    if at == len(maps):
        return ()
    province, *rest = read.area.split("/")
    after = maps[at].after
    whole = after.get(province, frozenset())
    if not rest:
        return tuple(sorted(whole))
    code = rest[-1]
    codes = [code]
    if len(code) == _OF_A_DISTRICT and code not in after:
        codes = [c for c in read.map.communes[province] if code in read.map.districts.get(c, ())]
    return tuple(sorted({new for c in codes for new in after.get(c, ())} or whole))


def made_of(read: AreaRead, maps: tuple[UnitMap, ...]) -> tuple[str, ...]:
    """The units of the map before that ``read`` was made of, wholly or in part, in order of their codes; () on the first map."""
    at = maps.index(read.map)
    return tuple(sorted(_whole_path(maps[at - 1], code) for code in read.map.before.get(read.area, ()))) if at else ()


def _whole_path(old: UnitMap, code: str) -> str:
    """The path of the code of a province, a district or a commune."""
    if code in old.communes:
        return code
    held = old.districts_of if len(code) == _OF_A_DISTRICT else old.communes
    return next(f"{province}/{code}" for province, codes in held.items() if code in codes)


def within_area(place: str | None, area: str | None, placed: date | None, official: date | None, maps: tuple[UnitMap, ...]) -> bool | None:
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
    return first == second if len(first) == 1 and len(second) == 1 else False if first and second and not first & second else None


def _districts(read: AreaRead) -> frozenset[str]:
    code = read.area.split("/")[1]
    return frozenset({code}) if len(code) == _OF_A_DISTRICT else read.map.districts.get(code, frozenset())


def _all_alike(found: set[bool | None]) -> bool | None:
    return found.pop() if len(found) == 1 else None
