"""What law is made of (căn cứ pháp lý): instruments, citations, versions in force, governing days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.law.citation import POINTS, Citation, is_place
    from thanhtra.law.in_force import Series, Version, series
    from thanhtra.law.instrument import Instrument
    from thanhtra.law.ranges import Places
    from thanhtra.law.transition import GoverningDay
else:
    __getattr__ = door(
        __name__,
        {
            "citation": "POINTS Citation is_place",
            "in_force": "Series Version series",
            "instrument": "Instrument",
            "ranges": "Places",
            "transition": "GoverningDay",
        },
    )


__all__ = ["POINTS", "Citation", "GoverningDay", "Instrument", "Places", "Series", "Version", "is_place", "series"]
