"""What people write, read without guessing: citations, days, money, titles, yes and no (đọc chữ người viết).

Each reader returns a value, or an ``Unreadable`` that says what was expected, what was left over and what may have been meant. For importers,
command lines and messages; documents of the interchange format are read by ``thanhtra.exchange``, which is strict.

``letters`` (look-alikes, signs of old encodings) · ``old_fonts`` (into Unicode) and ``syllables`` · ``days`` · ``money`` and ``number_words`` · ``citations`` and ``instruments`` · ``titles`` · ``yes_no``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

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
else:
    __getattr__ = door(
        __name__,
        {
            "citations": "CitationsRead citation_of_parts read_citation read_citations",
            "days": "day_of_serial read_day",
            "letters": "old_font strange_letters tidied",
            "money": "read_money",
            "number_words": "number_in_words",
            "old_fonts": "OldFont fits_font font_of looks_unicode of_font",
            "titles": "Capacity TitleRead read_title",
            "unread": "Unreadable",
            "yes_no": "read_yes_no",
        },
    )


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
