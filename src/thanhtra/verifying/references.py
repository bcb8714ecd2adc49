"""The places a provision names: “điểm a và điểm c khoản 1, khoản 2 Điều này” (dẫn chiếu trong văn bản)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thanhtra.law.citation import POINTS

_POINT_LIST: Final = r"(?:[a-zđ]\d?)(?:\s*(?:,|;|và|hoặc|,\s*và)\s*(?:các\s+)?(?:điểm\s+)?[a-zđ]\d?(?![\w/]))*"
_STEP: Final = re.compile(
    rf"(?P<run>từ\s+điểm\s+(?P<from>[a-zđ])\s+đến\s+điểm\s+(?P<to>[a-zđ])(?![\w]))"
    rf"|(?P<points>(?:các\s+)?điểm\s+{_POINT_LIST})(?![\w/])"
    r"|(?P<spans>(?:từ\s+)?khoản\s+(?P<low>\d{1,2})\s+đến\s+khoản\s+(?P<high>\d{1,2}))"
    r"|(?P<clauses>(?:các\s+)?khoản\s+\d{1,2}[a-zđ]?(?:\s*(?:,|;|và|hoặc|,\s*và)\s*\d{1,2}[a-zđ]?(?![\w.]))*)"
    r"|(?P<article>(?:các\s+)?Điều\s+(?P<which>này|\d{1,3}[a-zđ]?(?:\s*(?:,|và|,\s*và)\s*\d{1,3}[a-zđ]?(?![\w.]))*))"
    r"|(?P<own>khoản\s+này)",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"(?<![\w])([a-zđ]\d?)(?![\w])")
_DIGITS: Final = re.compile(r"(?<![\w])(\d{1,3}[a-zđ]?)(?![\w])")

TEXT_NUMBER: Final = re.compile(r"\b\d{1,4}/\d{4}/(?:QH\d{1,2}|NĐ-CP|TT-[A-ZĐ]+|NQ-[A-Z]+)\b")
"""The number of an instrument: ``15/2020/NĐ-CP``."""

Place = tuple[str, str, str]


def references(text: str, *, article: str, clause: str = "") -> tuple[Place, ...]:
    """Every place named, in order; “Điều này” and “khoản này” are ``article`` and ``clause``. An article alone counts where it is numbered."""
    return tuple(_walk(text, article, clause))


def places_named(text: str) -> tuple[Place, ...]:
    """Every place of an instruction that names articles by number."""
    return references(text, article="", clause="")


def _walk(text: str, article: str, clause: str) -> Iterator[Place]:
    waiting: list[tuple[str, str]] = []  # clause and point of places whose article is still to come
    points: list[str] = []
    for match in _STEP.finditer(text):
        if match.group("run"):
            points += _run(match.group("from"), match.group("to"))
        elif match.group("points"):
            points += _LETTERS.findall(re.sub(r"(?i)các|điểm", " ", match.group("points")))
        elif match.group("spans"):
            waiting += [(str(n), "") for n in range(int(match.group("low")), int(match.group("high")) + 1)]
            points = []
        elif match.group("clauses"):
            found = _DIGITS.findall(match.group("clauses"))
            waiting += [(found[0], p) for p in points] or [(found[0], "")]
            waiting += [(c, "") for c in found[1:]]
            points = []
        elif match.group("own"):
            yield from ((article, clause, p) for p in points)
            points = []
        else:
            which = match.group("which")
            named = [article] if which.lower() == "này" else _DIGITS.findall(which)
            yield from ((named[0], c, p) for c, p in waiting)
            if which.lower() != "này":
                yield from ((a, "", "") for a in (named if not waiting else named[1:]))
            waiting, points = [], []


def _run(first: str, last: str) -> list[str]:
    low, high = POINTS.find(first.lower()), POINTS.find(last.lower())
    return list(POINTS[low : high + 1]) if 0 <= low <= high else []
