"""What is told of evidence, as text (kết quả kiểm tra chứng cứ)."""

from __future__ import annotations

from collections import Counter

from thanhtra.evidence import EvidenceNote
from thanhtra.export.notes import note_line, totals


def evidence_note_text(note: EvidenceNote, *, lang: str = "vi") -> str:
    """``m1: sai: …: 61/2026/NĐ-CP Đ13.2.b``: the record, the answer, the words, where the law stands."""
    return note_line(note.of, note, lang)


def evidence_totals(counted: Counter[str], *, lang: str = "vi") -> str:
    """How many answers of each kind were given."""
    return totals(counted, lang)
