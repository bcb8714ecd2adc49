"""What people write, read without guessing: citations, days, money, titles, yes and no (đọc chữ người viết).

Each reader returns a value, or an ``Unreadable`` that says what was expected, what was left over and what may have been meant. For importers,
command lines and messages; documents of the interchange format are read by ``thanhtra.exchange``, which is strict.

``letters`` (look-alikes, signs of old encodings) · ``old_fonts`` (into Unicode) and ``syllables`` · ``days`` · ``money`` and ``number_words`` · ``citations`` and ``instruments`` · ``titles`` · ``yes_no``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thanhtra.reading_vi.citations import CitationsRead, citation_of_parts, read_citation, read_citations
    from thanhtra.reading_vi.days import day_of_serial, read_day
    from thanhtra.reading_vi.letters import old_font, strange_letters, tidied
    from thanhtra.reading_vi.money import read_money
    from thanhtra.reading_vi.number_words import number_in_words
    from thanhtra.reading_vi.old_fonts import OldFont, fits_font, font_of, looks_unicode, of_font
    from thanhtra.reading_vi.titles import Capacity, TitleRead, read_title
    from thanhtra.reading_vi.unread import Unreadable
    from thanhtra.reading_vi.yes_no import read_yes_no

__all__ = [
    "Capacity",
    "CitationsRead",
    "OldFont",
    "TitleRead",
    "Unreadable",
    "citation_of_parts",
    "day_of_serial",
    "fits_font",
    "font_of",
    "looks_unicode",
    "number_in_words",
    "of_font",
    "old_font",
    "read_citation",
    "read_citations",
    "read_day",
    "read_money",
    "read_title",
    "read_yes_no",
    "strange_letters",
    "tidied",
]

_LATER = {
    "Capacity": "thanhtra.reading_vi.titles",
    "CitationsRead": "thanhtra.reading_vi.citations",
    "OldFont": "thanhtra.reading_vi.old_fonts",
    "TitleRead": "thanhtra.reading_vi.titles",
    "Unreadable": "thanhtra.reading_vi.unread",
    "citation_of_parts": "thanhtra.reading_vi.citations",
    "day_of_serial": "thanhtra.reading_vi.days",
    "fits_font": "thanhtra.reading_vi.old_fonts",
    "font_of": "thanhtra.reading_vi.old_fonts",
    "looks_unicode": "thanhtra.reading_vi.old_fonts",
    "of_font": "thanhtra.reading_vi.old_fonts",
    "number_in_words": "thanhtra.reading_vi.number_words",
    "old_font": "thanhtra.reading_vi.letters",
    "read_citation": "thanhtra.reading_vi.citations",
    "read_citations": "thanhtra.reading_vi.citations",
    "read_day": "thanhtra.reading_vi.days",
    "read_money": "thanhtra.reading_vi.money",
    "read_title": "thanhtra.reading_vi.titles",
    "read_yes_no": "thanhtra.reading_vi.yes_no",
    "strange_letters": "thanhtra.reading_vi.letters",
    "tidied": "thanhtra.reading_vi.letters",
}


if not TYPE_CHECKING:  # a name misspelt is told by a type checker, not answered with Any

    def __getattr__(name: str) -> Any:
        from importlib import import_module  # noqa: PLC0415 - a reader is loaded when it is first named

        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_LATER[name]), name)
