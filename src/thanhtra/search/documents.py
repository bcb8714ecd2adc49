"""What can be found, as rows of words: one document for each act, post, field, remedy, limit, body and check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from thanhtra.classes import frozen
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook
from thanhtra.search.act_words import words_on
from thanhtra.search.named_words import NamedWords, named_words, worded

Kind = Literal["act", "post", "field", "remedy", "limit", "check", "body"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_IN_ORDER: tuple[Kind, ...] = ("act", "post", "field", "remedy", "limit", "body", "check")


@frozen(kw_only=True, eq=False)
class SearchDocument:
    """One thing that can be found: its ``kind``, its ``id`` (slug, code or compact citation), names, and the words looked at.

    ``text`` and ``plain`` are the words with and without marks, a space at both ends; ``around`` is the article it stands in, whose other
    acts' words weigh less. ``holds`` is false for what is not there on the day asked about.
    """

    kind: Kind
    id: str
    vi: str
    en: str
    text: str
    plain: str
    around: tuple[str, str | None] | None = None
    holds: bool = True


def documents(book: Rulebook, kinds: Iterable[str], on: date) -> list[SearchDocument]:
    """Every document of these kinds. Acts are those in force on ``on``; of the rest, past ones are there and told apart."""
    wanted = frozenset(kinds)
    found: list[SearchDocument] = []
    for kind in _IN_ORDER:
        if kind in wanted:  # checks are no part of the book: those of others can be loaded at any time
            found += _checks() if kind == "check" else _of_kind(kind, book, on)
    return found


@kept_by_book(maxsize=12)
def _of_kind(kind: Kind, book: Rulebook, on: date) -> tuple[SearchDocument, ...]:
    """Of one kind, kept for the next question: a book is only read."""
    if kind == "act":
        return tuple(_acts(book, on))
    return tuple(_shown(kind, one, holds=one.holds(on)) for one in named_words(book, kind))


def document(kind: Kind, ident: str, names: tuple[str, str], words: Iterable[str]) -> SearchDocument:
    """A document of the words in ``names``, ``words`` and its own id."""
    return _shown(kind, worded(ident, names, words), holds=True)


def _shown(kind: Kind, one: NamedWords, *, holds: bool) -> SearchDocument:
    return SearchDocument(kind=kind, id=one.id, vi=one.vi, en=one.en, text=one.text, plain=one.plain, holds=holds)


def _acts(book: Rulebook, on: date) -> list[SearchDocument]:
    return [
        SearchDocument(kind="act", id=one.id, vi=one.vi, en=one.en, text=one.text, plain=one.plain, around=one.article)
        for one in words_on(book, on)
    ]


def _checks() -> list[SearchDocument]:
    from thanhtra.checks import all_checks  # noqa: PLC0415 - a hundred modules, loaded when checks are looked for

    return [document("check", c.code, c.question, (c.name,)) for c in all_checks()]
