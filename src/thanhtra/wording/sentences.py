"""A text made a sentence of the language: days, citations and places written out, a capital first, a full stop last (câu hoàn chỉnh)."""

from __future__ import annotations

import re
from typing import Final

from thanhtra.errors import BadCitation
from thanhtra.law import POINTS, Citation
from thanhtra.reckoning import days_written

_PLACE: Final = rf"Đ([1-9]\d{{0,2}}[{POINTS}]?)(?:\.([1-9]\d?[{POINTS}]?)(?:\.([{POINTS}]\d?))?)?(?![\w.]\w)"
_CITED: Final = re.compile(
    rf"(?:(\d{{1,6}}/(?:\d{{4}}/)?[A-ZĐ]{{1,12}}\d{{0,2}}(?:-[A-ZĐ]{{1,12}})*) )?(?<![\w/-]){_PLACE}"
)
_MAY_CITE: Final = re.compile("Đ[1-9]")
_SPACES: Final = re.compile(r" {2,}")
_CLOSED: Final = (".", "?", "!", "…", ".”", "?”")


def written_out(text: str, lang: str) -> str:
    """Days as the language writes them, compact citations in words: ``15/2020/NĐ-CP Đ101.1.a`` as *điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP*."""
    if _MAY_CITE.search(text) is not None:
        text = _CITED.sub(lambda found: _place(found, lang), text)
    return days_written(text, lang)


def sentence(text: str, lang: str) -> str:
    """``text`` written out, with a capital first and a full stop last, and no doubled space."""
    told = written_out(text, lang)
    if "  " in told:
        told = _SPACES.sub(" ", told)
    told = told.strip()
    return told if not told else f"{told[0].upper()}{told[1:]}{'' if told.endswith(_CLOSED) else '.'}"


def _place(found: re.Match[str], lang: str) -> str:
    instrument, article, clause, point = found.groups()
    if instrument:
        try:
            cited = Citation.parse(found[0])
        except BadCitation:
            return found[0]
        return cited.en if lang == "en" else cited.vi
    if lang == "en":
        return f"Article {article}{f'({clause})' if clause else ''}{f'({point})' if point else ''}"
    return f"{f'điểm {point} ' if point else ''}{f'khoản {clause} ' if clause else ''}Điều {article}"
