"""A citation (trích dẫn điều, khoản, điểm): read and printed compactly, in Vietnamese and in English.

Compact form: ``15/2012/QH13 Đ66.1.a`` — instrument, article (điều), clause (khoản), point (điểm).
An article or a clause may carry a letter (``Đ93a``, ``Đ38.2a``), a point a digit (``Đ28.1.đ1``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, Final

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import BadCitation
from thanhtra.law.kinds import named

POINTS: Final = "abcdđeghiklmnopqrstuvxy"
"""The order of points in a Vietnamese statute: no f, j, w, z; đ after d."""

_EXPECTED = "INSTRUMENT ĐArticle[.clause[.point]], for example 15/2012/QH13 Đ66.1.a"
_INSTRUMENT = r"\d{1,6}(?:-[A-ZĐ]{1,4})?/(?:\d{4}/)?[A-ZĐ]{1,12}\d{0,2}(?:-[A-ZĐ]{1,12})*"
_PROVISION = rf"0{{0,2}}([1-9]\d{{0,2}}[{POINTS}]?)(?:\.0?([1-9]\d?[{POINTS}]?)(?:\.([{POINTS}]\d?))?)?"
"""Zeros printed in front of an article or a clause (khoản 01 Điều 05) are no part of its number."""
_ZEROS = re.compile(r"^0+(?=\d\d)", re.ASCII)
_FULL = re.compile(rf"({_INSTRUMENT})(?: Đ{_PROVISION})?", re.ASCII)
_BARE = re.compile(_PROVISION, re.ASCII)


@frozen(order=False, cache_hash=True)
class Citation:
    """One place in one instrument. ``article``, ``clause`` and ``point`` are None when the place is wider."""

    instrument: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    _text: str = attrs.field(default="", init=False, eq=False, repr=False)
    """The compact form, once it was asked for."""

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read the compact form; NFD text is read as NFC, leading zeros are dropped (``Đ95.01.a`` is ``Đ95.1.a``). Raises BadCitation."""
        return _parse(text)

    @classmethod
    def within(cls, instrument: str, place: str) -> Citation:
        """Read ``66.1.a`` as a place in ``instrument``. Raises BadCitation."""
        return _parse(f"{instrument} Đ{place}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Four texts: thousands are read back with the rules a wheel brings."""
        return Citation, (self.instrument, self.article, self.clause, self.point)

    def __str__(self) -> str:
        if not self._text:
            object.__setattr__(self, "_text", f"{self.instrument} Đ{self.place}" if self.article else self.instrument)
        return self._text

    @property
    def place(self) -> str:
        """``66.1.a``; empty for a whole instrument."""
        return ".".join(p for p in (self.article, self.clause, self.point) if p)

    @property
    def vi(self) -> str:
        """In Vietnamese: ``điểm a khoản 1 Điều 66 Luật số 15/2012/QH13``."""
        parts = []
        if self.point:
            parts.append(f"điểm {self.point}")
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.article:
            parts.append(f"Điều {self.article}")
        return " ".join((*parts, named(self.instrument)))

    @property
    def en(self) -> str:
        """In English: ``Article 66(1)(a), Law 15/2012/QH13``."""
        instrument = named(self.instrument, english=True)
        if not self.article:
            return instrument
        return f"Article {self.article}{f'({self.clause})' if self.clause else ''}{f'({self.point})' if self.point else ''}, {instrument}"

    def covers(self, other: Citation) -> bool:
        """Whether ``other`` is this place or lies inside it."""
        return (
            self.instrument == other.instrument
            and self.article in (None, other.article)
            and self.clause in (None, other.clause)
            and self.point in (None, other.point)
        )

    @property
    def sort_key(self) -> tuple[str, tuple[int, str], tuple[int, str], tuple[int, str]]:
        """Order of the statute: 9 before 10, 93 before 93a, d before đ before e."""
        return (self.instrument, _numbered(self.article), _numbered(self.clause), _lettered(self.point))


def _numbered(part: str | None) -> tuple[int, str]:
    if not part:
        return (0, "")
    digits = part.rstrip(POINTS)
    letter = part[len(digits) :]
    return (int(digits), chr(POINTS.index(letter) + 97) if letter else "")


def _lettered(point: str | None) -> tuple[int, str]:
    return (0, "") if not point else (POINTS.index(point[0]) + 1, point[1:])


@lru_cache(maxsize=4096)
def _parse(text: str) -> Citation:
    match = _FULL.fullmatch(unicodedata.normalize("NFC", text))
    if match is None:
        raise BadCitation(text, _EXPECTED)
    instrument, *place = match.groups()
    return Citation(_canonical(instrument), *place)


def _canonical(instrument: str) -> str:
    """``015/2020/NĐ-CP`` is ``15/2020/NĐ-CP``; of a number printed with two digits the zero stays (``02/2011/QH13``)."""
    return instrument if instrument[0] != "0" else _ZEROS.sub("", instrument)


def is_place(text: str) -> bool:
    """Whether ``text`` is a place inside an instrument, such as ``66.1.a`` or ``93a``."""
    return _BARE.fullmatch(text) is not None
