"""The nearest of some names, for what was written in place of a slug (có phải là …?)."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from thanhtra.search.documents import named
from thanhtra.search.ranking import ranked

_SURE: Final = 0.6
_LIKELY: Final = 0.3
_SLIP: Final = 0.85
_SPELT: Final = 0.7
_LONGEST: Final = 120


def closest(text: str, names: Mapping[str, tuple[str, str]]) -> str | None:
    """The slug of ``names`` (slug → Vietnamese, English) that ``text`` most likely means: by its words in any language, else by its letters.

    None where nothing is near, and for a text too long to be a name.
    """
    if not text or len(text) > _LONGEST:
        return None
    slip = get_close_matches(text.casefold(), names, n=1, cutoff=_SLIP)
    if slip:
        return slip[0]
    rows = ranked(text, named(names), of_best=1.0)
    if rows and rows[0][0] >= _SURE:
        return rows[0][1].id
    spelt = get_close_matches(text.casefold(), names, n=1, cutoff=_SPELT)
    if spelt:
        return spelt[0]
    return rows[0][1].id if rows and rows[0][0] >= _LIKELY else None
