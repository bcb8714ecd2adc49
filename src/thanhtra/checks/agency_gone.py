"""Whether the agency an official is of was gone that day (cơ quan không còn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple
from unicodedata import normalize

from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Body, Rulebook
from thanhtra.terms import Basis


class GoneAgency(NamedTuple):
    """An agency the book knows to have ended: its first day without it, what took over in both languages (nothing where it is not known of which province it is), and how that is known."""

    ended: date
    heirs_vi: str
    heirs_en: str
    basis: Basis
    cites: tuple[Citation, ...] = ()


@kept_by_book(maxsize=512)
def agency_gone(agency: str, day: date, book: Rulebook) -> GoneAgency | None:
    """The bodies of that name, with or without their province, when all of them had ended by ``day``; None where one is left or none is known."""
    own = [body for body in _named(agency, book) if body.start <= day]
    last = max(own, key=lambda body: body.ended or date.max, default=None)
    if last is None or last.ended is None or day < last.ended:
        return None
    heirs = [book.bodies[slug] for slug in last.succeeded_by] if len({body.area for body in own}) == 1 else []
    return GoneAgency(last.ended, ", ".join(h.vi for h in heirs), ", ".join(h.en for h in heirs), last.known)


def _named(agency: str, book: Rulebook) -> tuple[Body, ...]:
    """Every body the book knows by that name; all of a kind where the name tells no province, or one that is written in no known way."""
    said, (known, kinds) = _plain(agency), _names(book)
    if said in known:
        return known[said]
    kind = max((kind for kind in kinds if f"{said} ".startswith(f"{kind} ")), key=len, default=None)
    return () if kind is None else kinds[kind]


@kept_by_book(maxsize=4)
def _names(book: Rulebook) -> tuple[dict[str, tuple[Body, ...]], dict[str, tuple[Body, ...]]]:
    """The bodies by their names, and those of the provinces by the names of their kinds."""
    known, kinds = dict[str, tuple[Body, ...]](), dict[str, tuple[Body, ...]]()
    for body in book.bodies.values():
        for name in _spelled(body.vi):
            plain = _plain(name)
            known[plain] = (*known.get(plain, ()), body)
            kind, *province = _PROVINCE.split(name, maxsplit=1)
            if province:
                kinds[_plain(kind)] = (*kinds.get(_plain(kind), ()), body)
    return known, kinds


def _spelled(name: str) -> Iterator[str]:
    """The names a body goes by: one in brackets stands for the kind it follows, or for the province, where that was renamed."""
    other = _OTHER.fullmatch(name)
    if other is None:
        yield name
        return
    yield other["kind"] + other["place"]
    if other["renamed"] is not None:
        yield _PROVINCE.split(other["kind"], maxsplit=1)[0] + f" {other['renamed']}"
    else:
        first = other["instead"].split()[0]
        yield other["kind"][: other["kind"].index(first)] + other["instead"] + other["place"]


def _plain(name: str) -> str:
    """A name without the word for its province, and with what is often cut short written out."""
    text = normalize("NFC", name).casefold()
    for short, long in _SHORT:
        text = short.sub(long, text)
    return " ".join(_MARKS.sub(" ", _PROVINCE.sub(" ", text)).split())


_PROVINCE: Final = re.compile(r" *\b(?:của )?(?:tỉnh|thành phố)\b ?")
_MARKS: Final = re.compile(r"[,–]| - ")
_OTHER: Final = re.compile(
    r"(?P<kind>.+?) \((?:hoặc (?P<instead>[^)]+)|từ ngày [\d-]+: (?P<renamed>[^)]+))\)(?P<place>.*)"
)
_SHORT: Final = (
    (re.compile(r"\btt ?(?:&|và|-)? ?tt\b"), "thông tin và truyền thông"),
    (re.compile(r"\btp\b[. ]*|\bt\.p\b[. ]*"), "thành phố "),
    (re.compile(r"\bt[pt]?\. ?hcm\b|\bhcm\b"), "hồ chí minh"),
)
