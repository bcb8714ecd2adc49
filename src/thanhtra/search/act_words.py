"""The words of every act of every decree, as ``find`` compares them; a wheel brings them ready made (chữ của các hành vi vi phạm).

The decrees' TOML is the source. ``prepare`` goes through a rulebook once and writes the words with the fingerprint of its files; a book
that is read from what the wheel brings (``Rulebook.prepared_from``) takes the words from there, any other makes them from its acts. The
file is read with pickle for the reasons ``thanhtra.rulebook.prepared`` gives.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

from thanhtra.rulebook import Rulebook, Violation
from thanhtra.rulebook.prepared import read_whole
from thanhtra.search.folding import accented, without_marks

FILE: Final = "acts.bin"
_CHECKSUM: Final = 4
"""So many bytes before the rest say what it adds up to."""


class ActWords(NamedTuple):
    """One act: its citation in compact form, the instrument and article it stands in, its names, and its words with and without marks."""

    id: str
    article: tuple[str, str | None]
    vi: str
    en: str
    text: str
    plain: str


Versions = tuple[tuple[date, ActWords | None], ...]
"""Of one act, by first day, its words; None from the day it ended or where its text is not known."""


def words_on(book: Rulebook, on: date) -> Iterator[ActWords]:
    """The words of every act the book holds on ``on``, in the order of the statutes."""
    ready = _of_wheel(book)
    if ready is None:
        yield from map(_of_act, acts_on(book, on))
        return
    for start, over, acts in ready:
        if start <= on < over:
            for versions in acts():
                last = next((words for since, words in reversed(versions) if since <= on), None)
                if last is not None:
                    yield last


def acts_on(book: Rulebook, on: date, instruments: Collection[str] | None = None) -> Iterator[Violation]:
    """Every act some decree of the book (of these ``instruments``, if given) holds on ``on``, in the order of the statute."""
    for instrument, head in book.decrees.heads.items():
        if head.start > on or (instruments is not None and instrument not in instruments):
            continue
        for history in book.decrees.acts(instrument).values():
            rule = next((v for v in reversed(history.versions) if v.start <= on), None)
            if rule is not None and rule.rule is not None:
                yield rule.rule


def prepare(book: Rulebook, fingerprint: str) -> bytes:
    """What the build writes to ``acts.bin``: the words of every act of ``book``, whose files have that fingerprint."""
    decrees = [
        (
            start,
            _over(acts),
            pickle.dumps([tuple((since, words and tuple(words)) for since, words in versions) for versions in acts], 5),
        )
        for start, acts in _of_book(book)
    ]
    packed = pickle.dumps((fingerprint, decrees), 5)
    return crc32(packed).to_bytes(_CHECKSUM) + packed


def _over(acts: list[Versions]) -> date:
    """The first day on which no act of a decree has words any more; the end of time while some has."""
    last = [versions[-1] for versions in acts]
    return max((since if words is None else date.max for since, words in last), default=date.min)


def _of_book(book: Rulebook) -> Iterator[tuple[date, list[Versions]]]:
    """Each decree's first day and its acts."""
    for instrument, head in book.decrees.heads.items():
        acts: list[Versions] = []
        for history in book.decrees.acts(instrument).values():
            rules = [(v.start, v.rule) for v in history.versions]
            acts.append(tuple([(start, None if rule is None else _of_act(rule)) for start, rule in rules]))
        yield head.start, acts


def _of_act(act: Violation) -> ActWords:
    ident = str(act.citation)
    text = accented(f"{act.vi} {act.en} {ident}")
    return ActWords(
        ident, (act.citation.instrument, act.citation.article), act.vi, act.en, f" {text} ", f" {without_marks(text)} "
    )


Shipped = tuple[str, list[tuple[date, date, Callable[[], list[Versions]]]]]
"""The fingerprint; of each decree its first day, the day from which no act has words, and its acts, taken apart when first asked for."""


def _of_wheel(book: Rulebook) -> list[tuple[date, date, Callable[[], list[Versions]]]] | None:
    """The words the wheel brings, where they are of the files the book is read from."""
    found = _shipped() if book.prepared_from is not None else None
    return found[1] if found is not None and found[0] == book.prepared_from else None


@lru_cache(maxsize=1)
def _shipped() -> Shipped | None:
    """What the build wrote, with its fingerprint; None in a checkout, which has none."""
    at = Path(__file__).with_name(FILE)
    return unpack(at.read_bytes()) if at.is_file() else None


def unpack(data: bytes) -> Shipped:
    """What ``prepare`` made. Raises RulebookError where it is damaged."""
    fingerprint, decrees = read_whole(data[_CHECKSUM:], int.from_bytes(data[:_CHECKSUM]), FILE)
    return fingerprint, [(start, over, cache(partial(_unpacked, packed))) for start, over, packed in decrees]


def _unpacked(packed: bytes) -> list[Versions]:
    return [
        tuple([(since, None if words is None else ActWords(*words)) for since, words in versions])
        for versions in pickle.loads(packed)  # noqa: S301 - the module's docstring says why
    ]
