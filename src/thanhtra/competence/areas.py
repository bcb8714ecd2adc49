"""Whether a place lies in an official's area: paths of administrative codes, compared within one map."""

from __future__ import annotations

from datetime import date
from typing import Final

COUNTRY: Final = "vn"
REDRAWN: Final = date(2025, 7, 1)
"""From this day provinces were merged and districts are gone (88/2025/QH15 Đ3): older codes are another map."""


def within_area(place: str | None, area: str | None, placed: date | None, official: date | None) -> bool | None:
    """Whether ``place`` (as written on ``placed``) lies in ``area`` (as written on ``official``); None when it cannot be told."""
    if area == COUNTRY:
        return True
    if place is None or area is None or place == COUNTRY:
        return None
    if placed is None or official is None or (placed < REDRAWN) is not (official < REDRAWN):
        return None
    return place == area or place.startswith(f"{area}/")
