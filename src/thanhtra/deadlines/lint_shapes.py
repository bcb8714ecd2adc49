"""The linter of the shapes of limits: a kind of event, a field, a limit or a fact that does not exist is told (kiểm tra cấu trúc thời hạn).

It reads the files as they are, since a rule does not keep the place it was written at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import attrs

from thanhtra.casefile import KINDS, REFERENCES
from thanhtra.classes import frozen
from thanhtra.deadlines.named_facts import FACTS
from thanhtra.errors import RulebookError
from thanhtra.rulebook import Clock, Rulebook
from thanhtra.rulebook.clock_reading import CONDITIONS, START_KEYS
from thanhtra.rulebook.lint import DATA
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import RuleProblem, near
from thanhtra.rulebook.toml_text import toml_of

_KIND_LISTS: Final = ("counted_from", "met_by")
_FILTERS: Final = ("met", "ends_with", "waived", "exempt")
_EVENT_CONDITIONS: Final = ("with", "without", "after", "not_after", "before")
_STATED: Final = "remedies.within"
"""What ``stated`` names outside controls: the longest term of a remedy of the decision."""
_FIELD, _FIRST, _END_OF = "field", "first", "end-of"

Told = tuple[str, str, str]
"""Key, what was expected there, what was written."""


def shape_problems(*paths: Path) -> list[RuleProblem]:
    """What the limits of the built-in rules, with the folders ``paths`` laid over them, name and nobody knows."""
    roots = (DATA, *paths)
    limits: Mapping[str, Clock] = {}
    known: dict[str, Collection[str]] = {}
    with suppress(RulebookError, ValueError):
        book = Rulebook(roots)
        limits = book.procedure.limits
        known = {"limit": limits, "ground": book.grounds, "reading": book.readings}
    found = []
    for file, data in Source(roots).files("procedure"):
        with suppress(ValueError):
            table = toml_of(data)
            if table.get("kind") == "limit":
                clock = limits.get(table.get("slug", ""))
                shape = _Shape(table, known, clock.counted_from if clock is not None else ())
                found += [
                    RuleProblem(file, f"{table.get('slug', '')}: {key}", expected, got)
                    for key, expected, got in shape.told()
                ]
    return found


@frozen
class _Shape:
    """One file of a limit; ``known``: the slugs of each kind, where the book can be read; ``counted_from``: the kinds of event that start it in the whole book."""

    table: dict[str, Any]
    known: Mapping[str, Collection[str]]
    counted_from: tuple[str, ...]

    def told(self) -> Iterator[Told]:
        yield from self._part(self.table, "")
        for at, row in _tables(self.table, "version", ""):
            yield from self._part(row, f"{at}.")

    def _part(self, part: dict[str, Any], at: str) -> Iterator[Told]:
        for key in _KIND_LISTS:
            yield from _names(f"{at}{key}", part.get(key), "a kind of event", KINDS)
        for place, start in _tables(part, "starts", at):
            yield from _filter(start, place, START_KEYS)
            yield from self._moment(start, place)
        for key in _FILTERS:
            for place, row in _tables(part, key, at):
                yield from _filter(row, place, ())
        met = tuple(kind for _, row in _tables(part, "met", "") for kind in _kinds(row)) or _texts(part.get("met_by"))
        yield from _fields(f"{at}step_tells_start", part.get("step_tells_start"), met)
        for place, branch in _tables(part, "branches", at):
            yield from _names(f"{place}.counted_from", branch.get("counted_from"), "a kind of event", KINDS)
        yield from self._reach(part, at)

    def _moment(self, start: dict[str, Any], place: str) -> Iterator[Told]:
        how, _, what = str(start.get("moment", "")).partition(":")
        kinds = _kinds(start)
        if how == _FIELD:
            yield from _fields(f"{place}.moment", what, kinds)
        elif how == _FIRST:
            yield from _names(f"{place}.moment", what, "a kind of event", KINDS)
        elif how == _END_OF:
            yield from self._slugs(f"{place}.moment", what, "limit")
        match start.get("unless"):
            case [str() as kind, str() as field]:
                yield from _names(f"{place}.unless", kind, "a kind of event", KINDS)
                yield from _fields(f"{place}.unless", field, (kind,))

    def _slugs(self, key: str, given: Any, kind: str) -> Iterator[Told]:
        if kind in self.known:
            yield from _names(key, given, f"a {kind}", self.known[kind])

    def _reach(self, part: dict[str, Any], at: str) -> Iterator[Told]:
        """The keys of the extent."""
        kinds = _start_kinds(part) or _start_kinds(self.table) or self.counted_from
        yield from _fields(f"{at}at_least", part.get("at_least"), kinds)
        if self.table.get("of") == "control":
            yield from _fields(f"{at}stated", part.get("stated"), tuple(sorted(REFERENCES["control"])))
        else:
            yield from _names(f"{at}stated", part.get("stated"), "what a decision states", (_STATED,))
        yield from self._slugs(f"{at}capped_by", part.get("capped_by"), "limit")
        yield from self._slugs(f"{at}approved", part.get("approved"), "ground")
        yield from self._slugs(f"{at}approved_within", part.get("approved_within"), "limit")
        for place, row in _tables(part, "read_as", at):
            yield from self._slugs(f"{place}.reading", row.get("reading"), "reading")
            yield from self._slugs(f"{place}.ground", row.get("ground"), "ground")
        for place, row in _tables(part, "perhaps", at):
            yield from self._slugs(f"{place}.ground", row.get("ground"), "ground")
        for key in ("until", "longer", "timely", "perhaps"):
            for place, row in _tables(part, key, at):
                yield from _names(f"{place}.kind", row.get("kind"), "a kind of event", KINDS)
                yield from _fields(f"{place}.day", row.get("day"), _kinds(row))
                yield from self._slugs(f"{place}.limit", row.get("limit"), "limit")


def _tables(part: dict[str, Any], key: str, at: str) -> list[tuple[str, dict[str, Any]]]:
    rows = part.get(key)
    return (
        [(f"{at}{key}[{n}]", row) for n, row in enumerate(rows) if isinstance(row, dict)]
        if isinstance(rows, list)
        else []
    )


def _texts(given: Any) -> tuple[str, ...]:
    return (
        (given,)
        if isinstance(given, str)
        else tuple(one for one in given if isinstance(one, str))
        if isinstance(given, list)
        else ()
    )


def _kinds(row: dict[str, Any]) -> tuple[str, ...]:
    return _texts(row.get("kind"))


def _start_kinds(part: dict[str, Any]) -> tuple[str, ...]:
    return tuple(kind for _, start in _tables(part, "starts", "") for kind in _kinds(start)) or _texts(
        part.get("counted_from")
    )


@lru_cache(maxsize=256)
def _fields_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({field.name for kind in kinds for field in attrs.fields(KINDS[kind])}))


def _names(key: str, given: Any, what: str, known: Collection[str]) -> Iterator[Told]:
    for one in _texts(given):
        if one not in known:
            yield key, f"{what}{near(one, known)}", repr(one)


def _fields(key: str, given: Any, kinds: tuple[str, ...]) -> Iterator[Told]:
    """A field that no event of ``kinds`` has; nothing where a kind is itself unknown."""
    if kinds and all(kind in KINDS for kind in kinds):
        yield from _names(key, given, f"a field of {', '.join(dict.fromkeys(kinds))}", _fields_of(kinds))


def _filter(row: dict[str, Any], place: str, extra: tuple[str, ...]) -> Iterator[Told]:
    kinds = _kinds(row)
    yield from _names(f"{place}.kind", row.get("kind"), "a kind of event", KINDS)
    for key in _EVENT_CONDITIONS:
        yield from _names(f"{place}.{key}", row.get(key), "a kind of event", KINDS)
    yield from _names(f"{place}.if", row.get("if"), "a named fact", FACTS)
    if kinds and all(kind in KINDS for kind in kinds):
        own = _fields_of(kinds)
        for key, value in row.items():
            if key not in ("kind", *CONDITIONS, *extra, *own):
                yield (
                    f"{place}.{key}",
                    f"a key of this table or a field of {', '.join(kinds)}{near(key, (*own, *CONDITIONS, *extra))}",
                    repr(value),
                )
