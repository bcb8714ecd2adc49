"""What can be found, as rows of words: one document for each act, post, field, remedy, limit, body and check."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, get_args

from thanhtra.classes import frozen
from thanhtra.rulebook import Rulebook
from thanhtra.search.shelf import Article, Shelf, ShelfEntry, entry, shelf_of

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
    around: Article | None = None
    holds: bool = True


class Documents:
    """The shelves a question looks through, each with its kind, on one day: acts that are not there are left out, the rest is told apart.

    Places are numbers; a document is made when it is read.
    """

    def __init__(self, shelves: Iterable[tuple[Kind, Shelf]], on: date | None) -> None:
        self._shelves: list[tuple[Kind, Shelf, list[bool] | None]] = [
            (kind, shelf, None if on is None else shelf.there(on)) for kind, shelf in shelves
        ]
        self.arounds: list[Article | None] = []
        """Of each place the article."""
        self._first: list[int] = []
        for _, shelf, _ in self._shelves:
            self._first.append(len(self.arounds))
            self.arounds += shelf.arounds
        self._found: dict[str, list[int]] = {}
        self._count = sum(len(shelf) if left is None else sum(left) for _, shelf, left in self._looked())

    def _looked(self) -> Iterator[tuple[int, Shelf, list[bool] | None]]:
        """Of each shelf its first place, and which of it are looked at (None: all)."""
        for first, (kind, shelf, there) in zip(self._first, self._shelves, strict=True):
            yield first, shelf, there if kind == "act" else None

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> SearchDocument:
        number = bisect_right(self._first, place) - 1
        kind, shelf, there = self._shelves[number]
        at = place - self._first[number]
        one = shelf[at]
        return SearchDocument(
            kind=kind,
            id=one.id,
            vi=one.vi,
            en=one.en,
            text=one.text,
            plain=one.plain,
            around=one.around,
            holds=there is None or there[at],
        )

    def __iter__(self) -> Iterator[SearchDocument]:
        for first, shelf, left in self._looked():
            yield from (self[first + at] for at in range(len(shelf)) if left is None or left[at])

    def holding(self, phrase: str) -> list[int]:
        """The places of the documents that hold ``phrase``, written without marks, a blank at both its ends."""
        found = self._found.get(phrase)
        if found is None:
            found = self._found[phrase] = [
                first + at
                for first, shelf, left in self._looked()
                for at in shelf.plain.holding(phrase)
                if left is None or left[at]
            ]
        return found

    def holding_marked(self, phrase: str) -> frozenset[int]:
        """Likewise of a phrase as it is written with marks; of documents left out too."""
        return frozenset(first + at for first, shelf, _ in self._looked() for at in shelf.text.holding(phrase))

    def words(self) -> Iterator[str]:
        """Every word some document, or one left out, has, without marks."""
        return (word for _, shelf, _ in self._shelves for word in shelf.plain.places)


def documents(book: Rulebook, kinds: Iterable[str], on: date) -> Documents:
    """Every document of these kinds. Acts are those in force on ``on``; of the rest, past ones are there and told apart."""
    wanted = frozenset(kinds)
    return Documents(
        # checks are no part of the book: those of others can be loaded at any time
        [(kind, _checks() if kind == "check" else shelf_of(kind, book)) for kind in _IN_ORDER if kind in wanted],
        on,
    )


def named(names: Mapping[str, tuple[str, str]]) -> Documents:
    """Documents of names alone (slug → Vietnamese, English)."""
    found: tuple[Kind, Shelf] = ("check", Shelf.of(entry(slug, pair) for slug, pair in names.items()))
    return Documents([found], None)


def _checks() -> Shelf:
    from thanhtra.checks import all_checks  # noqa: PLC0415 - a hundred modules, loaded when checks are looked for

    return Shelf.of(_of_check(c.code, c.question, c.name) for c in all_checks())


def _of_check(code: str, question: tuple[str, str], name: str) -> ShelfEntry:
    return entry(code, question, (name,))
