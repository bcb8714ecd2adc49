"""Where every article, clause and point of the statutes lives in this library (bản đồ điều luật).

One data file a statute: its numbering, taken from the texts, and beside each number the check, series, power, event or data that
holds it, or why nothing does. ``thanhtra law map`` shows it, ``thanhtra law lint`` keeps it whole.
"""

from __future__ import annotations

from thanhtra.statutes.against_texts import numbering_of, texts_differ
from thanhtra.statutes.gaps import map_problems
from thanhtra.statutes.home import Home, Reason
from thanhtra.statutes.mapped import MappedPlace, PlaceStanding, StatuteMap
from thanhtra.statutes.naming import home_name
from thanhtra.statutes.reading import mapped_instruments, reasons, statute_map
from thanhtra.statutes.telling import map_as_json, map_text

__all__ = [
    "Home",
    "MappedPlace",
    "PlaceStanding",
    "Reason",
    "StatuteMap",
    "home_name",
    "map_as_json",
    "map_problems",
    "map_text",
    "mapped_instruments",
    "numbering_of",
    "reasons",
    "statute_map",
    "texts_differ",
]
