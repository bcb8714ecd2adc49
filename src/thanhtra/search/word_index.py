"""In which of many texts a phrase stands, by an index of their words (chỉ mục chữ).

An index is made once of all texts; a question then looks at those that have its words, and at no other. What is packed is plain bytes and
words, so that reading it back costs no object a text.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

_SHORT: Final = 1 << 16
"""So many numbers fit into two bytes."""


def packed_numbers(numbers: Iterable[int], most: int) -> bytes:
    """Numbers below ``most`` as bytes, the lowest byte first."""
    return _turned(array(_code(most), numbers)).tobytes()


def numbers_in(packed: bytes, most: int) -> Sequence[int]:
    """What :func:`packed_numbers` packed."""
    found = array(_code(most))
    found.frombytes(packed)
    return _turned(found)


def _code(most: int) -> str:
    return "H" if most <= _SHORT else "I"


def _turned(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":  # pragma: no cover - of few machines
        numbers.byteswap()
    return numbers


class TextColumn:
    """Texts in an order, one behind the other as bytes: one is decoded when it is read."""

    def __init__(self, whole: bytes, starts: bytes) -> None:
        self._whole = whole
        self._packed = starts
        self._starts = numbers_in(starts, _SHORT + 1)

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextColumn:
        """The column of ``texts``."""
        parts = [text.encode() for text in texts]
        return cls(b"".join(parts), packed_numbers([0, *accumulate(map(len, parts))], _SHORT + 1))

    def packed(self) -> tuple[bytes, bytes]:
        """What it is made of."""
        return self._whole, self._packed

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, at: int) -> str:
        return self._whole[self._starts[at] : self._starts[at + 1]].decode()

    def has(self, phrase: bytes, at: int) -> bool:
        """Whether the text at ``at`` has that phrase, given in UTF-8."""
        return self._whole.find(phrase, self._starts[at], self._starts[at + 1]) >= 0


class WordIndex:
    """Texts, a blank around each of their words, and of every word in which of them it stands."""

    def __init__(self, texts: TextColumn, places: Mapping[str, bytes]) -> None:
        self.texts = texts
        self.places = places

    @classmethod
    def of(cls, texts: Sequence[str]) -> WordIndex:
        """The index of ``texts``."""
        places: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            for word in dict.fromkeys(text.split()):
                places.setdefault(word, []).append(at)
        return cls(TextColumn.of(texts), {word: packed_numbers(where, len(texts)) for word, where in places.items()})

    def packed(self) -> tuple[Any, ...]:
        """What it is made of, the words in their order."""
        return *self.texts.packed(), dict(sorted(self.places.items()))

    @classmethod
    def unpacked(cls, whole: bytes, starts: bytes, places: Mapping[str, bytes]) -> WordIndex:
        """What :meth:`packed` gave."""
        return cls(TextColumn(whole, starts), places)

    def holding(self, phrase: str) -> Sequence[int]:
        """The places of the texts that hold ``phrase``, a blank at both its ends, in their order."""
        words = phrase.split()
        if not words or not all(word in self.places for word in words):
            return ()
        rarest, *others = sorted({self.places[word] for word in words}, key=len)
        found = numbers_in(rarest, len(self.texts))
        if len(words) == 1:
            return found
        for other in others:
            there = frozenset(numbers_in(other, len(self.texts)))
            found = [at for at in found if at in there]
        whole = phrase.encode()
        return [at for at in found if self.texts.has(whole, at)]
