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
    for at in on:
        children = ix.children[at]
        if len(children) > _MANY:
            for child, shown in _shown_one_by_one(ix, at):
                if child < before:
                    found |= shown
        else:
            for child in children:
                if child < before:
                    found |= _shown(ix, child)
    return found


_MANY: Final = 8
"""Events hanging on one, from which on it is worth noting which of them show a ground no earlier one did."""


def _shown(ix: Index, at: int) -> int:
    event = ix.events[at]
    if event.kind == "ground_recorded":
        return BIT.get(event.ground, 0)  # type: ignore[attr-defined]  # this kind has a ground
    return _SHOWS.get(event.kind, 0)


def _shown_one_by_one(ix: Index, at: int) -> list[tuple[int, int]]:
    """The events hanging on ``at`` that show a ground no earlier one showed; kept with the file."""
    kept: list[tuple[int, int]] | None = ix.kept.get(("shown", at))
    if kept is not None:
        return kept
    found: list[tuple[int, int]] = []
    known = 0
    for child in ix.children[at]:
        shown = _shown(ix, child)
        if shown & ~known:
            found.append((child, shown))
            known |= shown
    ix.kept["shown", at] = found
    return found


def denied(ix: Index, on: tuple[int, ...]) -> int:
    """Grounds the file says do not exist, for all of ``on``."""
    case = ix.case
    if case.complete:
        return ALL
    if not case.absent:
        return 0
    names = [ix.events[at].named for at in on]
    return sum(BIT[s] for s in GROUNDS if case.denies(ground_token(s)) or (names and all(n is not None and case.denies(ground_token(s, n)) for n in names)))
