"""Places of one instrument, written in one grammar wherever they stand: repeals, powers, limitations.

``5-71`` is articles 5 to 71 (93a lies between 93 and 94), ``93a`` one article, ``59.1`` one clause, ``8.1.a`` one point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from thanhtra.classes import frozen
from thanhtra.errors import BadCitation
from thanhtra.law.citation import POINTS, Citation, is_place

_SPAN: Final = re.compile(rf"(\d{{1,3}}[{POINTS}]?)-(\d{{1,3}}[{POINTS}]?)", re.ASCII)
_EXPECTED: Final = "articles such as 5-71, 93a, 59.1 or 8.1.a"

_Key = tuple[int, str]


@frozen(eq=False)
class Places:
    """Places of ``instrument``; built by :meth:`parse`, asked by :meth:`covers`."""

    instrument: str
    texts: tuple[str, ...]
    _spans: tuple[tuple[_Key, _Key], ...]
    _single: frozenset[tuple[str | None, ...]]

    @classmethod
    def parse(cls, instrument: str, texts: Iterable[str]) -> Places:
        """Read each text. Raises BadCitation for one that is not a place, or a span that runs backwards."""
        given = tuple(texts)
        spans: list[tuple[_Key, _Key]] = []
        single: set[tuple[str | None, ...]] = set()
        for text in given:
            match = _SPAN.fullmatch(text)
            if match:
                low, high = (_key(instrument, article) for article in match.groups())
                if low >= high:
                    raise BadCitation(text, _EXPECTED)
                spans.append((low, high))
            elif is_place(text):
                place = Citation.within(instrument, text)
                single.add((place.article, place.clause, place.point))
            else:
                raise BadCitation(text, _EXPECTED)
        return cls(instrument, given, tuple(spans), frozenset(single))

    def covers(self, place: Citation) -> bool:
        """Whether ``place`` is one of these places or lies inside one."""
        if place.instrument != self.instrument or place.article is None:
            return False
        article, clause, point = place.article, place.clause, place.point
        if not self._single.isdisjoint(((article, None, None), (article, clause, None), (article, clause, point))):
            return True
        key = _key(self.instrument, article)
        return any(low <= key <= high for low, high in self._spans)


def _key(instrument: str, article: str) -> _Key:
    return Citation(instrument, article).sort_key[1]
