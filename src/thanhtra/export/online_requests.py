"""What came of the requests, as text (kết quả theo dõi yêu cầu)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from thanhtra.export.notes import ANSWERS, note_line, totals
from thanhtra.platforms import OnlineNote
from thanhtra.rulebook import Rulebook

_ANSWERS: Final = {
    "finding": ("quá hạn, sai", "finding"),
    "open": ("còn hạn", "open"),
    "kept": ("đúng hạn", "in time"),
    "note": ANSWERS["note"],
    "not_assessed": ANSWERS["not_assessed"],
}


def online_note_text(note: OnlineNote, book: Rulebook, *, lang: str = "vi") -> str:
    """``yc1: quá hạn, sai: …``; under a finding its act, and the lowest posts that may sanction it, by the names of ``book``."""
    at = lang == "en"
    line = note_line(note.of, note, lang, _ANSWERS)
    if note.act is None:
        return line
    posts = [getattr(book.posts[post], lang) for post in note.who[:_SHOWN]]
    more = len(note.who) - len(posts)
    who = f"; {('có thẩm quyền', 'may sanction')[at]}: {'; '.join(posts)}" if posts else ""
    others = f" ({('và', 'and')[at]} {more} {('chức danh khác', 'other posts')[at]})" if more > 0 else ""
    return f"{line}\n  {('hành vi', 'act')[at]} {note.act}{who}{others}"


def online_totals(counted: Counter[str], *, lang: str = "vi") -> str:
    """How many answers of each kind were given."""
    return totals(counted, lang, _ANSWERS)


_SHOWN: Final = 3
