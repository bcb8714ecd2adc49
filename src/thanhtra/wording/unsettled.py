"""What a question without an answer says: in time only under which grounds, or what is missing (câu trả lời còn bỏ ngỏ)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook
from thanhtra.wording.sentences import sentence
from thanhtra.wording.tokens import Told, Words, told_of, with_owner, words_by

LastDay = tuple[date | datetime | None, Mapping[str, date | datetime] | None]
"""The last day of a limit, and the last days under grounds that are not on file."""


@frozen(eq=False)
class MissingInWords:
    """What would settle a question, in words: the first of it in both languages, and how many more there are."""

    named: tuple[tuple[Words, Words], ...]
    more: int


def missing_in_words(tokens: tuple[str, ...], case: Case, book: Rulebook) -> MissingInWords:
    """The tokens of ``missing`` as a sentence names them: one thing for all files that lack the same and call it the same."""
    named = tokens[:_NAMED]
    return _in_words(named, told_of(named, case), len(tokens) - len(named), book)


@kept_by_book(maxsize=1024)
def _in_words(named: tuple[str, ...], told: tuple[tuple[Told, ...], ...], more: int, book: Rulebook) -> MissingInWords:
    words = [words_by(token, of_case, book) for token, of_case in zip(named, told, strict=True)]
    return MissingInWords(tuple(words), more)


def unsettled(question: tuple[str, str], missing: MissingInWords, last_day: LastDay, book: Rulebook) -> tuple[str, str]:
    """The question; then under which grounds the step is in time, else the facts to provide and where the law is silent, as far as one can read them.

    Vietnamese first.
    """
    due, due_if = last_day
    if due_if:
        vi, en = (_conditional(question[i], due, due_if, book, lang) for i, lang in enumerate(("vi", "en")))
        return vi, en
    return _listed(question, missing.named, missing.more)


def _conditional(
    question: str, due: date | datetime | None, due_if: Mapping[str, date | datetime], book: Rulebook, lang: str
) -> str:
    plain = _said(lang, "Không có căn cứ đó thì ngày cuối của thời hạn là", "Without it the last day is")
    condition = sentence(only_if(book, due_if, lang), lang)
    return f"{question} {condition}" + (f" {plain} {shown(due, lang)}." if due is not None else "")


@lru_cache(maxsize=1024)
def _listed(question: tuple[str, str], missing: tuple[tuple[Words, Words], ...], more: int) -> tuple[str, str]:
    """Kept: files that leave out the same are asked for it in the same words."""
    vi, en = (_in_one(question[i], [words[i] for words in missing], more, lang) for i, lang in enumerate(("vi", "en")))
    return vi, en


def _in_one(question: str, missing: Sequence[Words], more: int, lang: str) -> str:
    parts: dict[str, dict[str, None]] = {}
    for words in missing:
        parts.setdefault(words.why or _said(lang, "Cần bổ sung", "Provide"), {})[
            words.label if words.of_law else with_owner(words)
        ] = None
    rest = (
        (_said(lang, f"Còn thiếu {more} nội dung khác.", f"{more} more {'is' if more == 1 else 'are'} missing."),)
        if more > 0
        else ()
    )
    return " ".join(
        (
            question,
            *(
                sentence(f"{label}: {'; '.join(told)}", lang)
                for label, told in sorted(parts.items(), key=lambda part: part[0] not in _FACTS)
            ),
            *rest,
        )
    )


_NAMED: Final = 10
"""Of more that is missing the sentence counts the rest; the answer's ``missing`` lists it."""
_FACTS: Final = ("Cần bổ sung", "Provide")
"""What a file can give comes before what only the law can."""


def only_if(book: Rulebook, due_if: Mapping[str, date | datetime] | None, lang: str) -> str:
    """``chỉ đúng thời hạn trong trường hợp “…” (đến hết ngày 04/11/2020) hoặc …``; empty without branches."""
    if not due_if:
        return ""
    by_day: dict[str, list[str]] = {}
    for grounds, day in due_if.items():
        by_day.setdefault(_until(day, lang), []).append(
            _said(lang, " và ", " and ").join(f"“{ground_name(book, g, lang)}”" for g in grounds.split("+"))
        )
    either = _said(lang, " hoặc ", " or ")
    ways = [f"{either.join(grounds)} ({day})" for day, grounds in by_day.items()]
    return f"{_said(lang, 'chỉ đúng thời hạn trong trường hợp', 'in time only with')} {either.join(ways)}"


def ground_name(book: Rulebook, slug: str, lang: str) -> str:
    """A ground by its name; by its slug where the book has no name."""
    ground = book.grounds.get(slug)
    return slug if ground is None else _said(lang, ground.vi, ground.en)


def shown(moment: date | datetime, lang: str) -> str:
    """A day, or an instant to the minute, as the language writes it."""
    return written(moment, lang)


def _until(moment: date | datetime, lang: str) -> str:
    """``đến hết ngày 04/11/2020``, ``to 2020-11-04``."""
    return _said(lang, "đến " if isinstance(moment, datetime) else "đến hết ngày ", "to ") + written(moment, lang)


def _said(lang: str, vi: str, en: str) -> str:
    return en if lang == "en" else vi
