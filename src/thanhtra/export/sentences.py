"""An answer as a sentence for people: what is missing said in words, never as a token (câu trả lời bằng lời)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from thanhtra.casefile import Case
from thanhtra.checks import all_checks
from thanhtra.export.tokens import token_in_words
from thanhtra.export.words import said, word
from thanhtra.findings import Answer, NotAssessed
from thanhtra.rulebook import Rulebook


def sentence(answer: Answer, case: Case, book: Rulebook, lang: str) -> str:
    """What the answer says; of a *not assessed*: its question, then in time only with which grounds, or what is missing."""
    if not isinstance(answer, NotAssessed):
        return answer.message[lang]
    asked = question(answer, lang)
    condition = only_if(book, answer.due_if, lang)
    if condition:
        plain = f"; {word('plain-due', lang)} {shown(answer.due)}" if answer.due is not None else ""
        return f"{asked} {condition[0].upper()}{condition[1:]}{plain}"
    parts = [asked]
    for key, of_law in (("provide", False), ("law-silent", True)):
        lacking = [token_in_words(t, case=case, book=book, lang=lang) for t in answer.missing if t.startswith("law:") is of_law]
        if lacking:
            parts.append(f"{word(key, lang)}: {'; '.join(dict.fromkeys(lacking))}.")
    return " ".join(parts)


def question(answer: Answer, lang: str) -> str:
    """The question the answer is to."""
    for check in all_checks():
        if check.code == answer.check:
            return said(check.question, lang)
    return answer.message[lang]


def only_if(book: Rulebook, due_if: Mapping[str, date | datetime] | None, lang: str) -> str:
    """``chỉ đúng hạn nếu có “…” (đến 2020-11-04) hoặc …``; empty without branches."""
    if not due_if:
        return ""
    by_day: dict[str, list[str]] = {}
    for grounds, day in due_if.items():
        by_day.setdefault(shown(day), []).append(" + ".join(f"“{ground_name(book, g, lang)}”" for g in grounds.split("+")))
    ways = [f"{word('or', lang).join(grounds)} ({word('until', lang)} {day})" for day, grounds in by_day.items()]
    return f"{word('only-if', lang)} {word('or', lang).join(ways)}"


def ground_name(book: Rulebook, slug: str, lang: str) -> str:
    """A ground by its name; by its slug where the book has no name."""
    ground = book.grounds.get(slug)
    return slug if ground is None else said((ground.vi, ground.en), lang)


def shown(moment: date | datetime) -> str:
    """A day as it is; an instant to the minute."""
    return moment.strftime("%Y-%m-%d %H:%M %z").strip() if isinstance(moment, datetime) else moment.isoformat()
