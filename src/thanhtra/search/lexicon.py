"""Other names of the same thing: what people say, and what the names of acts say (từ đồng nghĩa để tìm)."""

from __future__ import annotations

from functools import cache
from typing import Final

from thanhtra.rulebook.prepared import table_of
from thanhtra.search.folding import accented, folded

_MOST: Final = 6
"""The longest phrase looked for, in syllables."""

Phrase = tuple[str, str]
"""A phrase with and without its marks."""


@cache
def rows() -> tuple[tuple[Phrase, ...], ...]:
    """Every row of ``lexicon.toml``."""
    data = table_of("search/lexicon.toml")
    return tuple(tuple((accented(word), folded(word)) for word in row) for row in data["rows"])


@cache
def _by_phrase(*, marked: bool) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows()):
        for text, plain in row:
            found.setdefault(text if marked else plain, []).append(number)
    return {phrase: tuple(dict.fromkeys(numbers)) for phrase, numbers in found.items()}


def phrases_in(syllables: list[str], *, marked: bool) -> list[tuple[int, int, tuple[int, ...]]]:
    """``(first, length, rows)`` of the longest phrases of the lexicon in a text, left to right, none inside another."""
    known = _by_phrase(marked=marked)
    found: list[tuple[int, int, tuple[int, ...]]] = []
    at = 0
    while at < len(syllables):
        for length in range(min(_MOST, len(syllables) - at), 0, -1):
            numbers = known.get(" ".join(syllables[at : at + length]))
            if numbers is not None:
                found.append((at, length, numbers))
                at += length
                break
        else:
            at += 1
    return found
