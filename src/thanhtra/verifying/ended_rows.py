"""The end of an instrument, and of places of one, against the text that ends it (văn bản hết hiệu lực, bị thay thế, bị bãi bỏ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.law import Citation, Instrument
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Repeal
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Fact, agree_or_differ, compared, unread, without_text
from thanhtra.verifying.references import TEXT_NUMBER, places_named

_ENDS: Final = re.compile(
    r"(?:này\s+thay\s+thế|[.;]\s*(?:\d+\.\s*)?bãi\s+bỏ)\s+(?P<after>[^.;]*)|(?P<before>[^.;]*?)\s+hết\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+kể\s+từ\s+ngày",
    re.IGNORECASE,
)
_PART: Final = re.compile(r"(?:(?:Điều|khoản)\s+\d|điểm\s+[a-zđ]\b|(?:Chương|Mục)\s+[\dIVX]|cụm\s+từ)[^,;]*$")
_AMENDED_BY: Final = re.compile(r"(?:được|đã)\s+sửa\s+đổi", re.IGNORECASE)
_SPAN: Final = re.compile(r"từ\s+Điều\s+(\d{1,3})\s+đến\s+Điều\s+(\d{1,3})", re.IGNORECASE)


def ended(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every instrument with an end, every one that a text at hand ends whole, and every place a decree ends."""
    found = _ended_by(book, library)
    for number, instrument in book.instruments.items():
        if instrument.ended is not None or number in found:
            yield _whole(instrument, found.get(number, {}), book, library)
    for instrument_number, head in book.decrees.heads.items():
        for repeal in head.repeals:
            yield _repeal(instrument_number, repeal, library)


def _ended_by(book: Rulebook, library: Library) -> dict[str, dict[date, str]]:
    """For each instrument, the days on which a text at hand ends it whole, with that text's file."""
    found: dict[str, dict[date, str]] = {}
    for ender in book.instruments.values():
        if not library.is_whole(ender.number):
            continue
        text = " ".join(" ".join(library.lines(ender.number)).split())
        for sentence in _ENDS.finditer(text):
            for number in _whole_ones(sentence.group("after") or sentence.group("before") or ""):
                if number in book.instruments and number != ender.number:
                    found.setdefault(number, {})[ender.in_force] = library.file_of(ender.number)
    return found


def _whole_ones(said: str) -> Iterator[str]:
    """Numbers of the texts a sentence ends whole: not those it ends a part of, nor those that had amended one."""
    for number in TEXT_NUMBER.finditer(said):
        ahead = said[: number.start()]
        if not _PART.search(ahead) and not _AMENDED_BY.search(ahead):
            yield number.group()


def _whole(instrument: Instrument, days: dict[date, str], book: Rulebook, library: Library) -> Compared:
    row, ours = f"ended:{instrument.number}", f"ended {instrument.ended}" if instrument.ended else "no end"
    if days:
        theirs = ", ".join(f"ended {day}" for day in days)
        facts = [agree_or_differ(ours, theirs, same=instrument.ended in days)]
        return compared(row, next(iter(days.values())), facts, source="instruments.toml", known=instrument.known)
    enders = [
        i.number for i in book.instruments.values() if i.in_force == instrument.ended and library.is_whole(i.number)
    ]
    if not enders:
        return without_text(row, ours, source="instruments.toml", known=instrument.known)
    facts = [unread(ours, f"no sentence that ends it in {', '.join(enders)}")]
    return compared(row, library.file_of(enders[0]), facts, source="instruments.toml", known=instrument.known)


def _repeal(instrument: str, repeal: Repeal, library: Library) -> Compared:
    places = repeal.places.texts if repeal.places is not None else ()
    row, source = f"ends:{repeal.instrument} {'+'.join(places) or 'whole'}@{repeal.start}", f"decrees of {instrument}"
    said = [p for c in repeal.cites for p in library.passages(c, repeal.start)]
    if not said:
        return without_text(row, row, source=source, known=repeal.known)
    text = said[0].whole
    named = tuple(dict.fromkeys(TEXT_NUMBER.findall(text)))
    ends = f"ends {repeal.instrument}"
    if repeal.instrument not in named and not library.is_whole(instrument):
        return compared(
            row, said[0].file, [unread(ends, "not in what is at hand of the place")], source=source, known=repeal.known
        )
    facts = [agree_or_differ(ends, f"names {', '.join(named) or 'none'}", same=repeal.instrument in named)]
    if repeal.places is not None:
        facts.append(_places(repeal, text))
    return compared(row, said[0].file, facts, source=source, known=repeal.known)


def _places(repeal: Repeal, text: str) -> Fact:
    """Whether each article of the row is named by the text; whole chapters name none."""
    assert repeal.places is not None  # noqa: S101 - the caller has looked
    ours = ", ".join(repeal.places.texts)
    spans = [(int(low), int(high)) for low, high in _SPAN.findall(text)]
    articles = {p[0] for p in places_named(text)} | {str(n) for low, high in spans for n in range(low, high + 1)}
    covered = [a for a in articles if repeal.places.covers(Citation(repeal.instrument, a))]
    if not covered:
        return unread(ours, "the text names chapters")
    lacking = [t for t in repeal.places.texts if not set(_articles(t)) <= articles]
    return agree_or_differ(ours, ", ".join(sorted(articles)), same=not lacking)


def _articles(text: str) -> Iterator[str]:
    """The articles of ``98-106`` or ``93a``; of a narrower place, its article."""
    low, dash, high = text.partition("-")
    if dash and low.isdecimal() and high.isdecimal():
        yield from (str(n) for n in range(int(low), int(high) + 1))
    else:
        yield low.partition(".")[0]
