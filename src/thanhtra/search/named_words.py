"""The words of what a rulebook names: posts, fields, remedies, limits, bodies (chữ của tên gọi)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.rulebook import Rulebook
from thanhtra.search.shelf import OfBook, ShelfEntry, entry


def _posts(book: Rulebook) -> Iterator[ShelfEntry]:
    for slug, p in book.posts.items():
        words = entry(slug, (p.vi, p.en), (x for _, vi, en in (*p.names, *p.bodies) for x in (vi, en)))
        yield words._replace(start=p.start, ended=p.ended)


def _fields(book: Rulebook) -> Iterator[ShelfEntry]:
    return (entry(slug, (f.vi, f.en)) for slug, f in book.fields.items())


def _remedies(book: Rulebook) -> Iterator[ShelfEntry]:
    return (
        entry(slug, (r.vi, r.en), (x for _, vi, en in r.names for x in (vi, en))) for slug, r in book.remedies.items()
    )


def _limits(book: Rulebook) -> Iterator[ShelfEntry]:
    """With the names of the steps that meet them: who asks by when to pay thinks of the step."""
    return (
        entry(slug, (x.vi, x.en), (name for kind in x.met_by for name in KIND_NAMES[kind]))
        for slug, x in book.procedure.limits.items()
    )


def _bodies(book: Rulebook) -> Iterator[ShelfEntry]:
    return (entry(slug, (b.vi, b.en))._replace(start=b.start, ended=b.ended) for slug, b in book.bodies.items())


NAMED: Final[Mapping[OfBook, Callable[[Rulebook], Iterator[ShelfEntry]]]] = {
    "post": _posts,
    "field": _fields,
    "remedy": _remedies,
    "limit": _limits,
    "body": _bodies,
}
"""Of each kind all of it, past things included."""
