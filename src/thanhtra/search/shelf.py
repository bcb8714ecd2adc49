"""All of one kind that can be found, of every day, with the index of its words; a wheel brings those of the rulebook (kệ để tìm).

The rulebook's data is the source. The build makes each shelf once and puts it beside the rules already read; a book that is read from there
takes it, any other makes its own when first asked (``Rulebook.prepared_part``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook
from thanhtra.search.folding import accented, without_marks
from thanhtra.search.word_index import TextColumn, WordIndex, numbers_in, packed_numbers

Article = tuple[str, str | None]
"""Instrument and article."""
OfBook = Literal["act", "post", "field", "remedy", "limit", "body"]
_PART: Final = "search:"
"""With what the names begin under which the wheel brings them."""
_MOST_DAY: Final = date.max.toordinal() + 1


class ShelfEntry(NamedTuple):
    """One thing: its id and names, its words with and without marks, its first day, the first day it is gone, the article it stands in."""

    id: str
    vi: str
    en: str
    text: str
    plain: str
    start: date = date.min
    ended: date | None = None
    around: Article | None = None


def entry(ident: str, names: tuple[str, str], words: Iterable[str] = ()) -> ShelfEntry:
    """The words in ``names``, ``words`` and the id itself."""
    text = accented(" ".join((*names, ident, *words)))
    return ShelfEntry(ident, names[0], names[1], f" {text} ", f" {without_marks(text)} ")


class Shelf:
    """Entries in an order; one is made when it is read."""

    def __init__(
        self,
        ids: Sequence[str],
        names: tuple[TextColumn, TextColumn],
        words: tuple[WordIndex, WordIndex],
        days: tuple[Sequence[int], Sequence[int]],
        arounds: Sequence[Article | None],
    ) -> None:
        self._ids = ids
        self._names = names
        self.text: WordIndex = words[0]
        self.plain: WordIndex = words[1]
        self._starts, self._ends = days
        self.arounds = arounds

    @classmethod
    def of(cls, entries: Iterable[ShelfEntry]) -> Shelf:
        """The shelf of ``entries``."""
        rows = list(entries)
        return cls(
            [one.id for one in rows],
            (TextColumn.of(one.vi for one in rows), TextColumn.of(one.en for one in rows)),
            (WordIndex.of([one.text for one in rows]), WordIndex.of([one.plain for one in rows])),
            (
                [one.start.toordinal() for one in rows],
                [_MOST_DAY if one.ended is None else one.ended.toordinal() for one in rows],
            ),
            [one.around for one in rows],
        )

    def packed(self) -> tuple[Any, ...]:
        """What the build brings of it."""
        known = list(dict.fromkeys(self.arounds))
        number = {place: at for at, place in enumerate(known)}
        return (
            "\n".join(self._ids),
            [column.packed() for column in self._names],
            [index.packed() for index in (self.text, self.plain)],
            [packed_numbers(days, _MOST_DAY) for days in (self._starts, self._ends)],
            (known, packed_numbers([number[place] for place in self.arounds], len(known))),
        )

    @classmethod
    def unpacked(cls, ids: str, names: Any, words: Any, days: Any, arounds: Any) -> Shelf:
        """What :meth:`packed` gave."""
        known, numbers = arounds
        return cls(
            ids.split("\n"),
            (TextColumn(*names[0]), TextColumn(*names[1])),
            (WordIndex.unpacked(*words[0]), WordIndex.unpacked(*words[1])),
            (numbers_in(days[0], _MOST_DAY), numbers_in(days[1], _MOST_DAY)),
            [known[at] for at in numbers_in(numbers, len(known))],
        )

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: int) -> ShelfEntry:
        return ShelfEntry(
            self._ids[at],
            self._names[0][at],
            self._names[1][at],
            self.text.texts[at],
            self.plain.texts[at],
            date.fromordinal(self._starts[at]),
            None if self._ends[at] == _MOST_DAY else date.fromordinal(self._ends[at]),
            self.arounds[at],
        )

    def there(self, on: date) -> list[bool]:
        """Of each entry whether it is there on ``on``."""
        day = on.toordinal()
        return [start <= day < end for start, end in zip(self._starts, self._ends, strict=True)]


@kept_by_book(maxsize=12)
def shelf_of(kind: OfBook, book: Rulebook) -> Shelf:
    """The shelf of a kind, kept for the next question: a book is only read."""
    ready = book.prepared_part(f"{_PART}{kind}")
    return Shelf.of(_makers()[kind](book)) if ready is None else Shelf.unpacked(*ready)


def prepare(book: Rulebook) -> dict[str, tuple[Any, ...]]:
    """What the build brings: every shelf of ``book`` under its name."""
    return {f"{_PART}{kind}": Shelf.of(make(book)).packed() for kind, make in _makers().items()}


def _makers() -> Mapping[OfBook, Callable[[Rulebook], Iterator[ShelfEntry]]]:
    """Of each kind who reads its words; a wheel asks none."""
    from thanhtra.search.act_words import acts  # noqa: PLC0415 - only where no wheel brings them
    from thanhtra.search.named_words import NAMED  # noqa: PLC0415 - likewise

    return {"act": acts, **NAMED}
