"""The question an answer is to (câu hỏi của câu trả lời)."""

from __future__ import annotations

from thanhtra.checks import all_checks
from thanhtra.export.words import said
from thanhtra.findings import Answer


def question(answer: Answer, lang: str) -> str:
    """The question the answer is to."""
    for check in all_checks():
        if check.code == answer.check:
            return said(check.question, lang)
    return answer.message[lang]
