"""The sentence of an answer, in Vietnamese and English, from the check's templates and the figures of the case."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

import attrs

from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.checks import NOT_ASSESSED, SATISFIED, Check
from thanhtra.checks.guarding import FAILURE
from thanhtra.deadlines import Assessment
from thanhtra.reckoning import written
from thanhtra.reviewing.running import ReviewScope, VerdictAt
from thanhtra.reviewing.timing_words import timing_words
from thanhtra.wording import sentence, unsettled, value_in_words


@attrs.frozen(eq=False)
class Figures:
    """What a sentence can name: the facts of the verdict, the limit assessed, and its days."""

    facts: dict[str, Any]
    assessed: Assessment | None
    timing: dict[str, Any]


def render_message(scope: ReviewScope, found: VerdictAt, figures: Figures) -> tuple[str, str]:
    """The sentence of an answer, Vietnamese first; tokens of ``missing`` are said in words."""
    check, verdict, book, case = found.check, found.verdict, scope.book, scope.ix.case
    if verdict.missing == (f"check:{check.code}",):
        return _broken(check, verdict.facts.get(FAILURE))
    if verdict.answer == NOT_ASSESSED:
        last_day = (figures.timing.get("due"), figures.timing.get("due_if"))
        vi, en = (unsettled(check.question[i], verdict.missing, last_day, case=case, book=book, lang=lang) for i, lang in enumerate(("vi", "en")))
        return vi, en
    event = scope.ix.events[found.at]
    vi, en = KIND_NAMES[event.kind]
    stage = STAGE_NAMES.get(str(figures.facts.get("stage", "")), ("", ""))
    shown: dict[str, Any] = {"what_vi": vi, "what_en": en, "stage_vi": stage[0], "stage_en": stage[1]}
    in_time = verdict.answer == SATISFIED
    template = check.right if in_time else check.wrong
    of_limit = timing_words(figures.assessed, figures.timing, in_time=in_time) if figures.assessed is not None else {}
    days = {"actual": event.day} if figures.assessed is None else _days(figures.assessed, figures.timing)
    vi, en = (
        sentence(_filled(text, {**shown, **{k: _shown(value_in_words(k, v, book, lang, day=event.day), lang) for k, v in {**days, **figures.facts}.items()}, **of_limit}), lang)
        for text, lang in zip(template, ("vi", "en"), strict=True)
    )
    return vi, en


def _broken(check: Check, place: object) -> tuple[str, str]:
    vi, en = check.question
    return f"{vi} Không đánh giá được: kiểm tra {check.code} bị lỗi khi chạy ({place}).", f"{en} Not assessed: the check {check.code} broke ({place})."


def _days(assessed: Assessment, timing: dict[str, Any]) -> dict[str, Any]:
    return {"actual": assessed.actual, "due": timing["due"] or assessed.actual, "start": assessed.counted_from}


_OPTIONAL: Final = re.compile(r"\[\[(.*?)\]\]")


def _filled(template: str, figures: dict[str, Any]) -> str:
    """The template with its figures; a part in double brackets falls away where the file has no figure for it."""
    named = _Blank(figures)
    return _OPTIONAL.sub(lambda part: "" if _HOLE in (told := part[1].format_map(named)) else told, template).format_map(named)


_HOLE: Final = "—"


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return _HOLE


def _shown(value: Any, lang: str) -> str:
    return written(value, lang) if isinstance(value, date) else _HOLE if value is None else str(value)
