"""The linter of rule data: everything a reader of one section cannot see, all problems at once (kiểm tra dữ liệu quy định).

Each check walks the files as they are; nothing here answers a question of law.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from unicodedata import is_normalized

from thanhtra.classes import frozen
from thanhtra.errors import BadCitation, LawGap, NoLongerInForce, NotYetInForce, RulebookError
from thanhtra.law import Citation, Series
from thanhtra.rulebook.book import Rulebook
from thanhtra.rulebook.lint_days import day_problems
from thanhtra.rulebook.lint_decrees import decree_problems, title_problems
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import RuleProblem, near
from thanhtra.rulebook.toml_text import toml_of

DATA: Final = files("thanhtra.rulebook").joinpath("data")
_FIRST: Final = date(2013, 7, 1)
_LAST: Final = date(2026, 12, 1)
_FOLDERS: Final = ((), ("procedure",), ("powers",), ("working_days",))
_ONE_SIGN_OFF: Final = 0.92
"""Two numbers of instruments are always alike: only a slip of one sign is pointed out."""
_SLUG_KEYS: Final = {"post": "post", "posts": "post", "field": "field", "fields": "field", "remedy": "remedy"}
"""Keys whose text (or texts) is a slug of a kind, outside the file that lists that kind."""
_LISTS: Final = {"posts.toml": "post", "fields.toml": "field", "remedies.toml": "remedy", "grounds.toml": "ground"}
_BLANK: Final = "…"
"""What ``thanhtra law new`` writes where a name was not given."""


Place = tuple[str | int, ...]


@frozen
class _File:
    name: str
    values: tuple[tuple[Place, Any], ...]


def lint(*paths: Path) -> list[RuleProblem]:
    """Every problem of the built-in rules, with those of the folders ``paths`` laid over them.

    Acts and titles are asked about once all else is in order: they lean on fields, posts and remedies.
    """
    roots: tuple[Traversable, ...] = (DATA, *paths)
    book = Rulebook(roots)
    problems = book.problems()
    found, unread = _files(Source(roots))
    for problem in unread:
        if problem not in problems:
            problems.append(problem)
    known = _known(book)
    for file in found:
        problems += _texts(file)
        problems += _order(file)
        if "instrument" in known:
            problems += _instruments(file, known["instrument"])
        problems += _slugs(file, known)
    if "limit" in known:
        problems += _coverage(book)
    if not problems:
        problems += [*decree_problems(book), *title_problems(book, _months())]
    if not problems:
        problems += day_problems(book)
    return _once(problems)


def _once(problems: list[RuleProblem]) -> list[RuleProblem]:
    """One problem a place: where a reader and the linter both object, the one that says what was meant."""
    found: dict[tuple[str, str], RuleProblem] = {}
    for problem in problems:
        place = (problem.file, problem.where)
        if place not in found or ("did you mean" in problem.expected and "did you mean" not in found[place].expected):
            found[place] = problem
    return list(found.values())


def _files(source: Source) -> tuple[list[_File], list[RuleProblem]]:
    found, problems = [], []
    for folder in (*_FOLDERS, *(("decrees", name) for name in source.folders("decrees"))):
        for name, data in source.files(*folder):
            try:
                found.append(_File(name, tuple(_walk(toml_of(data)))))
            except ValueError as error:
                problems.append(RuleProblem(name, "", "a TOML file in UTF-8", str(error), code="not_toml"))
    return found, problems


def _known(book: Rulebook) -> dict[str, Collection[str]]:
    """The names of each kind, for the sections that can be read."""
    known: dict[str, Collection[str]] = {}
    for kind, section in (
        ("post", "posts"),
        ("field", "fields"),
        ("remedy", "remedies"),
        ("ground", "grounds"),
        ("instrument", "instruments"),
    ):
        try:
            known[kind] = getattr(book, section)
        except (RulebookError, ValueError):
            continue
    with suppress(RulebookError, ValueError):
        known["limit"] = book.procedure.limits
    return known


def _walk(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    yield place, value
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _walk(member, (*place, key))
    elif isinstance(value, list):
        for at, member in enumerate(value):
            yield from _walk(member, (*place, at))


def _where(place: Place) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).removeprefix(".")


def _texts(file: _File) -> Iterator[RuleProblem]:
    """Text is NFC; a name has both languages, and neither is empty or left as scaffolded."""
    for place, value in file.values:
        if isinstance(value, str) and not is_normalized("NFC", value):
            yield RuleProblem(file.name, _where(place), "text in NFC", "text in another normal form", code="not_nfc")
        if isinstance(value, dict):
            for key, other in (("vi", "en"), ("en", "vi")):
                if key in value and not str(value[key]).strip():
                    yield RuleProblem(file.name, _where((*place, key)), "a name", "an empty text", code="missing")
                if value.get(key) == _BLANK:
                    yield RuleProblem(
                        file.name, _where((*place, key)), "a name", "the … of the scaffold", code="missing"
                    )
                if key in value and other not in value:
                    yield RuleProblem(
                        file.name, _where((*place, other)), "the name in both languages", "nothing", code="missing"
                    )


def _order(file: _File) -> Iterator[RuleProblem]:
    """Versions of one series stand in the order of their first days, and end after they start."""
    for place, value in file.values:
        if isinstance(value, dict):
            start, ended = value.get("from"), value.get("ended")
            if isinstance(start, date) and isinstance(ended, date) and ended <= start:
                yield RuleProblem(
                    file.name, _where((*place, "ended")), f"a day after {start.isoformat()}", ended.isoformat()
                )
        if isinstance(value, list) and _is_series(file, place):
            days = [row["from"] for row in value if isinstance(row, dict) and isinstance(row.get("from"), date)]
            for earlier, later in pairwise(days):
                if later <= earlier:
                    yield RuleProblem(file.name, _where(place), f"a day after {earlier.isoformat()}", later.isoformat())


def _is_series(file: _File, place: Place) -> bool:
    return bool(place) and (
        place[-1] == "version" or (file.name == "fields.toml" and place[-1] in ("maximum", "limitation"))
    )


def _instruments(file: _File, known: Collection[str]) -> Iterator[RuleProblem]:
    """Every instrument cited is in ``instruments.toml``."""
    told: set[str] = set()
    for place, value in file.values:
        citation = _citation(value) if isinstance(value, str) else None
        if citation is not None and citation.instrument not in known and citation.instrument not in told:
            told.add(citation.instrument)
            expected = f"an instrument of instruments.toml{near(citation.instrument, known, _ONE_SIGN_OFF)}"
            yield RuleProblem(file.name, _where(place), expected, repr(citation.instrument), code="unknown_slug")


@lru_cache(maxsize=16_384)
def _citation(text: str) -> Citation | None:
    try:
        return Citation.parse(text)
    except BadCitation:
        return None


def _slugs(file: _File, known: dict[str, Collection[str]]) -> Iterator[RuleProblem]:
    """Posts, fields and remedies are named as the lists name them; a successor exists."""
    own = _LISTS.get(file.name)
    for place, value in file.values:
        if not isinstance(value, str) or not place:
            continue
        key = place[-1] if isinstance(place[-1], str) else place[-2] if len(place) > 1 else ""
        kind = own if key in ("succeeded_by", "kind_of") else _SLUG_KEYS.get(str(key))
        if kind is not None and kind in known and value not in known[kind]:
            yield RuleProblem(
                file.name,
                _where(place),
                f"the slug of a {kind}{near(value, known[kind])}",
                repr(value),
                code="unknown_slug",
            )


def _coverage(book: Rulebook) -> Iterator[RuleProblem]:
    """On the first of every month since the Law a limit has a version, a gap that says why, or an end.

    A limit that came later says in the note of its first version what there was before.
    """
    limits = [(r.slug, r.source, r.versions) for r in book.procedure.limits.values()]
    thresholds: list[tuple[str, str, Series[Any]]] = [
        (r.slug, r.source, r.versions) for r in book.procedure.thresholds.values()
    ]
    for slug, source, series in (*limits, *thresholds):
        missing = [day for day in _months() if not _answers(series, day)]
        if missing:
            expected = f"a version, a gap or an end on {missing[0].isoformat()}, or a note on the first version"
            yield RuleProblem(
                source,
                slug,
                expected,
                f"nothing on {len(missing)} of the days looked at, the last {missing[-1].isoformat()}",
            )


def _answers(series: Series[Any], day: date) -> bool:
    try:
        series.version_on(day)
    except NotYetInForce:
        return bool(series.versions[0].note)
    except LawGap as gap:
        return bool(gap.why)
    except NoLongerInForce:
        return True
    return True


def _months() -> Iterator[date]:
    day = _FIRST
    while day <= _LAST:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
