"""Letters that look right and are not: Ð for Đ, letters in pieces, old Vietnamese fonts (chữ nhìn giống mà khác).

``tidied`` mends what has one meaning only; ``strange_letters`` names what is there, for a strict reader that must refuse it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LOOK_ALIKE: Final = str.maketrans(
    {
        "Ð": "Đ",
        "ð": "đ",
        "Ɖ": "Đ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "\u200b": "",
        "\ufeff": "",
        "\u00ad": "",
    }
)
LETTER_NAMES: Final = {
    "Ð": ("Ð (U+00D0) thay cho Đ (U+0110)", "Ð (U+00D0) in place of Đ (U+0110)"),
    "ð": ("ð (U+00F0) thay cho đ (U+0111)", "ð (U+00F0) in place of đ (U+0111)"),
    "Ɖ": ("Ɖ (U+0189) thay cho Đ (U+0110)", "Ɖ (U+0189) in place of Đ (U+0110)"),
    "\ufeff": ("dấu BOM (U+FEFF)", "a byte order mark (U+FEFF)"),
    "\u00a0": ("dấu cách không ngắt (U+00A0)", "a no-break space (U+00A0)"),
    "\u200b": ("ký tự rỗng (U+200B)", "a zero-width space (U+200B)"),
    "\u00ad": ("dấu gạch mềm (U+00AD)", "a soft hyphen (U+00AD)"),
    "‑": ("gạch nối không ngắt (U+2011)", "a non-breaking hyphen (U+2011)"),
    "nfd": ("chữ tách rời dấu (Unicode tổ hợp, NFD)", "letters apart from their marks (NFD)"),
    "old": ("chữ còn lại từ bảng mã cũ (TCVN3 hoặc VNI)", "remains of an old encoding (TCVN3 or VNI)"),
    "–": ("gạch dài (U+2013)", "an en dash (U+2013)"),
}
_TCVN3: Final = re.compile(r"[A-Za-z][µ¸¹¶·¨©ª«¬®»¾¼½Æ§¢£¤¥¦]|[µ¸¹¶·¨©ª«¬®»¾¼½Æ§][A-Za-z]")
_VNI: Final = re.compile(r"[AEIOUYaeiouy][ØÙÛÕÏøùûõï]")


def tidied(text: str) -> str:
    """``text`` in NFC with look-alike letters, dashes and spaces replaced, edges and runs of space trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKE).split())


def strange_letters(text: str) -> tuple[tuple[str, str], ...]:
    """Each kind of letter in ``text`` that a strict reader does not take, as (Vietnamese, English); empty for clean text."""
    found = [name for letter, name in LETTER_NAMES.items() if len(letter) == 1 and letter in text]
    if not unicodedata.is_normalized("NFC", text):
        found.append(LETTER_NAMES["nfd"])
    if old_font(text):
        found.append(LETTER_NAMES["old"])
    return tuple(found)


def old_font(text: str) -> bool:
    """Whether ``text`` shows signs of TCVN3 or VNI, fonts of before Unicode: ``QuyÕt ®Þnh``, ``Quyeát ñònh``."""
    return (
        len(_TCVN3.findall(text)) > 1
        or "®" in text
        or len(_VNI.findall(text)) > 1
        or bool(re.search(r"\bñ[aeiouyò]", text))
    )
