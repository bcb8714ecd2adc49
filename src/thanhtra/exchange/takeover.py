"""Who now, and what an area became, as JSON (người tiếp nhận; địa bàn)."""

from __future__ import annotations

from datetime import date
from typing import Any

from thanhtra.coordination import Successor, WhoNow
from thanhtra.rulebook import Rulebook, became, made_of, read_area


def who_now_to_json(found: WhoNow) -> dict[str, Any]:
    """``post``, ``on``, ``exists`` (null: in some bodies only), ``successors`` with the matter each is for; ``missing`` where something is not held."""
    shown: dict[str, Any] = {
        "post": found.post,
        "on": found.on.isoformat(),
        "exists": found.exists,
        "successors": [_successor(s) for s in found.successors],
    }
    return shown | ({"missing": list(found.missing)} if found.missing else {})


def _successor(one: Successor) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "post": one.post,
        "for": one.matter,
        "cites": [str(c) for c in one.cites],
        "vi": one.vi,
        "en": one.en,
        "known": one.known.value,
    }
    return shown | ({"areas": list(one.areas)} if one.areas else {}) | ({"note": one.note} if one.note else {})


def area_to_json(area: str, on: date, book: Rulebook) -> dict[str, Any]:
    """What ``area`` is on ``on``: whether its code is in force, its name, what it became and was made of, from which source.

    ``held`` is false, and nothing else is told, where no map has the code.
    """
    read = read_area(book.units, area, on)
    shown: dict[str, Any] = {"area": area, "on": on.isoformat(), "held": read is not None}
    if read is None:
        return shown
    at = book.units.index(read.map)
    shown |= {"in_force": read.in_force, "name": book.unit_names[at].name(area), "map": read.map.start.isoformat()}
    later, earlier = became(read, book.units), made_of(read, book.units)
    if later:
        shown["became"] = [{"area": path, "name": book.unit_names[at + 1].name(path)} for path in later]
    if earlier:
        shown["made_of"] = [{"area": path, "name": book.unit_names[at - 1].name(path)} for path in earlier]
    resolution = book.units[-1].resolutions.get((later or (area,))[0].split("/")[0])
    shown |= {"cites": [str(c) for c in read.map.cites], "known": read.map.known.value, "source": read.map.source}
    return shown | ({"resolution": resolution} if resolution else {})
