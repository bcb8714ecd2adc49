"""The marks a question was written without, as the names that can be found would have them (thêm dấu).

Of each syllable the forms the names know; of all ways to read the question the one whose neighbours stand together most often. The
same names give the same reading. A reading is a guess: what only fits it without marks still counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log
from typing import Final

from thanhtra.search.folding import folded
from thanhtra.search.lexicon import rows

_ALONE: Final = 0.01
"""What a syllable's own frequency weighs beside that of a pair."""


def restored(text: str, names: Iterable[tuple[str, str]]) -> str:
    """``text``, written without marks, with the likeliest; ``names`` are pairs of the same words with and without. Unknown syllables stay."""
    asked = folded(text).split()
    if not asked:
        return text
    single, pairs = _counts(asked, names)
    forms: dict[str, list[str]] = {}
    for form in single:
        forms.setdefault(folded(form), []).append(form)
    ways: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
    for syllable in asked:
        further = {}
        for form in forms.get(syllable, [syllable]):
            gained = _ALONE * log(1 + single[form])
            further[form] = max(
                (score + gained + log(1 + pairs[before, form]), (*way, form)) for before, (score, way) in ways.items()
            )
        ways = further
    return " ".join(max(ways.values())[1])


def _counts(asked: list[str], names: Iterable[tuple[str, str]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """How often the forms of the syllables asked about stand in the names, and next to each other; other names of things count too.

    A text and the same without marks have their letters at the same places.
    """
    told = [*names, *((f" {marked} ", f" {plain} ") for row in rows() for marked, plain in row)]
    marked, plain = "".join(one for one, _ in told), "".join(one for _, one in told)
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    before, ends = "", -1
    for found in re.finditer(rf"(?<= )(?:{'|'.join(map(re.escape, set(asked)))})(?= )", plain):
        word = marked[found.start() : found.end()]
        single[word] += 1
        if found.start() == ends + 1:
            pairs[before, word] += 1
        before, ends = word, found.end()
    return single, pairs
