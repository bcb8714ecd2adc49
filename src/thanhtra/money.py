"""Whole đồng (tiền phạt): frames, midpoint, doubling, halving, amounts written in words; never floats."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from thanhtra.classes import frozen

if TYPE_CHECKING:
    from fractions import Fraction

MOST_DONG: Final = 2**53 - 1
"""The largest amount FORMAT 1 carries."""


@frozen
class Frame:
    """A fine's frame (khung tiền phạt), both ends included, in đồng. Raises ValueError when the ends are not in order."""

    least: int
    most: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise ValueError(f"not a frame: {self.least}–{self.most}")

    @property
    def midpoint(self) -> Fraction:
        """The average of the frame (mức trung bình), exact."""
        from fractions import Fraction  # noqa: PLC0415 - a costly import few questions need

        return Fraction(self.least + self.most, 2)

    def doubled(self) -> Frame:
        """The frame for an organisation, when stated for an individual."""
        return Frame(self.least * 2, self.most * 2)

    def halved(self) -> Frame:
        """The frame for an individual, when stated for an organisation. Raises ValueError on an odd đồng."""
        if self.least % 2 or self.most % 2:
            raise ValueError(f"cannot halve {self.least}–{self.most} in whole đồng")
        return Frame(self.least // 2, self.most // 2)

    def __contains__(self, amount: int) -> bool:
        return self.least <= amount <= self.most


def dong(amount: int) -> str:
    """``7.500.000``: đồng as Vietnamese papers write them."""
    return f"{amount:,}".replace(",", ".")


_DIGITS: Final = {
    word: digit
    for digit, words in enumerate(
        ("không", "một mốt", "hai", "ba", "bốn tư", "năm lăm nhăm", "sáu", "bảy bẩy", "tám", "chín")
    )
    for word in words.split()
}
_SCALES: Final = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_BILLION: Final = 1_000_000_000
_SILENT: Final = frozenset({"linh", "lẻ", "đồng", "chẵn", "bằng", "chữ", "việt", "nam", "và"})


def read_dong(words: str) -> int | None:
    """The amount Vietnamese words say (số tiền bằng chữ): ``bảy triệu năm trăm nghìn đồng`` is 7,500,000. None when they cannot be read."""
    billions = part = group = 0
    digit: int | None = None
    seen = False
    for word in re.findall(r"\w+", unicodedata.normalize("NFC", words).casefold()):
        if word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
        elif word == "mười":
            group, digit = group + 10, None
        elif word in ("mươi", "trăm"):
            if digit is None:
                return None
            group, digit = group + digit * (10 if word == "mươi" else 100), None
        elif word in _SCALES:
            part, group, digit = part + (group + (digit or 0)) * _SCALES[word], 0, None
        elif word in ("tỷ", "tỉ"):
            billions, part, group, digit = (billions + part + group + (digit or 0)) * _BILLION, 0, 0, None
        elif word not in _SILENT:
            return None
        seen = seen or word not in _SILENT
    return billions + part + group + (digit or 0) if seen else None
