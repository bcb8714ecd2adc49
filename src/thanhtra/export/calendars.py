"""Limits still running as a calendar (lịch): RFC 5545 text, one all-day event each, the law in its note.

Written here and not by a library: the few properties below are all a desk needs, and nothing in them depends on a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Final

from thanhtra.casefile import Case
from thanhtra.export.derivation import cited, steps
from thanhtra.export.words import about_whom, said, word
from thanhtra.findings import Deadline, Review
from thanhtra.reviewing.agenda import AgendaItem, spot_of
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status
from thanhtra.wording import event_in_words, only_if, shown

_FIRST: Final = date(2000, 1, 1)
_OCTETS: Final = 75
"""The longest line RFC 5545 §3.1 lets stand unfolded."""
_WITHIN_A_LETTER: Final = 0b1000_0000
"""The two highest bits of every octet of a letter but its first."""
_ESCAPED: Final = str.maketrans(
    {**dict.fromkeys(map(chr, range(ord(" ")))), "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
)


def calendar(items: Iterable[tuple[Case, Review]], *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """The limits of these cases that are running, or passed with nothing on file and still saved by a ground; CRLF line ends.

    An event's name stays the same from one writing to the next, so that a calendar replaces it. Its stamp is the day the review
    was made for. A limit without a last day has no event.
    """
    book = book or Rulebook.built_in()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//thanhtra//deadlines//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    lines.append(f"X-WR-CALNAME:{ical_text(said(('Thời hạn vụ việc', 'Case deadlines'), lang))}")
    for case, review in items:
        for found in review.deadlines:
            if found.due is not None and (
                found.status is Status.OPEN or (found.status is Status.CONDITIONAL and found.met_on is None)
            ):
                lines += _event(case, review, found, book, lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in folded_lines(line))


def _event(case: Case, review: Review, of: Deadline, book: Rulebook, lang: str) -> Iterator[str]:
    rule = book.procedure.limits.get(of.kind)
    name = of.kind if rule is None else said((rule.vi, rule.en), lang)
    about = about_whom(of.act, of.subject, lang)
    sure = "" if of.status is Status.OPEN else "? "
    stamp = review.as_of or date.min
    yield "BEGIN:VEVENT"
    yield f"UID:{limit_in_calendar(case.id, of.kind, spot_of(case, of.event), of)}"
    yield from stamped(stamp)
    if isinstance(of.due, datetime):
        yield f"DTSTART:{of.due.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    elif of.due is not None:
        yield f"DTSTART;VALUE=DATE:{basic(of.due)}"
        if of.due < date.max:
            yield f"DTEND;VALUE=DATE:{basic(of.due + timedelta(1))}"
    yield f"SUMMARY:{ical_text(f'{sure}{name} — {case.id}{about}')}"
    yield f"DESCRIPTION:{ical_text(chr(10).join(_note(case, of, book, lang)))}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{of.kind}"
    yield from (*alarm(name, of.due), "END:VEVENT")


def _note(case: Case, of: Deadline, book: Rulebook, lang: str) -> Iterator[str]:
    if of.event is not None and of.counted_from is not None:
        yield f"{word('from-day', lang)}: {shown(of.counted_from, lang)}, {event_in_words(case.events[of.event], lang)}"
    if of.cites:
        yield f"{word('law', lang)}: {cited(of.cites, lang)}"
    if of.status is Status.CONDITIONAL:
        yield f"{word('not-seen', lang)}; {only_if(book, of.due_if, lang)}".rstrip("; ")
    if of.provisional:
        yield word("provisional", lang)
    yield from steps(of, lang=lang)


def basic(day: date) -> str:
    """``20201022``; four digits of the year, whatever the system's own writing does."""
    return day.isoformat().replace("-", "")


def stamped(day: date) -> Iterator[str]:
    """When an event was written: by the day of the review, later ones in place of earlier ones."""
    yield f"DTSTAMP:{basic(day)}T000000Z"
    yield f"LAST-MODIFIED:{basic(day)}T000000Z"
    yield f"SEQUENCE:{max(0, (day - _FIRST).days)}"


def alarm(name: str, due: date | datetime | None) -> tuple[str, ...]:
    """A reminder at nine in the morning of the day before; of an instant, a day before it."""
    before = "-P1D" if isinstance(due, datetime) else "-PT15H"
    return "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{ical_text(name)}", f"TRIGGER:{before}", "END:VALARM"


def calendar_name(*parts: object) -> str:
    """The name a calendar knows an event by, the same for the same case, limit, event, act and start."""
    spelled = "\x1f".join(map(str, parts))
    return f"{sha256(spelled.encode()).hexdigest()[:32]}@thanhtra"


def limit_in_calendar(case: str, kind: str, spot: object, of: Deadline | AgendaItem) -> str:
    """The name a calendar knows a limit by: of one violator of several it carries who."""
    return calendar_name(case, kind, spot, of.act, *(() if of.subject is None else (of.subject,)))


def ical_text(text: str) -> str:
    """``text`` as RFC 5545 §3.3.11 writes it, without control characters."""
    return text.translate(_ESCAPED)


def folded_lines(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never within a letter; each further piece begins with a space."""
    data, start, opening = line.encode(), 0, ""
    while len(opening) + len(data) - start > _OCTETS:
        end = start + _OCTETS - len(opening)
        while data[end] & 0b1100_0000 == _WITHIN_A_LETTER:
            end -= 1
        yield opening + data[start:end].decode()
        start, opening = end, " "
    yield opening + data[start:].decode()
