"""What the linter asks of days: no row before its instrument, none that reaches back, no citation of a text not in force, no article past the last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from thanhtra.law import Citation, Instrument, Series
from thanhtra.rulebook.book import Rulebook
from thanhtra.rulebook.sanctioning import Decree
from thanhtra.rulebook.table import RuleProblem
from thanhtra.terms import Basis

_READ: Final = (Basis.TEXT, Basis.OCR)
"""A row read in the text cites what was in force; one known otherwise may rest on a later text that tells of it."""
_PLACE: Final = re.compile(r"\bĐ\d")
_DIGITS: Final = re.compile(r"\d+")


def day_problems(book: Rulebook) -> Iterator[RuleProblem]:
    """Every problem of days, of decrees first."""
    for head in book.decrees.heads.values():
        yield from _head(book, head)
        yield from _acts(book, head)
    for name, file, history in _histories(book):
        for version in history.versions:
            if version.known in _READ and not (version.note and _PLACE.search(version.note)):
                yield from _in_force(
                    book, version.cites, version.start, (file, f"{name} @ {version.start.isoformat()}")
                )


def _head(book: Rulebook, head: Decree) -> Iterator[RuleProblem]:
    """A decree starts with its instrument, and not before what it amends."""
    where = f"decrees/{head.folder}/decree.toml"
    for number in (head.instrument, *head.amends):
        instrument = book.instruments.get(number)
        if instrument is not None and head.start < instrument.in_force:
            yield RuleProblem(
                where,
                "from",
                f"{instrument.in_force.isoformat()} or later, the first day of {number}",
                head.start.isoformat(),
            )


def _acts(book: Rulebook, head: Decree) -> Iterator[RuleProblem]:
    """An act does not start before its decree; one inserted in another decree goes into an article that decree has."""
    seen: set[str] = set()
    for history in (
        h for n in (head.instrument, *head.amends) if n in book.decrees.heads for h in book.decrees.acts(n).values()
    ):
        for version in history.versions:
            act = version.rule
            if act is None or act.cites[-1].instrument != head.instrument:
                continue
            file, where = f"decrees/{head.folder}/violations.toml", f"{act.citation} @ {act.start.isoformat()}"
            if act.start < head.start:
                yield RuleProblem(
                    file,
                    where,
                    f"a day from {head.start.isoformat()} on: a decree does not reach back",
                    act.start.isoformat(),
                )
            other = book.decrees.heads.get(act.citation.instrument)
            if other is not None and other is not head and other.whole and str(act.citation) not in seen:
                seen.add(str(act.citation))
                last = _last_article(book, other)
                if _number(act.citation) > last:
                    yield RuleProblem(
                        file, where, f"an article of {other.instrument}, which ends with {last}", str(act.citation)
                    )


def _last_article(book: Rulebook, head: Decree) -> int:
    """The highest article the folder of a whole decree speaks of."""
    own = [
        c
        for c, h in book.decrees.acts(head.instrument).items()
        if h.versions[0].rule is not None and h.versions[0].rule.cites[-1].instrument == head.instrument
    ]
    own += [p.cite for p in book.decrees.powers(head.instrument)]
    own += [*head.cites, *(c for rows in (head.repeals, head.transition) for row in rows for c in row.cites)]
    told = [Citation.within(head.instrument, at) for at, _ in head.unmodelled]
    return max((_number(c) for c in (*own, *told) if c.instrument == head.instrument), default=0)


def _number(citation: Citation) -> int:
    digits = _DIGITS.match(citation.article or "")
    return int(digits.group()) if digits else 0


def _in_force(book: Rulebook, cites: Iterable[Citation], day: date, place: tuple[str, str]) -> Iterator[RuleProblem]:
    for cite in cites:
        instrument = book.instruments.get(cite.instrument)
        if instrument is not None and not _holds(instrument, day):
            end = f" to {instrument.ended.isoformat()}" if instrument.ended else ""
            yield RuleProblem(
                *place,
                f"a text in force that day, or a note with the place (Đ…) that reaches back; {cite.instrument} holds from {instrument.in_force.isoformat()}{end}",
                str(cite),
            )


def _holds(instrument: Instrument, day: date) -> bool:
    return instrument.in_force <= day and (instrument.ended is None or day < instrument.ended)


def _histories(book: Rulebook) -> Iterator[tuple[str, str, Series[Any]]]:
    procedure = book.procedure
    yield from ((r.slug, r.source, r.versions) for r in procedure.limits.values())
    yield from ((r.slug, r.source, r.versions) for r in procedure.thresholds.values())
    yield from ((r.slug, r.source, r.versions) for r in procedure.rules.values())
    yield from ((slug, "powers", history) for slug, history in book.powers.items())
    for field in book.fields.values():
        yield from ((field.slug, "fields.toml", rows) for rows in (field.maximum, field.limitation) if rows is not None)
    yield "annulment", "annulment.toml", book.annulment
