"""Numbers that name people, enterprises, agencies and papers: what a well-formed one looks like (mã định danh, số, ký hiệu).

A number that does not look right is warned about, never refused: numbers are re-issued, mistyped at the source, or older than the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import is_normalized

from thanhtra.casefile.case import Case

_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_TAX: Final = re.compile(r"[0-9]{10}(?:-[0-9]{3})?")
_PERSON: Final = re.compile(r"[0-9]{12}")
_OLD_PERSON: Final = re.compile(r"[0-9]{9}")
_AGENCY: Final = re.compile(r"[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*|Z[0-9]{2}[0-9A-Z]{1,32}")
_OLD_AGENCY: Final = re.compile(r"[0-9]{3}(?:\.[0-9A-Z]{2,3}){1,3}")
_PAPER: Final = re.compile(r"[0-9]{1,6}[A-Za-z]?/(?:[0-9]{4}/)?[A-ZĐ][A-ZĐ0-9]*(?:-[A-ZĐ0-9&.]+)*")
_LONGEST_AGENCY: Final = 35
_LAST_PROVINCE: Final = 96
"""The highest province code of a personal number; there are gaps below it."""


class Warned(NamedTuple):
    """A number that looks wrong: where it stands and why. The number itself is not repeated."""

    path: str
    vi: str
    en: str


def tax_code(text: str) -> bool:
    """Whether a tax or enterprise code (mã số thuế, mã số doanh nghiệp) has ten digits, its check digit right, and at most ``-NNN``."""
    if not _TAX.fullmatch(text):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_TAX_WEIGHTS, text, strict=False))
    check = 10 - total % 11
    return check < len(_TAX_WEIGHTS) + 1 and int(text[9]) == check


def personal_number(text: str) -> bool:
    """Whether a personal number has twelve digits and begins with a province's code, or is an identity card's nine digits."""
    if _OLD_PERSON.fullmatch(text):
        return True
    return bool(_PERSON.fullmatch(text)) and 1 <= int(text[:3]) <= _LAST_PROVINCE


def agency_code(text: str) -> bool:
    """Whether an agency's electronic code has the shape of Decision 20/2020/QĐ-TTg, or of the codes before it."""
    return len(text) <= _LONGEST_AGENCY and bool(_AGENCY.fullmatch(text) or _OLD_AGENCY.fullmatch(text))


def paper_number(text: str) -> bool:
    """Whether a paper's number has the shape ``NUMBER/SYMBOL`` (Decree 30/2020), the number left blank until it is issued."""
    bare = text.strip()
    return bare.startswith("/") or bool(_PAPER.fullmatch(bare))


def identifier_warnings(case: Case) -> Iterator[Warned]:
    """Every number of ``case`` that does not look like one of its kind."""
    for subject in case.subjects or ():
        if subject.number is None:
            continue
        known = (
            tax_code(subject.number)
            if subject.kind == "organization"
            else personal_number(subject.number) or tax_code(subject.number)
        )
        if not known:
            yield Warned(
                f"subjects[{subject.id}].number",
                "số định danh, mã số thuế không đúng dạng hoặc sai số kiểm tra",
                "not the shape of a personal number or tax code, or its check digit is wrong",
            )
    for at, event in enumerate(case.events):
        if event.number is not None and not (is_normalized("NFC", event.number) and paper_number(event.number)):
            yield Warned(
                f"events[{at}].number",
                "số, ký hiệu văn bản không đúng dạng SỐ/KÝ HIỆU",
                "not the shape NUMBER/SYMBOL of a paper",
            )
