"""Which grounds a file shows, and which it denies, as bit masks over the closed list of grounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from thanhtra.casefile import GROUNDS_SHOWN_BY, Index, ground_token

GROUNDS: Final = tuple(sorted(GROUNDS_SHOWN_BY))
BIT: Final = {slug: 1 << at for at, slug in enumerate(GROUNDS)}
ALL: Final = (1 << len(GROUNDS)) - 1
_SHOWS: Final = {
    kind: sum(BIT[s] for s, kinds in GROUNDS_SHOWN_BY.items() if kind in kinds)
    for kind in {k for kinds in GROUNDS_SHOWN_BY.values() for k in kinds}
    if kind != "ground_recorded"
}
SHOWING: Final = (*_SHOWS, "ground_recorded")
"""The kinds of event that show a ground of what they refer to."""


def mask(slugs: Iterable[str]) -> int:
    """The grounds as one number; a slug outside the closed list adds nothing."""
    found = 0
    for slug in slugs:
        found |= BIT.get(slug, 0)
    return found


def slugs(grounds: int) -> Iterator[str]:
    """The slugs of a mask, in alphabetical order."""
    return (slug for slug in GROUNDS if grounds & BIT[slug])


def given(ix: Index, on: tuple[int, ...], before: int) -> int:
    """Grounds shown by events hanging on any of ``on``, ahead of event ``before`` in the file."""
    found = 0
    showing: list[str] | None = ix.shape.cache.get("showing")
    if showing is None:
        showing = ix.shape.cache["showing"] = [kind for kind in _SHOWS if kind in ix.by_kind]
    for at in on:
        for kind in showing:
            dependents = ix.dependents(at, kind)
            if dependents and dependents[0] < before:
                found |= _SHOWS[kind]
        for slug, first in _recorded(ix, at).items():
            if first < before:
                found |= BIT.get(slug, 0)
    return found


def _recorded(ix: Index, at: int) -> dict[str, int]:
    """Slug → the first event hanging on ``at`` that records the ground; kept with the file."""
    recorded = ix.dependents(at, "ground_recorded")
    if not recorded:
        return _NONE
    found: dict[str, int] | None = ix.cache.get(("recorded", at))
    if found is None:
        found = ix.cache["recorded", at] = {}
        for child in recorded:
            found.setdefault(ix.events[child].ground, child)  # type: ignore[attr-defined]  # this kind has a ground
    return found


_NONE: Final[dict[str, int]] = {}


def denied(ix: Index, on: tuple[int, ...]) -> int:
    """Grounds the file says do not exist, for all of ``on``."""
    case = ix.case
    if case.complete:
        return ALL
    if not case.absent:
        return 0
    names = [ix.events[at].named for at in on]
    return sum(
        BIT[s]
        for s in GROUNDS
        if ix.denies(ground_token(s)) or (names and all(n is not None and ix.denies(ground_token(s, n)) for n in names))
    )
