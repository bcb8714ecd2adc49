"""A statute's map: its places in their order, each with its homes, and how many stand how."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.statutes.home import HELD, Home


class PlaceStanding(Enum):
    """How a place stands (tình trạng)."""

    MODELLED = "modelled"
    IN_PART = "in-part"
    RECORDED = "recorded"
    UNMODELLED = "unmodelled"
    DEFINITION = "definition"
    OUTSIDE = "outside"
    FRAME = "frame"
    AMENDING = "amending"


@frozen
class MappedPlace:
    """One article, clause or point and where it lives. ``unread``: cited, of a text that was not read."""

    at: Citation
    homes: tuple[Home, ...]
    unread: bool = False

    @property
    def standing(self) -> PlaceStanding:
        """Held by a check, a series, a power or data; in part where something of it is also unmodelled; recorded by an event alone."""
        kinds = {home.kind for home in self.homes}
        if kinds & set(HELD):
            return PlaceStanding.IN_PART if "unmodelled" in kinds else PlaceStanding.MODELLED
        for kind, standing in _IN_ORDER:
            if kind in kinds:
                return standing
        return PlaceStanding.FRAME


_IN_ORDER = (
    ("unmodelled", PlaceStanding.UNMODELLED),
    ("event", PlaceStanding.RECORDED),
    ("definition", PlaceStanding.DEFINITION),
    ("amends", PlaceStanding.AMENDING),
    ("outside", PlaceStanding.OUTSIDE),
)
"""A step that is recorded but lacks what the place asks of it is unmodelled."""


@frozen(eq=False)
class StatuteMap:
    """``numbering`` is what the texts number, by article; ``left_out`` the first and last article that are no part of the map, and why.

    ``forms_after``: the article a list of forms follows, which is no clause of it. ``quotes``: the text quotes the wording of another.
    """

    instrument: str
    texts: tuple[str, ...]
    numbering: dict[str, tuple[str, ...]]
    places: tuple[MappedPlace, ...]
    left_out: tuple[str, str, str, str] | None = None
    forms_after: str = ""
    quotes: bool = False

    def counts(self) -> Counter[PlaceStanding]:
        """How many places stand how."""
        return Counter(place.standing for place in self.places)

    def share(self) -> float | None:
        """Of the places that are a matter of a file, the share that is modelled, wholly or in part; None where none is."""
        n = self.counts()
        held = n[PlaceStanding.MODELLED] + n[PlaceStanding.IN_PART]
        matter = held + n[PlaceStanding.RECORDED] + n[PlaceStanding.UNMODELLED]
        return held / matter if matter else None

    def within(self, place: Citation) -> tuple[MappedPlace, ...]:
        """The places at ``place`` and inside it."""
        return tuple(p for p in self.places if place.covers(p.at))
