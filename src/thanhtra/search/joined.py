"""Many texts looked through at once: joined to one, which is searched at the speed of the machine (tìm trong nhiều văn bản cùng lúc)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from itertools import accumulate
from typing import Final

from thanhtra.lazy import cached_property

_MANY: Final = 40
"""From so many phrases on, to take the texts apart into words once costs less than to look for each."""
_BETWEEN: Final = "\n"
"""In no phrase: none is found across two texts."""


class JoinedTexts:
    """Texts in an order, a blank around each of their words; and in which of them a phrase stands, a blank at both its ends."""

    def __init__(self, texts: Iterable[str]) -> None:
        parts = list(texts)
        self.whole: str = _BETWEEN.join(parts)
        self._starts: list[int] = [0, *accumulate(len(part) + len(_BETWEEN) for part in parts)]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of some text."""
        return frozenset(self.whole.split())

    def some_of(self, phrases: Collection[str]) -> frozenset[str]:
        """Those of ``phrases`` that stand in some text."""
        if len(phrases) < _MANY:
            return frozenset(phrase for phrase in phrases if phrase in self.whole)
        words = {phrase: phrase.strip() for phrase in phrases}
        return frozenset(
            phrase for phrase, word in words.items() if (phrase in self.whole if " " in word else word in self.words)
        )

    def holding(self, phrase: str) -> list[int]:
        """The places of the texts that hold ``phrase``, in their order."""
        found: list[int] = []
        whole, starts = self.whole, self._starts
        at = whole.find(phrase)
        while at >= 0:
            text = bisect_right(starts, at) - 1
            found.append(text)
            at = whole.find(phrase, starts[text + 1])
        return found
