"""The sentence of an answer, in Vietnamese and English, from the check's templates and the figures of the case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import attrs

from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.checks import NOT_ASSESSED, SATISFIED
from thanhtra.deadlines import Assessment
from thanhtra.reviewing.running import ReviewScope, VerdictAt
from thanhtra.wording import unsettled, value_in_words


@attrs.frozen(eq=False)
class Figures:
    """What a sentence can name: the facts of the verdict, the limit assessed, and its days."""

    facts: dict[str, Any]
    assessed: Assessment | None
    timing: dict[str, Any]


def render_message(scope: ReviewScope, found: VerdictAt, figures: Figures) -> tuple[str, str]:
    """The sentence of an answer, Vietnamese first; tokens of ``missing`` are said in words."""
    check, verdict, book, case = found.check, found.verdict, scope.book, scope.ix.case
    if verdict.answer == NOT_ASSESSED:
        last_day = (figures.timing.get("due"), figures.timing.get("due_if"))
        vi, en = (unsettled(check.question[i], verdict.missing, last_day, case=case, book=book, lang=lang) for i, lang in enumerate(("vi", "en")))
        return vi, en
    event = scope.ix.events[found.at]
    vi, en = KIND_NAMES[event.kind]
    stage = STAGE_NAMES.get(str(figures.facts.get("stage", "")), ("", ""))
    shown: dict[str, Any] = {"actual": _shown(event.day), "what_vi": vi, "what_en": en, "stage_vi": stage[0], "stage_en": stage[1]}
    template = check.right if verdict.answer == SATISFIED else check.wrong
    of_limit = _message_figures(figures.assessed, figures.timing) if figures.assessed is not None else {}
    vi, en = (
        text.format_map(_Blank({**shown, **{k: _shown(value_in_words(k, v, book, lang, day=event.day)) for k, v in figures.facts.items()}, **of_limit}))
        for text, lang in zip(template, ("vi", "en"), strict=True)
    )
    return vi, en


def _message_figures(assessed: Assessment, timing: dict[str, Any]) -> dict[str, Any]:
    terms = assessed.branch.terms if assessed.branch else ()
    late = timing.get("late")
    unit = _LATE.get(late.unit.value, ("", "")) if late else ("", "")
    return {
        "actual": _shown(assessed.actual),
        "due": _shown(timing["due"] or assessed.actual),
        "start": _shown(assessed.counted_from),
        "term_vi": " + ".join(t.vi for t in terms),
        "term_en": " + ".join(t.en for t in terms),
        "late_vi": f"{late.amount} {unit[0]}" if late else "",
        "late_en": f"{late.amount} {unit[1]}{'s' if late.amount != 1 else ''}" if late else "",
    }


_LATE: Final = {
    "hour": ("giờ", "hour"),
    "day": ("ngày", "day"),
    "working-day": ("ngày làm việc", "working day"),
    "month": ("tháng", "month"),
    "year": ("năm", "year"),
}


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "—"


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else "—" if value is None else str(value)
