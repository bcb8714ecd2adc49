"""The sentence of an answer, in Vietnamese and English, from the check's templates and the figures of the case."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import Any, Final, NamedTuple

import attrs

from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.checks import NOT_ASSESSED, SATISFIED, Check
from thanhtra.checks.guarding import FAILURE
from thanhtra.deadlines import Assessment
from thanhtra.reckoning import written
from thanhtra.reviewing.running import ReviewScope, VerdictAt
from thanhtra.reviewing.timing_words import timing_words
from thanhtra.rulebook import Rulebook
from thanhtra.wording import BY_DAY, sentence, unsettled, value_in_words


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
        vi, en = (
            unsettled(check.question[i], verdict.missing, last_day, case=case, book=book, lang=lang)
            for i, lang in enumerate(("vi", "en"))
        )
        return vi, en
    event = scope.ix.events[found.at]
    in_time = verdict.answer == SATISFIED
    template = check.right if in_time else check.wrong
    of_limit = timing_words(figures.assessed, figures.timing, in_time=in_time) if figures.assessed is not None else {}
    days = {"actual": event.day} if figures.assessed is None else _days(figures.assessed, figures.timing)
    figures_of_case = {**days, **figures.facts, **of_limit}
    named = tuple([(name, _plain(figures_of_case[name])) for name in _named(template) if name in figures_of_case])
    day = event.day if any(name in BY_DAY for name, _ in named) else None
    return _written(_Told(template, event.kind, str(figures.facts.get("stage", "")), day), named, book)


def _broken(check: Check, place: object) -> tuple[str, str]:
    vi, en = check.question
    return (
        f"{vi} Chưa đánh giá được: kiểm tra {check.code} bị lỗi khi chạy ({place}).",
        f"{en} Not assessed: the check {check.code} broke ({place}).",
    )


class _Told(NamedTuple):
    """A template in both languages, the kind of event it is about, the stage it may name, and the day on which its values have their names."""

    template: tuple[str, str]
    kind: str
    stage: str
    day: date | None


@lru_cache(maxsize=2048)
def _written(told: _Told, named: tuple[tuple[str, Any], ...], book: Rulebook) -> tuple[str, str]:
    """The template with what it names, a sentence in each language; kept, for most files of an archive say much the same."""
    what, stage = KIND_NAMES[told.kind], STAGE_NAMES.get(told.stage, ("", ""))
    shown = {"what_vi": what[0], "what_en": what[1], "stage_vi": stage[0], "stage_en": stage[1]}
    vi, en = (
        sentence(
            _filled(
                text, {**shown, **{k: _shown(value_in_words(k, v, book, lang, day=told.day), lang) for k, v in named}}
            ),
            lang,
        )
        for text, lang in zip(told.template, ("vi", "en"), strict=True)
    )
    return vi, en


@lru_cache(maxsize=1024)
def _named(template: tuple[str, str]) -> tuple[str, ...]:
    """What a template names, in either language."""
    return tuple(
        dict.fromkeys(
            re.split(r"[.\[]", name)[0]
            for text in template
            for _, name, _, _ in Formatter().parse(text)
            if name is not None
        )
    )


def _plain(value: Any) -> Any:
    """A value that equals only what reads the same: ``True`` is no 1, and 1.0 is not either."""
    kept = isinstance(value, str | int | date) or value is None
    return value if kept and not isinstance(value, bool) else str(value)


def _days(assessed: Assessment, timing: dict[str, Any]) -> dict[str, Any]:
    return {"actual": assessed.actual, "due": timing["due"] or assessed.actual, "start": assessed.counted_from}


_OPTIONAL: Final = re.compile(r"\[\[(.*?)\]\]")


def _filled(template: str, figures: dict[str, Any]) -> str:
    """The template with its figures; a part in double brackets falls away where the file has no figure for it."""
    named = _Blank(figures)
    if "[[" not in template:
        return template.format_map(named)
    return _OPTIONAL.sub(
        lambda part: "" if _HOLE in (told := part[1].format_map(named)) else told, template
    ).format_map(named)


_HOLE: Final = "—"


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return _HOLE


def _shown(value: Any, lang: str) -> str:
    return written(value, lang) if isinstance(value, date) else _HOLE if value is None else str(value)
