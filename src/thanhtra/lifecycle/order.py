"""Could this step come now? Three answers: possible; only after steps not on file; impossible.

A lone printed decision is not unlawful: minutes may exist that the file does not show. Minutes drawn up after the
decision are: no step, shown or not, leads from there back to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.classes import frozen
from thanhtra.law import Citation

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows


@frozen
class Possible:
    """The order allows it."""


@frozen
class After:
    """Possible if steps not on file had happened first.

    ``paths`` are the alternatives, each the landing kinds missing in the order they would come. Each is minimal: none
    holds all the kinds of another. A caller drops those with a kind known not to exist; none left is a finding.
    ``cites`` are the provisions that place the step.
    """

    paths: tuple[tuple[str, ...], ...]
    cites: tuple[Citation, ...]


@frozen
class Impossible:
    """No step, on file or not, leads from here to a stage that allows it. ``cites`` are the provisions that place it."""

    cites: tuple[Citation, ...]


Order = Possible | After | Impossible

POSSIBLE: Final = Possible()


def order_of(rows: Rows, stage: str, kind: str) -> Order:
    """Whether ``kind`` may come at ``stage``. Raises KeyError for no stage of the track.

    A kind of another track, or one this track does not know, is possible: it is not for this track to refuse.
    """
    if kind in rows.land[stage] or kind in rows.beside or kind not in rows.kinds:
        return POSSIBLE
    found: Order | None = rows.orders.get((stage, kind))
    if found is None:
        cites = tuple(Citation.parse(article) for article in rows.articles_of(kind))
        paths = _minimal(_paths(rows, stage, kind))
        found = rows.orders[stage, kind] = After(paths, cites) if paths else Impossible(cites)
    return found


def _paths(rows: Rows, stage: str, kind: str) -> list[tuple[str, ...]]:
    """Every way, through no stage twice, from ``stage`` to the first stage that allows ``kind``."""
    found: list[tuple[str, ...]] = []
    open_ways: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((stage,), ())]
    while open_ways:
        visited, steps = open_ways.pop()
        for move, target in rows.land[visited[-1]].items():
            if target in visited:
                continue
            way = (*steps, move)
            if kind in rows.land[target]:
                found.append(way)
            else:
                open_ways.append(((*visited, target), way))
    return found


def _minimal(paths: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Those that hold no other's kinds, one for each set of kinds, shortest first."""
    kept: list[tuple[str, ...]] = []
    for path in sorted(paths, key=lambda p: (len(p), p)):
        if not any(set(shorter) <= set(path) for shorter in kept):
            kept.append(path)
    return tuple(kept)
