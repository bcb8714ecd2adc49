"""The articles, clauses and points named in a piece of text, in any order (điều, khoản, điểm trong một đoạn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from thanhtra.law import POINTS

Place = tuple[str | None, str | None, str | None]
Level = Literal["article", "clause", "point"]

_NUMBER: Final = rf"\d{{1,3}}[{POINTS}]?"
_LETTER: Final = rf"[{POINTS}]\d?"
_AND: Final = r"\s*(?:,|;|và|va|&|and)\s*"
_COMPACT: Final = rf"(?:điều|dieu|article|art\.?|đ)\.?\s*(?P<ca>{_NUMBER})\.(?P<cc>\d{{1,2}}[{POINTS}]?)(?:\.(?P<cp>{_LETTER}))?(?![\w.])"
_ENGLISH: Final = (
    rf"(?:article|art\.?)\s*(?P<ea>{_NUMBER})(?:\((?P<ec>\d{{1,2}}[{POINTS}]?)\))?(?:\((?P<ep>{_LETTER})\))?"
)
_POINTS: Final = (
    rf"(?:các\s+)?(?:điểm|diem|point)s?\s*\.?\s*(?P<points>{_LETTER}(?![\w])(?:{_AND}(?:điểm\s*)?{_LETTER}(?![\w]))*)"
)
_CLAUSES: Final = rf"(?:các\s+)?(?:khoản|khoan|clause|k)s?\s*\.?\s*(?P<clauses>{_NUMBER}(?![\w])(?:{_AND}(?:khoản\s*)?{_NUMBER}(?![\w.]))*)"
_ARTICLES: Final = rf"(?:các\s+)?(?:điều|dieu|article|đ)s?\s*\.?\s*(?P<articles>{_NUMBER}(?![\w])(?:{_AND}(?:điều\s*)?{_NUMBER}(?![\w.]))*)"
_BARE: Final = rf"(?P<bare>{_LETTER})(?![\w])(?=\s*,?\s*(?:k|khoản|khoan)\s*\.?\s*\d)"
_RANGE: Final = re.compile(
    rf"(?:{_LETTER}|{_NUMBER})\s*(?:đến|den|-|÷)\s*(?:điểm|khoản|điều)?\s*(?:{_LETTER}|{_NUMBER})(?![\w])"
)
_TOKENS: Final = re.compile(f"{_COMPACT}|{_ENGLISH}|{_POINTS}|{_CLAUSES}|{_BARE}|{_ARTICLES}", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_IGNORED: Final = re.compile(
    r"(?:hành vi|vi phạm|quy định|qui định|được|tại|theo|của|căn cứ|vào|số|ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})|chính phủ|quốc hội|nghị định|luật|và|hoặc|về|xử phạt|[\s,;:.()\[\]\"'“”-])+",
    re.IGNORECASE,
)


class PlacePart(NamedTuple):
    """Some values of one level: ``điểm a, b``."""

    level: Level
    values: tuple[str, ...]


class WholePlace(NamedTuple):
    """A whole place said at once: ``Đ95.1.a``, ``Article 95(1)(a)``."""

    article: str
    clause: str | None
    point: str | None


class PlaceTrouble(Exception):
    """A piece of text with something in it that names no place, or that names more than one."""

    def __init__(self, left_out: str = "", *, vi: str = "", en: str = "", meant: tuple[str, ...] = ()) -> None:
        super().__init__(left_out)
        self.left_out: str = left_out
        self.vi: str = vi
        self.en: str = en
        self.meant: tuple[str, ...] = meant


def places_in(text: str) -> list[Place]:
    """``(article, clause, point)`` of every place in ``text``, in its order. Raises PlaceTrouble for anything else in it."""
    lowered = text.lower()
    ranged = _RANGE.search(_DAY.sub("", lowered))
    if ranged:
        raise PlaceTrouble(
            ranged[0], vi="Cần kể từng điểm, khoản (không dùng “đến”)", en="name each point and clause (no ranges)"
        )
    left = _IGNORED.sub(" ", _TOKENS.sub(" ", lowered)).strip()
    if left:
        raise PlaceTrouble(left)
    return _joined(list(_tokens(lowered)))


def _tokens(text: str) -> Iterator[PlacePart | WholePlace]:
    for match in _TOKENS.finditer(text):
        if match["ca"]:
            yield WholePlace(match["ca"], match["cc"], match["cp"])
        elif match["ea"]:
            yield WholePlace(match["ea"], match["ec"], match["ep"])
        elif match["points"] or match["bare"]:
            yield PlacePart("point", _values(match["points"] or match["bare"], _LETTER))
        elif match["clauses"]:
            yield PlacePart("clause", _values(match["clauses"], _NUMBER))
        else:
            yield PlacePart("article", _values(match["articles"], _NUMBER))


def _values(text: str, pattern: str) -> tuple[str, ...]:
    words = re.sub(r"điểm|khoản|điều|và|va\b|and", " ", text)
    return tuple(re.findall(rf"(?<!\w){pattern}(?!\w)", words))


def _joined(tokens: list[PlacePart | WholePlace]) -> list[Place]:
    found = [t for t in tokens if isinstance(t, WholePlace)]
    levels = [t for t in tokens if isinstance(t, PlacePart)]
    if not levels:
        return [(one.article, one.clause, one.point) for one in found]
    if found:
        raise PlaceTrouble(" ".join(v for part in levels for v in part.values))
    return _downwards(levels) if levels[0][0] == "article" else _upwards(levels)


def _upwards(levels: list[PlacePart]) -> list[Place]:
    """Points, then their clause, then their article."""
    found: list[Place] = []
    points: list[str] = []
    clauses: list[tuple[str | None, str | None]] = []
    for level, values in levels:
        if level == "point":
            if points:
                raise PlaceTrouble(" ".join(points))
            points = list(values)
        elif level == "clause":
            if points and len(values) > 1:
                raise PlaceTrouble(
                    vi="Không rõ điểm thuộc khoản nào",
                    en="not clear which clause the point is of",
                    meant=tuple(f"điểm {point} khoản {v}" for point in points[:1] for v in values),
                )
            clauses += [(v, p) for v in values for p in points or (None,)]
            points = []
        else:
            if points or (clauses and len(values) > 1):
                raise PlaceTrouble(" ".join(points or values))
            found += [(v, clause, point) for v in values[:1] for clause, point in clauses] or [
                (v, None, None) for v in values
            ]
            clauses = []
    if points or clauses:
        raise PlaceTrouble(
            vi="Thiếu số Điều", en="the article is missing", left_out=" ".join(points or (str(clauses[-1][0]),))
        )
    return found


def _downwards(levels: list[PlacePart]) -> list[Place]:
    """An article, then its clauses, then their points."""
    found: list[Place] = []
    articles: list[str] = []
    clauses: list[str] = []
    for at, (level, values) in enumerate(levels):
        below = levels[at + 1][0] if at + 1 < len(levels) else None
        if level == "article":
            articles, clauses = list(values), []
            if below != "clause":
                if below == "point":
                    raise PlaceTrouble(
                        vi="Thiếu số khoản", en="the clause is missing", left_out=" ".join(levels[at + 1][1])
                    )
                found += [(a, None, None) for a in articles]
        elif level == "clause":
            if len(articles) > 1:
                raise PlaceTrouble(" ".join(values))
            clauses = list(values)
            if below != "point":
                found += [(articles[0], c, None) for c in clauses]
        else:
            if len(clauses) != 1:
                raise PlaceTrouble(" ".join(values))
            found += [(articles[0], clauses[0], p) for p in values]
    return found
