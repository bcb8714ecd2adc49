"""What a register shows, and the programme drawn from it, as text (kết quả rà soát sổ giấy phép; chương trình hậu kiểm)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from thanhtra.export.basis_words import basis_in_words
from thanhtra.export.notes import note_line, totals
from thanhtra.export.style import joined
from thanhtra.licensing import LicenceNote, ProgrammeItem
from thanhtra.reckoning import days_written, written

_ROOM: Final = {
    "open": ("năm nay còn được thanh tra, kiểm tra", "a control may still be made this year"),
    "used": (
        "năm nay đã hết lượt thanh tra, kiểm tra, trừ khi có dấu hiệu vi phạm rõ ràng",
        "no control is left this year, clear signs of a violation aside",
    ),
    "not-said": (
        "chưa rõ số lần đã thanh tra, kiểm tra trong năm",
        "how many controls were made this year is not said",
    ),
}


def licence_note_line(note: LicenceNote, *, lang: str = "vi") -> str:
    """``gp1: sai: hết hạn từ …: 174/2026/NĐ-CP Đ92.1.b``: the licence, the answer, the words, where the law stands."""
    return note_line(note.licence, note, lang)


def licence_totals(counted: Counter[str], licences: int, *, lang: str = "vi") -> str:
    """How many licences were read and how many answers of each kind given."""
    return f"{licences} {('giấy phép', 'licences')[lang == 'en']}: {totals(counted, lang)}"


def programme_text(items: Iterable[ProgrammeItem], *, lang: str = "vi") -> str:
    """One paragraph a licence: the last look, whether a control may be made this year, each reason with its article."""
    at = lang == "en"
    lines: list[str] = []
    for item in items:
        last = (
            f"{('kiểm tra lần cuối', 'last checked')[at]} {written(item.last, lang)}"
            if item.last
            else ("chưa kiểm tra lần nào", "never checked")[at]
        )
        lines.append(
            f"{item.licence} · {item.kind} · {last} · {_ROOM[item.room][at]}{basis_in_words(item.cites, item.basis, lang=lang)}"
        )
        lines += [
            f"  {days_written(reason.words[at], lang)}{basis_in_words(reason.cites, reason.basis, lang=lang)}"
            for reason in item.reasons
        ]
    return (
        joined(lines)
        if lines
        else ("Không có giấy phép nào có lý do để kiểm tra.", "No licence has a reason to be looked at.")[at]
    )
