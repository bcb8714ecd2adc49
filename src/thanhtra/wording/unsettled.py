"""What a question without an answer says: in time only under which grounds, or what is missing (câu trả lời còn bỏ ngỏ)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from thanhtra.casefile import Case
from thanhtra.rulebook import Rulebook
from thanhtra.wording.tokens import token_in_words, words_of

LastDay = tuple[date | datetime | None, Mapping[str, date | datetime] | None]
"""The last day of a limit, and the last days under grounds that are not on file."""


def unsettled(question: str, missing: Iterable[str], last_day: LastDay, *, case: Case, book: Rulebook, lang: str) -> str:
    """The question; then under which grounds the step is in time, else the facts to provide and where the law is silent."""
    due, due_if = last_day
    condition = only_if(book, due_if, lang)
    if condition:
        plain = _said(lang, "hạn thông thường", "the plain last day is")
        return f"{question} {condition[0].upper()}{condition[1:]}" + (f"; {plain} {shown(due)}" if due is not None else "")
    facts: list[str] = []
    law: list[str] = []
    for token in missing:
        if token.startswith("law:"):
            law.append(words_of(token, case, book, lang).label)
        else:
            facts.append(token_in_words(token, case=case, book=book, lang=lang))
    parts = [question]
    for label, lacking in ((_said(lang, "Cần bổ sung", "Provide"), facts), (_said(lang, "Luật chưa trả lời được", "Where the law has no answer"), law)):
        if lacking:
            parts.append(f"{label}: {'; '.join(dict.fromkeys(lacking))}.")
    return " ".join(parts)


def only_if(book: Rulebook, due_if: Mapping[str, date | datetime] | None, lang: str) -> str:
    """``chỉ đúng hạn nếu có “…” (đến 2020-11-04) hoặc …``; empty without branches."""
    if not due_if:
        return ""
    by_day: dict[str, list[str]] = {}
    for grounds, day in due_if.items():
        by_day.setdefault(shown(day), []).append(" + ".join(f"“{ground_name(book, g, lang)}”" for g in grounds.split("+")))
    either = _said(lang, " hoặc ", " or ")
    ways = [f"{either.join(grounds)} ({_said(lang, 'đến', 'to')} {day})" for day, grounds in by_day.items()]
    return f"{_said(lang, 'chỉ đúng hạn nếu có', 'in time only with')} {either.join(ways)}"


def ground_name(book: Rulebook, slug: str, lang: str) -> str:
    """A ground by its name; by its slug where the book has no name."""
    ground = book.grounds.get(slug)
    return slug if ground is None else _said(lang, ground.vi, ground.en)


def shown(moment: date | datetime) -> str:
    """A day as it is; an instant to the minute."""
    return moment.strftime("%Y-%m-%d %H:%M %z").strip() if isinstance(moment, datetime) else moment.isoformat()


def _said(lang: str, vi: str, en: str) -> str:
    return en if lang == "en" else vi
