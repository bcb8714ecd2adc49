"""The words of what a rulebook names: posts, fields, remedies, limits, bodies; a wheel brings them ready made (chữ của tên gọi)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.rulebook import Rulebook
from thanhtra.search.folding import accented, without_marks

PART: Final = "search:names"
"""Under which name the wheel brings them (``Rulebook.prepared_part``)."""


class NamedWords(NamedTuple):
    """One thing: its id and names, its words with and without marks, its first day and the first day it is gone."""

    id: str
    vi: str
    en: str
    text: str
    plain: str
    start: date = date.min
    ended: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it is there on ``on``."""
        return self.start <= on and (self.ended is None or on < self.ended)


def named_words(book: Rulebook, kind: str) -> list[NamedWords]:
    """The words of everything of a kind, past things included."""
    ready: Mapping[str, list[tuple[Any, ...]]] | None = book.prepared_part(PART)
    return [*_MAKERS[kind](book)] if ready is None else [NamedWords(*one) for one in ready[kind]]


def prepare(book: Rulebook) -> dict[str, list[tuple[Any, ...]]]:
    """What the build brings: of every kind, each as a plain tuple."""
    return {kind: [tuple(one) for one in make(book)] for kind, make in _MAKERS.items()}


def worded(ident: str, names: tuple[str, str], words: Iterable[str] = ()) -> NamedWords:
    """The words in ``names``, ``words`` and the id itself."""
    text = accented(" ".join((*names, ident, *words)))
    return NamedWords(ident, names[0], names[1], f" {text} ", f" {without_marks(text)} ")


def _posts(book: Rulebook) -> Iterator[NamedWords]:
    for slug, p in book.posts.items():
        words = worded(slug, (p.vi, p.en), (x for _, vi, en in (*p.names, *p.bodies) for x in (vi, en)))
        yield words._replace(start=p.start, ended=p.ended)


def _fields(book: Rulebook) -> Iterator[NamedWords]:
    return (worded(slug, (f.vi, f.en)) for slug, f in book.fields.items())


def _remedies(book: Rulebook) -> Iterator[NamedWords]:
    return (
        worded(slug, (r.vi, r.en), (x for _, vi, en in r.names for x in (vi, en))) for slug, r in book.remedies.items()
    )


def _limits(book: Rulebook) -> Iterator[NamedWords]:
    """With the names of the steps that meet them: who asks by when to pay thinks of the step."""
    return (
        worded(slug, (x.vi, x.en), (name for kind in x.met_by for name in KIND_NAMES[kind]))
        for slug, x in book.procedure.limits.items()
    )


def _bodies(book: Rulebook) -> Iterator[NamedWords]:
    return (worded(slug, (b.vi, b.en))._replace(start=b.start, ended=b.ended) for slug, b in book.bodies.items())


_MAKERS: Final[Mapping[str, Callable[[Rulebook], Iterator[NamedWords]]]] = {
    "post": _posts,
    "field": _fields,
    "remedy": _remedies,
    "limit": _limits,
    "body": _bodies,
}
