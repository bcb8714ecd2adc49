"""Text typed in fonts of before Unicode, turned into Unicode where that is sure (chuyển mã TCVN3, VNI sang Unicode).

One letter of an old font may be another letter of Unicode (``thó`` is *thú* in TCVN3), so a text alone can seldom say which it is. What is
asked is a whole sheet: its words are Vietnamese syllables in one reading, and not in the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from thanhtra.reading_vi.syllables import TONES, well_formed

OldFont: TypeAlias = Literal["TCVN3", "VNI"]

_TCVN3: Final = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
"""TCVN 5712:1993, VN3. Capitals with a tone are small letters in a font of capitals: their case is lost."""
_NO_TCVN3: Final = dict.fromkeys(_TCVN3)
_VNI_MARKS: Final = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323", "â": "\u0302",
    "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323", "ê": "\u0306",
}  # fmt: skip
_VNI_ALONE: Final = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI: Final = re.compile(f"([aeouy])([{''.join(_VNI_MARKS)}])|([ôö])([ùøûõï])|([{''.join(_VNI_ALONE)}])", re.IGNORECASE)
_SYMBOLS: Final = frozenset("µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦÷×\u00adÆæØøßÐðÞþÅåÄäËëÏïÎîÖöÜüÛûÇçÑñ")
"""Not in Vietnamese as Unicode writes it."""
_MOST_WORDS: Final = 4_096
"""How many words it is remembered of whether they are syllables: a sheet says the same few thousand over and over."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKED: Final = re.compile(r"[^\x00-\x7f]")
_MOVED: Final = re.compile(f"([ou])([aey])([{TONES}])$", re.IGNORECASE)
_LEAST: Final = 8
"""Cells that show a font before a whole sheet is taken to be in it."""
_MOST_CELLS: Final = 2000
"""Cells looked at to find the font."""


def _of_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _of_vni(text: str) -> str:
    return unicodedata.normalize("NFC", _VNI.sub(_letter, text))


def _letter(found: re.Match[str]) -> str:
    base, mark, horned, tone, alone = found.groups()
    if alone or horned:
        letter = alone or horned
        made = _VNI_ALONE[letter.lower()] + (_VNI_MARKS[tone.lower()] if tone else "")
        return made.upper() if letter.isupper() else made
    return str(base + _VNI_MARKS[mark.lower()])


_READERS: Final[dict[OldFont, Callable[[str], str]]] = {"TCVN3": _of_tcvn3, "VNI": _of_vni}


def of_font(text: str, font: OldFont) -> str:
    """``text`` of that font in Unicode, sure or not."""
    return _READERS[font](text)


def looks_unicode(text: str) -> bool:
    """Whether every word of ``text`` with a mark is a syllable, and no sign stands in it that Vietnamese has not; plain letters too."""
    return not _SYMBOLS & set(text) and all(is_syllable(word) for word in _WORD.findall(text) if _MARKED.search(word))


@lru_cache(maxsize=_MOST_WORDS)
def is_syllable(word: str) -> bool:
    """Whether ``word`` is a Vietnamese syllable, its tone where either spelling puts it (*hòa*, *hoà*), or capitals of an abbreviation (*QĐ*)."""
    if word.isupper() and not set(unicodedata.normalize("NFD", word)) & set(TONES):
        return True
    return well_formed(word) or well_formed(
        unicodedata.normalize("NFC", _MOVED.sub(r"\1\3\2", unicodedata.normalize("NFD", word)))
    )


def font_of(texts: Iterable[str]) -> tuple[OldFont, bool] | None:
    """The one old font most marked cells are in, and whether no cell is surely Unicode; None where that is not sure.

    ``texts`` are the cells of one sheet. A cell tells a font where it is Vietnamese in that reading and in no other.
    """
    votes: dict[str, int] = {"TCVN3": 0, "VNI": 0, "": 0}
    marked = [text for text in dict.fromkeys(texts) if _MARKED.search(text)][:_MOST_CELLS]
    for text in marked:
        fits: list[str] = [font for font in _READERS if fits_font(text, font)]
        if looks_unicode(text):
            fits.append("")  # as it stands
        if len(fits) == 1:
            votes[fits[0]] += 1
    font: OldFont = "TCVN3" if votes["TCVN3"] >= votes["VNI"] else "VNI"
    if votes[font] < _LEAST or votes[font] < 9 * (sum(votes.values()) - votes[font]):
        return None
    return font, votes[""] == 0


def fits_font(text: str, font: OldFont) -> bool:
    """Whether ``text`` read in ``font`` is Vietnamese throughout, and holds no letter that font has not."""
    bare = text.translate(_NO_TCVN3) if font == "TCVN3" else _VNI.sub("", text)
    if any(letter.isalpha() and not letter.isascii() for letter in bare):
        return False
    made = of_font(text, font)
    return made != text and looks_unicode(made)
