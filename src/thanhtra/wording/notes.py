"""Notes of the rule data in the language asked (ghi chú của dữ liệu quy định); one that has no Vietnamese stays in English."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from thanhtra.rulebook.prepared import table_of

_MARKED: Final = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_CITED: Final = re.compile(r"\bĐ\d+\S*|\S*/NĐ-CP|\S*/QĐ-\S*")
"""Citations, which an English text writes with the same letters."""

_BETWEEN: Final = re.compile(r"(; |(?<=\.) (?=[A-Z]))")


def note_in(text: str, lang: str) -> str:
    """The note in Vietnamese where it was translated. Several notes in one text, parted by ``; `` or as sentences, are told so only when each was."""
    if lang != "vi" or not text:
        return text
    known = vietnamese_notes()
    if text in known:
        return known[text]
    parts = _BETWEEN.split(text)  # notes and what stands between them, in turn
    told: list[str] = []
    while parts:
        length = next((n for n in range(len(parts), 0, -2) if "".join(parts[:n]) in known), 0)
        if not length:
            return text
        told += [known["".join(parts[:length])], *parts[length : length + 1]]
        del parts[: length + 1]
    return "".join(told)


def is_vietnamese(text: str) -> bool:
    """Whether a text is written in Vietnamese: marks of vowels and tones outside its citations."""
    return _MARKED.search(_CITED.sub("", text)) is not None


@cache
def vietnamese_notes() -> dict[str, str]:
    """English text → Vietnamese."""
    data: dict[str, dict[str, str]] = table_of("wording/notes_vi.toml")
    return data["notes"]
