"""What an article orders beside the fine, and for which acts (hình thức xử phạt bổ sung, biện pháp khắc phục hậu quả)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thanhtra.verifying.outline import Outline, Place
from thanhtra.verifying.references import references

_FOLLOWS: Final = re.compile(
    r"^\W*(?:(?:các\s+)?hình thức xử phạt bổ sung|xử phạt bổ sung|(?:các\s+)?biện pháp khắc phục hậu quả)",
    re.IGNORECASE,
)


class Followers:
    """What an article orders beside the fine, and for which acts: read once for each article of each state of a text."""

    def __init__(self, text: Outline) -> None:
        self._text = text
        self._read: dict[str, tuple[tuple[Place, tuple[Place, ...]], ...]] = {}

    def of(self, article: str) -> tuple[tuple[Place, tuple[Place, ...]], ...]:
        """Each place that orders a sanction or remedy, with the acts of this article it names (none: they could not be read)."""
        if article not in self._read:
            self._read[article] = tuple(self._places(article))
        return self._read[article]

    def _places(self, article: str) -> Iterator[tuple[Place, tuple[Place, ...]]]:
        for clause in self._text.clauses(article):
            head = self._text.own(clause)
            if not _FOLLOWS.match(head):
                continue
            points = self._text.points(article, clause[1])
            over = self._named(head, clause)
            for place in points or (clause,):
                yield place, self._named(self._text.own(place), place) or over

    def _named(self, text: str, place: Place) -> tuple[Place, ...]:
        return tuple(p for p in references(text, article=place[0], clause=place[1]) if p[0] == place[0] and p[1])
