"""Numbers as a Vietnamese statute writes them: sums in đồng, time limits, percentages, days; in digits and in words (con số trong văn bản)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from thanhtra.money import Frame
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Unit

_ONES: Final = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TENS: Final = {"mười": 10, "mươi": 10}
_SCALES: Final = {
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_JOINS: Final = frozenset(("linh", "lẻ"))
_WORD: Final = "|".join((*_ONES, *_TENS, *_SCALES, *_JOINS))
_WORDS: Final = rf"(?:(?:{_WORD})\s+)*(?:{_WORD})"
_DIGITS: Final = r"\d{1,3}(?:[.,]\d{3})+|\d+"
_NUMBER: Final = rf"(?:(?:{_DIGITS})(?:\s*(?:nghìn|ngàn|triệu|tỷ|tỉ))?|{_WORDS})"
_SUM: Final = re.compile(rf"(?<![\w./])({_NUMBER})\s*đồng", re.IGNORECASE)
_RANGE: Final = re.compile(
    rf"từ\s*(?:trên\s+)?({_NUMBER})\s*(?:đồng)?\s*đến\s+(?:dưới\s+)?({_NUMBER})\s*đồng", re.IGNORECASE
)
_UNITS: Final = {
    "ngày làm việc": Unit.WORKING_DAY,
    "ngày": Unit.DAY,
    "giờ": Unit.HOUR,
    "tháng": Unit.MONTH,
    "năm": Unit.YEAR,
}
_UNIT: Final = "|".join(_UNITS)
_TERM: Final = re.compile(rf"(?<![\w./])(\d{{1,3}}|{_WORDS})\s*(?:\([^)]{{1,20}}\)\s*)?({_UNIT})\b", re.IGNORECASE)
_SPAN: Final = re.compile(
    rf"từ\s+(\d{{1,3}}|{_WORDS})\s*({_UNIT})?\s*đến\s+(\d{{1,3}}|{_WORDS})\s*({_UNIT})\b", re.IGNORECASE
)
_DAY: Final = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_NUMERIC_DAY: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_PERCENT: Final = re.compile(r"(\d{1,3}(?:,\d+)?)\s*%")
_PLAIN: Final = re.compile(rf"(?<![\w./])({_DIGITS}|{_WORDS})(?![\w/])", re.IGNORECASE)


def number(text: str) -> int | None:
    """The whole number ``text`` writes, in digits, in words, or both (``10 triệu``); None when it writes none.

    >>> number("10.000.000"), number("03 tỷ"), number("một trăm năm mươi triệu"), number("mười lăm")
    (10000000, 3000000000, 150000000, 15)
    """
    words = text.lower().split()
    if words and words[0][0].isdigit():
        value = int(re.sub(r"\D", "", words[0]))
        for word in words[1:]:
            if word not in _SCALES:
                return None
            value *= _SCALES[word]
        return value
    return _in_words(words)


def _in_words(words: list[str]) -> int | None:
    whole = group = digit = 0
    if not words:
        return None
    for word in words:
        if word in _ONES:
            digit = _ONES[word]
        elif word in _TENS:
            group, digit = group + (digit or 1) * 10, 0
        elif word == "trăm":
            group, digit = group + (digit or 1) * 100, 0
        elif word in _SCALES:
            whole, group, digit = (whole or 0) + (group + digit or 1) * _SCALES[word], 0, 0
        elif word not in _JOINS:
            return None
    return whole + group + digit


def sums(text: str) -> tuple[int, ...]:
    """Every sum in đồng, in order."""
    return tuple(n for m in _SUM.finditer(text) if (n := number(m.group(1))) is not None)


def frames(text: str) -> tuple[Frame, ...]:
    """Every *từ … đến … đồng*, in order; a range that runs backwards is left out."""
    found = []
    for match in _RANGE.finditer(text):
        least, most = (number(part) for part in match.groups())
        scale = match.group(2).lower().split()[-1]
        if least is not None and least < _SCALES["nghìn"] and scale in _SCALES:
            least *= _SCALES[scale]  # từ 1 đến 2 triệu đồng
        if least is not None and most is not None and least <= most:
            found.append(Frame(least, most))
    return tuple(found)


def terms(text: str) -> tuple[TimeLimit, ...]:
    """Every time limit, in order: ``07 ngày làm việc``, ``một năm``; days of the calendar are none."""
    found = []
    for match in _TERM.finditer(_DAY.sub(" ", text)):
        amount = number(match.group(1))
        if amount:
            found.append(TimeLimit(amount, _UNITS[match.group(2).lower()]))
    return tuple(found)


def spans(text: str) -> tuple[tuple[int, int, Unit], ...]:
    """Every *từ 01 tháng đến 03 tháng*, in order."""
    found = []
    for match in _SPAN.finditer(text):
        least, most = number(match.group(1)), number(match.group(3))
        if least is not None and most is not None:
            found.append((least, most, _UNITS[match.group(4).lower()]))
    return tuple(found)


def days(text: str) -> tuple[date, ...]:
    """Every day of the calendar, written out or as ``15/05/2026``; one that does not exist is left out."""
    found = []
    for match in (*_DAY.finditer(text), *_NUMERIC_DAY.finditer(text)):
        day, month, year = (int(part) for part in match.groups())
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(found)


def percents(text: str) -> tuple[str, ...]:
    """Every percentage, as written, without the sign: ``10``, ``0,05``."""
    return tuple(m.group(1) for m in _PERCENT.finditer(text))


def numbers(text: str) -> frozenset[int]:
    """Every whole number at all, in digits or in words."""
    return frozenset(n for m in _PLAIN.finditer(text) if (n := number(m.group(1))) is not None)
