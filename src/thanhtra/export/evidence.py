"""What is told of evidence, as text (kết quả kiểm tra chứng cứ)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from thanhtra.evidence import EvidenceNote
from thanhtra.export.basis_words import basis_in_words

_ANSWERS: Final = {"finding": ("sai", "finding"), "note": ("lưu ý", "note"), "not_assessed": ("chưa xét được", "not assessed")}


def evidence_note_text(note: EvidenceNote, *, lang: str = "vi") -> str:
    """``m1: sai: …: 61/2026/NĐ-CP Đ13.2.b``: the record, the answer, the words, where the law stands."""
    at = lang == "en"
    missing = f" ({', '.join(note.missing)})" if note.missing else ""
    return f"{note.of}: {_ANSWERS[note.answer][at]}: {note.words[at]}{missing}{basis_in_words(note.cites, note.basis, lang=lang)}"


def evidence_totals(counted: Counter[str], *, lang: str = "vi") -> str:
    """How many answers of each kind were given."""
    at = lang == "en"
    return ", ".join(f"{counted[answer]} {words[at]}" for answer, words in _ANSWERS.items() if counted[answer]) or ("không có gì phải nêu", "nothing to tell")[at]
