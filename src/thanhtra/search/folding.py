"""Words as they are compared: lower case, one space between syllables, with and without their marks (chuẩn hóa chữ)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_LATE_TONE: Final = re.compile(r"(o(?=[ae])|(?<!q)u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?=$| )")
_MARKED: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_PLAIN: Final = str.maketrans(
    {letter: unicodedata.normalize("NFD", letter)[0] for letter in _MARKED} | {"đ": "d", "ð": "d"}
)


@lru_cache(maxsize=8192)
def accented(text: str) -> str:
    """``text`` in lower case NFC, syllables parted by one space: ``Trưởng Công-an xã`` → ``trưởng công an xã``."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).lower().replace("ð", "đ")))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The same without marks, đ as d: ``truong cong an xa``."""
    return without_marks(accented(text))


def as_printed(compared: str) -> str:
    """A text ``accented`` gave with each tone where the statutes print it: ``hoà giải huỷ`` → ``hòa giải hủy``; ``quý`` stays."""
    return unicodedata.normalize("NFC", _LATE_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", compared)))


def without_marks(compared: str) -> str:
    """A text ``accented`` gave, without its marks."""
    return compared.translate(_PLAIN)


def has_marks(text: str) -> bool:
    """Whether a text is written with Vietnamese marks at all."""
    return accented(text) != folded(text)
