"""Quotations of a statute on pages that answer questions: an introduction, then what it quotes (trích dẫn lại)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.law import Instrument
from thanhtra.verifying.outline import Outline, outline

_SECTION: Final = re.compile(r"^===\s*Điều\s+(\d{1,3}[a-zđ]?)")
_INTRODUCED: Final = re.compile(r"^\[[^\]]+\]\s*(.*)$")
_CLAUSE: Final = re.compile(r"khoản\s+(\d{1,2}[a-zđ]?)\b")
_STARTS_WITH_POINT: Final = re.compile(r"^\s*“?[a-zđ]\d?\)")
_NUMBER: Final = re.compile(r"\d{1,4}/\d{4}/[A-ZĐ]+(?:-[A-ZĐ]+|\d*)")
_AMENDED: Final = re.compile(r"(?:sửa đổi|bổ sung)[^.;]*")


@frozen(eq=False)
class Quotation:
    """One quotation of one article; ``amended_by`` when its introduction says whose wording it is."""

    file: str
    amended_by: str
    outline: Outline

    def may_speak_of(self, day: date, instruments: Mapping[str, Instrument]) -> bool:
        """Whether the wording can be that of ``day``: an amender's is not before its first day."""
        by = instruments.get(self.amended_by)
        return by is None or by.in_force <= day


def quotations(lines: Iterable[str], file: str) -> Iterator[Quotation]:
    """Every quotation of a compilation: ``=== Điều N``, then ``[page] introduction``, then what is quoted."""
    article, introduction = "", ""
    quoted: list[str] = []
    for line in (*lines, "=== Điều 0"):
        section, new = _SECTION.match(line), _INTRODUCED.match(line)
        if section or new:
            if quoted and article:
                yield _quotation(file, article, introduction, quoted)
            quoted = []
            article = section.group(1) if section else article
            introduction = new.group(1) if new else ""
        else:
            quoted.append(line)


def _quotation(file: str, article: str, introduction: str, quoted: list[str]) -> Quotation:
    first = next((line for line in quoted if line.strip()), "")
    clause = _CLAUSE.search(introduction) if _STARTS_WITH_POINT.match(first) else None
    amended = _AMENDED.search(introduction)
    by = _NUMBER.search(amended.group()) if amended else None
    place = (article, clause.group(1) if clause else "", "")
    return Quotation(file, by.group() if by else "", outline(_until_other(quoted), at=place, loose=True))


def _until_other(lines: list[str]) -> Iterator[str]:
    """What is quoted ends where the page goes on to quote something else."""
    for line in lines:
        if re.match(r"^\s*(?:Căn cứ|Theo|Đồng thời|Như vậy|Ngoài ra|Tội )", line):
            return
        yield line
