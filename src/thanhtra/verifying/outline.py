"""A statute's text cut into articles, clauses and points (điều, khoản, điểm): plain text or Markdown, wrapped lines or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.law.citation import POINTS

Place = tuple[str, str, str]
"""Article, clause, point; an empty text where the place is wider."""

ARTICLE: Final = re.compile(r"^[\s#*_“\"]*Điều\s+(\d{1,3}[a-zđ]?)\s*[.:](?!\d)\s*(.*)$")
_CLAUSE: Final = re.compile(r"^[\s*_“\"]*(\d{1,2}[a-zđ]?)\s*\.(?!\d)\s*(\S.*)$")
_POINT: Final = re.compile(r"^[\s*_“\"]*([a-zđ]\d?)\s*\)\s*(.*)$")
_HEADING: Final = re.compile(r"^[\s#*_]*(?:chương\s+[ivxl\d]+|mục\s+\d+|phần\s+thứ|phụ\s+lục)\b", re.IGNORECASE)
_PAGE: Final = re.compile(r"^\s*(?:\d{1,3}|-+|_+|\*+)\s*$")


_MARKS: Final = "\u0300\u0301\u0309\u0303\u0323"
_TONES: Final = {
    unicodedata.normalize("NFC", f"{two}{mark}"): unicodedata.normalize("NFC", f"{two[0]}{mark}{two[1]}")
    for two in ("oa", "oe", "uy")
    for mark in _MARKS
}
_TONE: Final = re.compile(rf"(?<![qQ])({'|'.join(_TONES)})(?!\w)", re.IGNORECASE)


def one_spelling(text: str) -> str:
    """``thuỷ`` as ``thủy``: texts put the tone on either vowel."""
    return _TONE.sub(lambda m: _moved(m.group()), text)


def _moved(two: str) -> str:
    tone = _TONES[two.lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(two, tone, strict=True))


def _plain(text: str) -> str:
    return one_spelling(unicodedata.normalize("NFC", " ".join(text.replace("**", "").split())))


@frozen(eq=False)
class Outline:
    """The text of each place on its own, in the order read: an article's heading, a clause's head, a point."""

    parts: Mapping[Place, str]

    def __contains__(self, place: Place) -> bool:
        return place in self.parts

    def own(self, place: Place) -> str:
        """What stands at ``place`` itself, without what lies inside it."""
        return self.parts.get(place, "")

    def whole(self, place: Place) -> str:
        """What stands at ``place`` and inside it."""
        return " ".join(text for at, text in self.parts.items() if inside(at, place))

    def points(self, article: str, clause: str) -> tuple[Place, ...]:
        """The points of one clause."""
        return tuple(p for p in self.parts if p[:2] == (article, clause) and p[2])

    def clauses(self, article: str) -> tuple[Place, ...]:
        """The clauses of one article."""
        return tuple(p for p in self.parts if p[0] == article and p[1] and not p[2])


def inside(place: Place, wider: Place) -> bool:
    """Whether ``place`` is ``wider`` or lies in it."""
    return all(not theirs or theirs == ours for ours, theirs in zip(place, wider, strict=True))


def rank(number: str) -> tuple[int, int]:
    """Where an article or a clause stands in the order of a statute: 9 before 10, 93 before 93a."""
    digits = number.rstrip(POINTS)
    return int(digits), POINTS.index(number[len(digits) :]) + 1 if number[len(digits) :] else 0


def point_rank(point: str) -> tuple[int, str]:
    """Where a point stands: d before đ before e."""
    return (POINTS.find(point[0]), point[1:])


@attrs.define
class _Reader:
    """Where the reading stands. ``loose``: numbers may be left out, as quotations do; else each follows the one before."""

    loose: bool
    at: Place = ("", "", "")
    parts: dict[Place, list[str]] = attrs.field(factory=dict)
    over: bool = False

    def take(self, line: str) -> None:
        if article := ARTICLE.match(line):
            if self._next_article(article.group(1)):
                self._open((article.group(1), "", ""), article.group(2))
                return
            if not self.loose and article.group(1) == "1" and rank(self.at[0] or "0") > (1, 0):
                self.over = True  # the annex begins: forms with articles of their own
                return
        if (clause := _CLAUSE.match(line)) and self._next_clause(clause.group(1)):
            self._open((self.at[0], clause.group(1), ""), clause.group(2))
        elif (point := _POINT.match(line)) and self._next_point(point.group(1)):
            self._open((self.at[0], self.at[1], point.group(1)), point.group(2))
        elif self.at in self.parts:
            self.parts[self.at].append(line)

    def _open(self, place: Place, text: str) -> None:
        self.at = place
        self.parts.setdefault(place, []).append(text)

    def _next_article(self, number: str) -> bool:
        before = rank(self.at[0] or "0")
        return rank(number) > before and (self.loose or not self.parts or rank(number)[0] <= before[0] + _GAP)

    def _next_clause(self, number: str) -> bool:
        before, now = rank(self.at[1] or "0"), rank(number)
        if self.loose:
            return now > before
        return bool(self.at[0]) and (
            now == (before[0] + 1, 0) or (now[0] == before[0] and now > before) or (now == (1, 0) and not self.at[1])
        )

    def _next_point(self, point: str) -> bool:
        if point[0] not in POINTS:
            return False
        before, now = (point_rank(self.at[2]) if self.at[2] else (-1, "")), point_rank(point)
        return now > before and (self.loose or now[0] <= before[0] + 1)


_GAP: Final = 12
"""Articles may be missing in an excerpt; a number far ahead is a reference at the start of a wrapped line."""


def outline(lines: Iterable[str], *, at: Place = ("", "", ""), loose: bool = False) -> Outline:
    """The text in ``lines`` from ``at`` on, by place. ``loose`` for quotations, which leave clauses and points out."""
    reader = _Reader(loose=loose, at=at)
    if any(at):
        reader.parts[at] = []
    for line in lines:
        if not line.strip() or _PAGE.match(line):
            continue
        if _HEADING.match(line) and not loose and len(line) < _LONG:
            reader.parts[reader.at] = reader.parts.get(reader.at, [])
            continue
        reader.take(line)
        if reader.over:
            break
    return Outline({place: _plain(" ".join(found)) for place, found in reader.parts.items()})


_LONG: Final = 160
