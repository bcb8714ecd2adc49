"""What can be found, as rows of words: one document for each act, post, field, remedy, limit, body and check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final, Literal, get_args

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.classes import frozen
from thanhtra.rulebook import Rulebook
from thanhtra.search.act_words import words_on
from thanhtra.search.folding import accented, without_marks

Kind = Literal["act", "post", "field", "remedy", "limit", "check", "body"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@frozen(kw_only=True, eq=False)
class SearchDocument:
    """One thing that can be found: its ``kind``, its ``id`` (slug, code or compact citation), names, and the words looked at.

    ``text`` and ``plain`` are the words with and without marks, a space at both ends; ``around`` those of the rest of the article,
    which weigh less. ``holds`` is false for what is not there on the day asked about.
    """

    kind: Kind
    id: str
    vi: str
    en: str
    text: str
    plain: str
    around: str = ""
    holds: bool = True


def documents(book: Rulebook, kinds: Iterable[str], on: date) -> list[SearchDocument]:
    """Every document of these kinds. Acts are those in force on ``on``; of the rest, past ones are there and told apart."""
    wanted = frozenset(kinds)
    found: list[SearchDocument] = []
    for kind, make in _MAKERS.items():
        if kind in wanted:
            found += make(book, on) if kind in _GROWING else _of_kind(kind, book, on)
    return found


@lru_cache(maxsize=12)
def _of_kind(kind: str, book: Rulebook, on: date) -> tuple[SearchDocument, ...]:
    """Of one kind, kept for the next question: a book is only read."""
    return tuple(_MAKERS[kind](book, on))


def document(
    kind: Kind, ident: str, names: tuple[str, str], words: Iterable[str], *, holds: bool = True
) -> SearchDocument:
    """A document of the words in ``names``, ``words`` and its own id."""
    text = accented(" ".join((*names, ident, *words)))
    return SearchDocument(
        kind=kind, id=ident, vi=names[0], en=names[1], text=f" {text} ", plain=f" {without_marks(text)} ", holds=holds
    )


def _acts(book: Rulebook, on: date) -> list[SearchDocument]:
    rows = list(words_on(book, on))
    around: dict[tuple[str, str | None], list[str]] = {}
    for one in rows:
        around.setdefault(one.article, []).append(one.plain)
    joined = {article: "".join(texts) for article, texts in around.items()}
    return [
        SearchDocument(
            kind="act", id=one.id, vi=one.vi, en=one.en, text=one.text, plain=one.plain, around=joined[one.article]
        )
        for one in rows
    ]


def _posts(book: Rulebook, on: date) -> list[SearchDocument]:
    return [
        document(
            "post",
            slug,
            (p.vi, p.en),
            (x for _, vi, en in (*p.names, *p.bodies) for x in (vi, en)),
            holds=p.exists_on(on),
        )
        for slug, p in book.posts.items()
    ]


def _fields(book: Rulebook, _: date) -> list[SearchDocument]:
    return [document("field", slug, (f.vi, f.en), ()) for slug, f in book.fields.items()]


def _remedies(book: Rulebook, _: date) -> list[SearchDocument]:
    return [
        document("remedy", slug, (r.vi, r.en), (x for _, vi, en in r.names for x in (vi, en)))
        for slug, r in book.remedies.items()
    ]


def _limits(book: Rulebook, _: date) -> list[SearchDocument]:
    """With the names of the steps that meet them: who asks by when to pay thinks of the step."""
    return [
        document("limit", slug, (x.vi, x.en), (name for kind in x.met_by for name in KIND_NAMES[kind]))
        for slug, x in book.procedure.limits.items()
    ]


def _bodies(book: Rulebook, on: date) -> list[SearchDocument]:
    return [document("body", slug, (b.vi, b.en), (), holds=b.exists_on(on)) for slug, b in book.bodies.items()]


def _checks(_: Rulebook, __: date) -> list[SearchDocument]:
    from thanhtra.checks import all_checks  # noqa: PLC0415 - a hundred modules, loaded when checks are looked for

    return [document("check", c.code, c.question, (c.name,)) for c in all_checks()]


_GROWING: Final = frozenset({"check"})
"""Kinds that are no part of the book: checks of others can be loaded at any time."""
_MAKERS = {
    "act": _acts,
    "post": _posts,
    "field": _fields,
    "remedy": _remedies,
    "limit": _limits,
    "body": _bodies,
    "check": _checks,
}
