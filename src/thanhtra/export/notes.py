"""What is told of a document beside the case, as a line of text (kết quả kiểm tra các tệp ngoài hồ sơ)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from thanhtra.export.basis_words import basis_in_words
from thanhtra.export.style import cleaned
from thanhtra.law import Citation
from thanhtra.reckoning import days_written
from thanhtra.terms import Basis, InBoth

ANSWERS: Final[Mapping[str, InBoth]] = {
    "finding": ("sai", "finding"),
    "note": ("lưu ý", "note"),
    "not_assessed": ("chưa xét được", "not assessed"),
}
"""What an answer is called, in the order totals list them."""


class LineOf(Protocol):
    """One thing told."""

    @property
    def answer(self) -> str:
        """What was found."""
        ...

    @property
    def words(self) -> InBoth:
        """The sentence."""
        ...

    @property
    def missing(self) -> tuple[str, ...]:
        """What would tell."""
        ...

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it."""
        ...

    @property
    def basis(self) -> Basis | None:
        """How the law is known."""
        ...


def note_line(of: str, note: LineOf, lang: str, answers: Mapping[str, InBoth] = ANSWERS) -> str:
    """``m1: sai: …: 61/2026/NĐ-CP Đ13.2.b``: what it is told ``of``, the answer, the words, what is missing, where the law stands."""
    at = lang == "en"
    missing = f" ({', '.join(note.missing)})" if note.missing else ""
    return cleaned(
        f"{of}: {answers[note.answer][at]}: {days_written(note.words[at], lang)}{missing}{basis_in_words(note.cites, note.basis, lang=lang)}"
    )


def totals(counted: Mapping[str, int], lang: str, answers: Mapping[str, InBoth] = ANSWERS) -> str:
    """How many answers of each kind were given."""
    at = lang == "en"
    return (
        ", ".join(f"{counted[answer]} {words[at]}" for answer, words in answers.items() if counted[answer])
        or ("không có gì phải nêu", "nothing to tell")[at]
    )
