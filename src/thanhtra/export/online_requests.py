"""What came of the requests, as text (kết quả theo dõi yêu cầu)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from thanhtra.export.basis_words import basis_in_words
from thanhtra.platforms import OnlineNote
from thanhtra.rulebook import Rulebook

_ANSWERS: Final = {
    "finding": ("quá hạn, sai", "finding"),
    "open": ("còn hạn", "open"),
    "kept": ("đúng hạn", "in time"),
    "note": ("lưu ý", "note"),
    "not_assessed": ("chưa xét được", "not assessed"),
}


def online_note_text(note: OnlineNote, book: Rulebook, *, lang: str = "vi") -> str:
    """``yc1: quá hạn, sai: …``; under a finding its act, and the lowest posts that may sanction it, by the names of ``book``."""
    at = lang == "en"
    missing = f" ({', '.join(note.missing)})" if note.missing else ""
    line = f"{note.of}: {_ANSWERS[note.answer][at]}: {note.words[at]}{missing}{basis_in_words(note.cites, note.basis, lang=lang)}"
    if note.act is None:
        return line
    posts = [getattr(book.posts[post], lang) for post in note.who[:_SHOWN]]
    more = len(note.who) - len(posts)
    who = f"; {('có thẩm quyền', 'may sanction')[at]}: {'; '.join(posts)}" if posts else ""
    others = f" ({('và', 'and')[at]} {more} {('chức danh khác', 'other posts')[at]})" if more > 0 else ""
    return f"{line}\n  {('hành vi', 'act')[at]} {note.act}{who}{others}"


def online_totals(counted: Counter[str], *, lang: str = "vi") -> str:
    """How many answers of each kind were given."""
    at = lang == "en"
    return ", ".join(f"{counted[answer]} {words[at]}" for answer, words in _ANSWERS.items() if counted[answer]) or ("không có gì phải nêu", "nothing to tell")[at]


_SHOWN: Final = 3
