"""The sentence of an answer, in Vietnamese and English, from the check's templates and the figures of the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from string import Formatter
from typing import Any, Final, NamedTuple

from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.checks import Check
from thanhtra.deadlines import Assessment
from thanhtra.findings import Late
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import written
from thanhtra.reviewing.timing_words import LimitTold, timing_words
from thanhtra.rulebook import Rulebook
from thanhtra.wording import BY_DAY, sentence, value_in_words

Both = tuple[str, str]


class LimitFigures(NamedTuple):
    """What a sentence about a limit can name: the limit assessed, its last day, and how late the step was."""

    assessed: Assessment
    due: date | datetime | None
    late: Late | None


def said_by_facts(template: Both, kind: str, day: date | None, facts: Mapping[str, Any], book: Rulebook) -> Both:
    """The sentence of an answer about a step of that kind and day by the facts it turned on, Vietnamese first."""
    plan, known = _plan(template), {"actual": day, **facts}
    values = tuple([v if type(v := known.get(name, _ABSENT)) in _PLAIN else _plain(v) for name in plan.names])
    return _written(template, kind, str(facts.get("stage", "")), day if plan.by_day else None, values, book)


def names_its_day(template: Both) -> bool:
    """Whether the sentence names the day of the step."""
    return "actual" in _plan(template).names


def said_of_broken(check: Check, place: object) -> tuple[str, str]:
    """The sentence of a check that broke at ``place``."""
    vi, en = check.question
    return (
        f"{vi} Chưa đánh giá được: kiểm tra {check.code} bị lỗi khi chạy ({place}).",
        f"{en} Not assessed: the check {check.code} broke ({place}).",
    )


def said_in_time(template: Both, kind: str, figures: LimitFigures, in_time: bool, book: Rulebook) -> Both:  # noqa: FBT001 - asked by place
    """The sentence about a step that was in time for its limit, or not."""
    assessed, due, late = figures
    terms = assessed.branch.terms if assessed.branch else ()
    told = LimitTold(terms, assessed.actual, due, late, assessed.counted_from, assessed.bound)
    return _said_of_limit(template, kind, told, in_time, book)


@kept_by_book(maxsize=1024)
def _said_of_limit(template: Both, kind: str, told: LimitTold, in_time: bool, book: Rulebook) -> Both:  # noqa: FBT001 - a memo is asked by place
    """The sentence about a limit; kept, for steps of one day from one start are told alike."""
    figures: dict[str, Any] = {
        "actual": told.actual,
        "due": told.due or told.actual,
        "start": told.counted_from,
        **timing_words(told, in_time=in_time),
    }
    values = tuple([_plain(figures.get(name, _ABSENT)) for name in _plan(template).names])
    return _written(template, kind, "", None, values, book)


class _Absent:
    """Stands for a value the file does not have."""


_ABSENT: Final[Any] = _Absent
_PLAIN: Final = frozenset({str, int, date, datetime, type(None), type(_ABSENT)})


@kept_by_book(maxsize=2048)
def _written(template: Both, kind: str, stage: str, day: date | None, values: tuple[Any, ...], book: Rulebook) -> Both:
    """The template with what it names, a sentence in each language; kept, for most files of an archive say much the same.

    ``kind`` is that of the event it is about, ``stage`` the one it may name, ``day`` that on which its values have their names.
    """
    what, at = KIND_NAMES[kind], STAGE_NAMES.get(stage, ("", ""))
    plan = _plan(template)
    shown = {"what_vi": what[0], "what_en": what[1], "stage_vi": at[0], "stage_en": at[1]}
    in_vi, in_en = _Blank(shown), _Blank(shown)
    for name, value in zip(plan.names, values, strict=True):
        if value is _ABSENT:
            continue
        vi, en = _in_both(name, value, day if name in BY_DAY else None, book)
        if name in plan.vi or "span" in plan.vi:
            in_vi[name] = vi if name in plan.bare else _Worded(vi)
        if name in plan.en or "span" in plan.en:
            in_en[name] = en if name in plan.bare else _WordedInEnglish(en)
    for named in (in_vi, in_en) if "span" in plan.vi | plan.en else ():
        if "least" in named and "most" in named:
            named["span"] = _FromTo(named["least"], named["most"])
    return sentence(_filled(template[0], in_vi), "vi"), sentence(_filled(template[1], in_en), "en")


class _Plan(NamedTuple):
    """What a template names: in either language, in each, and whether any of it has other names on other days; ``bare`` is said without a unit everywhere."""

    names: tuple[str, ...]
    vi: frozenset[str]
    en: frozenset[str]
    by_day: bool
    bare: frozenset[str]


@lru_cache(maxsize=1024)
def _plan(template: Both) -> _Plan:
    named = [
        dict.fromkeys(re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None)
        for text in template
    ]
    names = tuple(dict.fromkeys(name for one in named for said in one for name in _OF_SPAN.get(said, (said,))))
    united = {name for text in template for _, name, unit, _ in Formatter().parse(text) if name is not None and unit}
    ranged = {one for said, ends in _OF_SPAN.items() if said in named[0] or said in named[1] for one in ends}
    bare = frozenset(names) - united - ranged
    return _Plan(names, frozenset(named[0]), frozenset(named[1]), not BY_DAY.isdisjoint(names), bare)


_OF_SPAN: Final = {"span": ("least", "most")}
"""``{span:month}`` says two figures of the facts as one range."""


def _plain(value: Any) -> Any:
    """A value that equals only what reads the same: ``True`` is no 1, and 1.0 is."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    kept = isinstance(value, str | int | date) or value is None or value is _ABSENT
    return value if kept and not isinstance(value, bool) else str(value)


_OPTIONAL: Final = re.compile(r"\[\[(.*?)\]\]")


def _filled(template: str, named: _Blank) -> str:
    """The template with its figures; a part in double brackets falls away where the file has no figure for it."""
    if "[[" not in template:
        return template.format_map(named)
    return _OPTIONAL.sub(
        lambda part: "" if _HOLE in (told := part[1].format_map(named)) else told, template
    ).format_map(named)


_HOLE: Final = "—"


class _Worded(str):
    """A value in Vietnamese words; ``{left:day}`` says it with its unit."""

    __slots__ = ()

    def __format__(self, unit: str) -> str:
        words = _UNITS.get(unit)
        if words is None:
            return super().__format__(unit)
        return str(self) if self == _HOLE else f"{self!s} {self.named(words)}"

    def named(self, words: tuple[str, str, str]) -> str:
        """What it counts."""
        return words[0]


class _WordedInEnglish(_Worded):
    """The same in English: one is singular."""

    __slots__ = ()

    def named(self, words: tuple[str, str, str]) -> str:
        """What it counts."""
        return words[1 if self == "1" else 2]


class _FromTo:
    """From the least to the most; one figure where they are the same."""

    __slots__ = ("_least", "_most")

    def __init__(self, least: str, most: str) -> None:
        self._least: str = least
        self._most: str = most

    def __format__(self, unit: str) -> str:
        least, most = self._least, self._most
        if least == most:
            return format(least, unit)
        return (
            f"{least} to {most:{unit}}"
            if isinstance(least, _WordedInEnglish)
            else f"từ {least:{unit}} đến {most:{unit}}"
        )


_UNITS: Final = {
    "day": ("ngày", "day", "days"),
    "month": ("tháng", "month", "months"),
    "copy": ("bản", "copy", "copies"),
    "đồng": ("đồng", "đồng", "đồng"),
}
"""What a template counts: in Vietnamese, and in English one and more."""


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return _Worded(_HOLE)


@kept_by_book(maxsize=2048)
def _in_both(name: str, value: Any, day: date | None, book: Rulebook) -> tuple[str, str]:
    """A value in the words of both languages, Vietnamese first; kept, for many sentences name the same post, act or day."""
    return _shown(name, value, book, "vi", day), _shown(name, value, book, "en", day)


def _shown(name: str, value: Any, book: Rulebook, lang: str, day: date | None) -> str:
    """A value in the words of the language."""
    if isinstance(value, float):
        return f"{value:g}" if lang == "en" else f"{value:g}".replace(".", ",")
    if not isinstance(value, date):
        value = value_in_words(name, value, book, lang, day=day)
    return written(value, lang) if isinstance(value, date) else _HOLE if value is None else str(value)
