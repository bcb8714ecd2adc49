"""Whole numbers in Vietnamese words: ``bảy triệu năm trăm nghìn`` (số bằng chữ)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DIGITS: Final = {
    "khong": 0,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "nham": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}
_SCALES: Final = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000}
_SILENT: Final = frozenset({"le", "linh", "va", "chan", "dong"})
_TEN, _HUNDRED = 10, 100
_NO_SCALE: Final = 10**12


def number_in_words(text: str) -> int | None:
    """The number, or None for words that are not one. With or without marks; ``lẻ``/``linh``, ``tư``, ``mốt``, ``lăm``, ``rưỡi``, ``chẵn``."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.findall(r"[a-z]+|\S", "".join(c for c in plain if not unicodedata.combining(c)))
    words = [w for w in words if w not in (",", ".", "-")]
    if not words:
        return None
    total, group, last_scale, seen = 0, 0, _NO_SCALE, False
    position = 0
    while position < len(words):
        word = words[position]
        if word in _SCALES:
            scale = _SCALES[word]
            if word in ("ty", "ti") and total and not group:  # nghìn tỷ
                total, last_scale = total * scale, scale
            elif not seen or scale >= last_scale:
                return None
            else:
                total, group, last_scale = total + group * scale, 0, scale
            seen = True
        elif word == "ruoi":
            if last_scale == _NO_SCALE or (position + 1 < len(words) and words[position + 1] not in _SILENT):
                return None
            total += last_scale // 2
        elif word not in _SILENT:
            small = _small(words, position)
            if small is None or group:
                return None
            group, position, seen = small[0], small[1] - 1, True
        position += 1
    return total + group if seen else None


def _small(words: list[str], at: int) -> tuple[int, int] | None:
    """A number below a thousand from ``at``, and where it ends."""
    value, first = 0, at
    if at + 1 < len(words) and words[at] in _DIGITS and words[at + 1] == "tram":
        value, at = _DIGITS[words[at]] * _HUNDRED, at + 2
        if at < len(words) and words[at] in ("le", "linh"):
            return (
                (value + _DIGITS[words[at + 1]], at + 2) if at + 1 < len(words) and words[at + 1] in _DIGITS else None
            )
    if at < len(words) and words[at] == "muoi":
        value, at = value + _TEN, at + 1
    elif at + 1 < len(words) and words[at] in _DIGITS and words[at + 1] in ("muoi", "chuc"):
        value, at = value + _DIGITS[words[at]] * _TEN, at + 2
    if at < len(words) and words[at] in _DIGITS and not (at + 1 < len(words) and words[at + 1] == "tram"):
        value, at = value + _DIGITS[words[at]], at + 1
    return (value, at) if at > first else None
