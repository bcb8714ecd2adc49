"""Amounts as people write them: figures, figures with a unit, words, or both (số tiền)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from thanhtra.reading_vi.letters import tidied
from thanhtra.reading_vi.number_words import number_in_words
from thanhtra.reading_vi.unread import Code, Unreadable

_UNITS: Final = {
    "": 1,
    "k": 1_000,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "tr": 1_000_000,
    "triệu": 1_000_000,
    "trieu": 1_000_000,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "ty": 10**9,
    "ti": 10**9,
}
_MILLION: Final = 1_000_000
_CURRENCY: Final = re.compile(r"(?:\s*(?:đồng|dong|vnđ|vnd|đ|₫)\.?(?:\s*chẵn)?|,-|\.-)\s*$", re.IGNORECASE)
_BOTH: Final = re.compile(
    r"(.+?)\s*[(\[]\s*(?:bằng chữ|viết bằng chữ|bang chu)?\s*:?\s*([^()\[\]]+?)\s*[)\]]\s*\.?$", re.IGNORECASE
)
_UNIT: Final = r"k|nghìn|ngàn|nghin|ngan|triệu|trieu|tr|tỷ|tỉ|ty|ti"
_PART: Final = re.compile(rf"([\d.,' ]*\d)\s*({_UNIT})?(?![a-zà-ỹ])", re.IGNORECASE)
_TR: Final = re.compile(r"(\d{1,3})\s*tr(?:iệu)?\s*(\d)", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
_VI, _EN = (
    "Cần một số tiền (như 7.500.000 đồng hoặc 7,5 triệu)",
    "expected an amount of money (such as 7.500.000 đồng or 7,5 triệu)",
)


def read_money(text: str, *, unit: int = 1) -> int | Unreadable:
    """Whole đồng. ``unit`` is what a bare figure counts (``ĐVT: 1.000 đồng`` above the table: 1000).

    Where figures and words stand together they must agree. What has two readings (``7,500 triệu``) is not read, and both are named.
    """
    tidy = tidied(text).strip(" .;")
    if not tidy:
        return Unreadable(text=text, code="empty", vi=_VI, en=_EN)
    both = _BOTH.fullmatch(tidy)
    if both is None:
        return _one(text, tidy, unit)
    figures, words = _one(text, both[1], unit), number_in_words(both[2])
    if isinstance(figures, Unreadable):
        return figures
    if words is None:
        return _unread(text, "money", left_out=both[2])
    if words != figures:
        return _unread(
            text,
            "unclear",
            "Số tiền bằng số và bằng chữ khác nhau",
            "the amount in figures and in words differ",
            meant=(_shown(figures), _shown(words)),
        )
    return figures


def _one(text: str, tidy: str, unit: int) -> int | Unreadable:
    bare = _CURRENCY.sub("", tidy).strip()
    stated = bare != tidy
    if not any(c.isdigit() for c in bare):
        words = number_in_words(tidy)
        return _unread(text, "money") if words is None else words
    short = _TR.fullmatch(bare)
    if short:
        return int(short[1]) * _MILLION + int(short[2]) * _MILLION // 10
    parts = list(_PART.finditer(bare))
    between = _PART.sub(" ", bare).strip(" ,")
    half = between.casefold() in ("rưỡi", "ruoi")
    if not parts or (between and not half):
        return _unread(text, "money", left_out=between)
    total, last = Fraction(0), None
    for part in parts:
        scale = _UNITS[(part[2] or "").casefold()]
        if scale == 1 and unit != 1:
            if stated:
                return _unread(
                    text,
                    "unclear",
                    "Ô ghi đồng, còn bảng ghi đơn vị tính khác",
                    "the cell says đồng, the table another unit",
                    meant=(bare, f"{bare} × {unit}"),
                )
            scale = unit
        value = _figure(part[1].strip(), scale)
        if isinstance(value, tuple):
            return _unread(text, "unclear", "Số này đọc được hai cách", "this figure has two readings", meant=value)
        if value is None or (last is not None and scale >= last):
            return _unread(text, "money", left_out=part[0])
        total, last = total + value * scale, scale
    if half:
        total += Fraction(last or 0, 2)
    if total.denominator != 1:
        return _unread(text, "money", "Số tiền không tròn đồng", "not whole đồng")
    return int(total)


def _figure(figure: str, scale: int) -> Fraction | tuple[str, ...] | None:
    """The number written; None for none; two texts where it has two readings."""
    if figure.isdigit():
        return Fraction(int(figure))
    grouped = _GROUPED.fullmatch(figure)
    if grouped:
        whole = int(re.sub(r"\D", "", figure))
        once = figure.count(grouped[1]) == 1
        if once and scale >= _MILLION and grouped[1] in ".,":
            return (_shown(whole * scale), _shown(Fraction(whole, 1000) * scale))
        return Fraction(whole)
    if "." in figure and "," in figure and figure.rindex(".") < figure.rindex(","):  # 1.500,5
        left, _, right = figure.rpartition(",")
        return (
            None
            if not (left.replace(".", "").isdigit() and right.isdigit() and _GROUPED.fullmatch(left))
            else Fraction(f"{left.replace('.', '')}.{right}")
        )
    plain = figure.replace(",", ".")
    if plain.count(".") == 1 and plain.replace(".", "").isdigit() and scale > 1:
        return Fraction(plain)
    return None


def _shown(amount: int | Fraction) -> str:
    return f"{int(amount):,} đồng".replace(",", ".")


def _unread(
    text: str, code: Code, vi: str = _VI, en: str = _EN, *, left_out: str = "", meant: tuple[str, ...] = ()
) -> Unreadable:
    return Unreadable(text=text, code=code, vi=vi, en=en, left_out=left_out, meant=meant)
