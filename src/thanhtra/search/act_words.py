"""The words of every act of every decree, as ``find`` compares them (chữ của các hành vi vi phạm)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from thanhtra.rulebook import Rulebook, Violation
from thanhtra.search.shelf import ShelfEntry, entry


def acts(book: Rulebook) -> Iterator[ShelfEntry]:
    """Every version of every act, in the order of the statutes: there from its first day, but not before its decree, to the next version's."""
    for instrument, head in book.decrees.heads.items():
        for history in book.decrees.acts(instrument).values():
            for version, following in pairwise([*history.versions, None]):
                act = None if version is None else version.rule
                if version is not None and act is not None:
                    yield _of_act(act)._replace(
                        start=max(version.start, head.start), ended=None if following is None else following.start
                    )


def acts_on(book: Rulebook, on: date, instruments: Collection[str] | None = None) -> Iterator[Violation]:
    """Every act some decree of the book (of these ``instruments``, if given) holds on ``on``, in the order of the statute."""
    for instrument, head in book.decrees.heads.items():
        if head.start > on or (instruments is not None and instrument not in instruments):
            continue
        for history in book.decrees.acts(instrument).values():
            rule = next((v for v in reversed(history.versions) if v.start <= on), None)
            if rule is not None and rule.rule is not None:
                yield rule.rule


def _of_act(act: Violation) -> ShelfEntry:
    place = act.citation
    return entry(str(place), (act.vi, act.en))._replace(around=(place.instrument, place.article))
