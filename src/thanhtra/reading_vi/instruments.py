"""Instruments as people name them: ``Nghị định số 15/2020/NĐ-CP``, ``NĐ 15/2020``, ``Luật Xử lý vi phạm hành chính`` (số hiệu văn bản)."""

from __future__ import annotations

import re
from typing import Final

import attrs

from thanhtra.classes import frozen

_SUFFIXES: Final = r"(?:n[đd]-?cp|qh\d{1,2}|ubtvqh\d{1,2}|nq-?cp|q[đd]-?ttg|ct-?ttg|tt-?[a-zđ]{2,10}(?:-[a-zđ]{2,10})*|ttlt-?[a-zđ]{2,10}(?:-[a-zđ]{2,10})*)"
_WORDS: Final = r"(?:nghị định|nghi dinh|luật|luat|bộ luật|bo luat|thông tư|thong tu|nghị quyết|nghi quyet|quyết định|quyet dinh|chỉ thị|chi thi|bộ luật|decree|law|code|circular|resolution|decision|directive|nđ|nd|tt)"
_DATED: Final = r"(?:\s*,?\s*ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
_FULL: Final = re.compile(
    rf"(?:{_WORDS}\s*(?:số|so)?\s*:?\s*)?(?<![\d/])(\d{{1,4}})\s*/\s*(\d{{4}})\s*/\s*({_SUFFIXES})(?![a-z0-9]){_DATED}",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    rf"(?:nghị định|nghi dinh|nđ|nd)(?:\s*-\s*cp|\s*cp)?\s*(?:số|so)?\s*:?\s*(\d{{1,4}})\s*/\s*(\d{{4}})(?:\s*/?\s*n[đd]-?cp)?(?![/\d]){_DATED}",
    re.IGNORECASE,
)
_NAMED: Final = (
    (
        re.compile(
            r"luật\s+(?:xử lý vi phạm hành chính|xlvphc|xử lý vphc)(?:\s+(?:năm\s+)?2012)?(?!\s*(?:năm\s+)?20(?!12))",
            re.IGNORECASE,
        ),
        "15/2012/QH13",
    ),
    (re.compile(r"bộ luật dân sự\s+(?:năm\s+)?2015", re.IGNORECASE), "91/2015/QH13"),
    (re.compile(r"bộ luật lao động\s+(?:năm\s+)?2019", re.IGNORECASE), "45/2019/QH14"),
)
_YEARLESS: Final = re.compile(
    r"(?:nghị định|nghi dinh|nđ|nd)(?:\s*-\s*cp)?\s*(?:số|so)?\s*:?\s*\d{1,4}(?!\s*/?\s*\d)", re.IGNORECASE
)
_AMENDED: Final = re.compile(
    r"(?:,|;|\()?\s*(?:được|đã|đã được)?\s*(?:sửa đổi|bổ sung|sđ,?\s*bs|sđbs)[^;)]*?(?:bởi|tại|theo|bằng)\s*$",
    re.IGNORECASE,
)


@frozen
class NamedInstrument:
    """An instrument named in a text: its ``number`` as law writes it, where it stands, whether it is named as what amends another."""

    number: str
    start: int
    end: int
    amends: bool = False


def instruments_in(text: str) -> list[NamedInstrument]:
    """Every instrument named in a tidied text, in order. One after a semicolon with no place of its own, or after "sửa đổi bởi", amends."""
    found: list[NamedInstrument] = []
    for pattern in (_FULL, _SHORT):
        for match in pattern.finditer(text):
            if not _inside(match, found):
                number = (
                    _number(match[1], match[2], match[3]) if pattern is _FULL else f"{int(match[1])}/{match[2]}/NĐ-CP"
                )
                found.append(NamedInstrument(number, match.start(), match.end()))
    for pattern, number in _NAMED:
        found += [
            NamedInstrument(number, match.start(), match.end())
            for match in pattern.finditer(text)
            if not _inside(match, found)
        ]
    found.sort(key=lambda one: one.start)
    return [_amending(one, found[at - 1] if at else None, text) for at, one in enumerate(found)]


def without_year(text: str) -> str:
    """The decree named in ``text`` without its year (``NĐ15``), if there is one: it may be several."""
    match = _YEARLESS.search(text)
    return "" if match is None else match[0]


def _amending(one: NamedInstrument, before: NamedInstrument | None, text: str) -> NamedInstrument:
    if before is None:
        return one
    between = text[before.end : one.start].strip()
    return attrs.evolve(one, amends=between in (";", ",", "(", "; (") or bool(_AMENDED.search(between)))


def _inside(match: re.Match[str], found: list[NamedInstrument]) -> bool:
    return any(match.start() < one.end and one.start < match.end() for one in found)


def _number(number: str, year: str, suffix: str) -> str:
    kind = suffix.upper()
    kind = re.sub(r"^N[ĐD]-?CP$", "NĐ-CP", kind)
    kind = re.sub(r"^Q[ĐD]-?TTG$", "QĐ-TTg", kind)
    kind = re.sub(r"^(TT|TTLT|NQ)-?(?=[A-ZĐ])(?!LT)", r"\1-", kind)
    padded = number if len(number) > 1 else f"0{number}"
    return f"{padded.lstrip('0').zfill(2) if len(padded.lstrip('0')) < 2 else padded.lstrip('0')}/{year}/{kind}"  # noqa: PLR2004 - numbers of one figure are written with a nought
