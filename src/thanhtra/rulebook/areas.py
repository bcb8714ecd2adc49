"""Areas read on the map of their day, and what became of them on the next one (địa bàn theo bản đồ hành chính của từng ngày)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.rulebook.units import UnitMap, map_on

_OF_A_DISTRICT: Final = 3


@frozen(kw_only=True, eq=False)
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
    whole = maps[at].province_of.get(province)
    if whole is None:
        return ()
    codes = {rest[-1]} if rest else set[str]()
    if rest and len(rest[-1]) == _OF_A_DISTRICT:
        codes |= {c for c, lain in read.map.of_province(province).lain.items() if rest[-1] in lain}
    parts = sorted(f"{whole}/{new}" for new, olds in maps[at].origins(whole).items() if not codes.isdisjoint(olds))
    return tuple(parts) or (whole,)


def made_of(read: AreaRead, maps: tuple[UnitMap, ...]) -> tuple[str, ...]:
    """The units of the map before that ``read`` was made of, wholly or in part, in order of their codes; () on the first map."""
    at = maps.index(read.map)
    province, *rest = read.area.split("/")
    olds = tuple(read.map.provinces.get(province, "").split())
    if at == 0 or not rest:
        return olds
    return tuple(sorted(_whole_path(maps[at - 1], olds, code) for code in read.map.origins(province).get(rest[-1], ())))


def _whole_path(old: UnitMap, provinces: tuple[str, ...], code: str) -> str:
    """The path of the code of a district or a commune that lay in one of ``provinces``."""
    return next(f"{one}/{code}" for one in provinces if old.holds(f"{one}/{code}"))
