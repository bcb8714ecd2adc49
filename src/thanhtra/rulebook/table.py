"""One table of rule data under the reader's eye: each key is asked for once; whatever is wrong is noted, nothing is raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from typing import Any, Literal, TypeAlias, TypeVar

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import BadCitation
from thanhtra.law import Citation

E = TypeVar("E", bound=Enum)


RuleCode: TypeAlias = Literal[
    "unreadable",
    "not_toml",
    "not_nfc",
    "missing",
    "unknown_key",
    "unknown_slug",
    "wrong_type",
    "wrong_value",
    "bad_citation",
    "disagree",
]


@frozen
class RuleProblem:
    """What is wrong in rule data: the file, the place in it, what was expected, what was found.

    ``code`` is for programs; ``disagree`` is of data that read and do not fit what stands beside them.
    """

    file: str
    where: str
    expected: str
    got: str
    code: RuleCode = attrs.field(default="disagree", kw_only=True)

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: expected {self.expected}, got {self.got}"


class Table:
    """A TOML table being read. Every reading method notes a problem and answers None (or an empty value) when it cannot."""

    def __init__(self, data: dict[str, Any], *, file: str, where: str, problems: list[RuleProblem]) -> None:
        self.data = data
        self.file = file
        self.where = where
        self.problems = problems
        self.asked: set[str] = set()

    def note(self, key: str, expected: str, got: object, code: RuleCode = "wrong_value") -> None:
        """Note a problem at ``key``; of ``"nothing"`` the code is ``missing``."""
        place = f"{self.where}.{key}" if self.where and key else self.where or key
        absent = isinstance(got, str) and got == "nothing"
        shown = "nothing" if absent else repr(got)
        self.problems.append(RuleProblem(self.file, place, expected, shown, code="missing" if absent else code))

    def _get(self, key: str, kind: type, expected: str, *, required: bool) -> Any:
        self.asked.add(key)
        if key not in self.data:
            if required:
                self.note(key, expected, "nothing")
            return None
        value = self.data[key]
        if type(value) is not kind:
            self.note(key, expected, value, "wrong_type")
            return None
        return value

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.data

    def text(self, key: str, *, required: bool = True) -> str:
        """A text; empty when missing."""
        value = self._get(key, str, "a text", required=required)
        if value == "" and required:
            self.note(key, "a text that says something", value)
        return value or ""

    def flag(self, key: str) -> bool:
        """A boolean, false by default."""
        return bool(self._get(key, bool, "true or false", required=False))

    def integer(self, key: str, *, least: int = 0, required: bool = True) -> int | None:
        """A whole number, at least ``least``."""
        value = self._get(key, int, f"a whole number from {least}", required=required)
        if value is not None and value < least:
            self.note(key, f"a whole number from {least}", value)
            return None
        return None if value is None else int(value)

    def day(self, key: str, *, required: bool = True) -> date | None:
        """A date without a time."""
        value = self._get(key, date, "a date such as 2022-01-01", required=required)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def choice(self, key: str, kind: type[E], *, default: E | None = None) -> E | None:
        """One value of an enum."""
        text = self._get(key, str, f"one of {', '.join(m.value for m in kind)}", required=default is None)
        if text is None:
            return default
        try:
            return kind(text)
        except ValueError:
            near = get_close_matches(text, [str(m.value) for m in kind], n=1)
            self.note(
                key, f"one of {', '.join(m.value for m in kind)}{f' (did you mean {near[0]!r}?)' if near else ''}", text
            )
            return default

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        value = self._get(key, list, "a list of texts", required=required)
        if value is None:
            return ()
        if not all(type(v) is str for v in value):
            self.note(key, "a list of texts", value, "wrong_type")
            return ()
        return tuple(value)

    def cites(self, key: str = "cites", *, required: bool = True) -> tuple[Citation, ...]:
        """A list of citations."""
        found = []
        texts = self.texts(key, required=required)
        if required and key in self.data and not texts:
            self.note(key, "at least one citation", self.data[key])
        for text in texts:
            try:
                found.append(Citation.parse(text))
            except BadCitation as bad:
                self.note(key, f"a citation ({bad.expected})", text, "bad_citation")
        return tuple(found)

    def cite(self, key: str) -> Citation | None:
        """One citation."""
        text = self.text(key)
        try:
            return Citation.parse(text) if text else None
        except BadCitation as bad:
            self.note(key, f"a citation ({bad.expected})", text, "bad_citation")
            return None

    def tables(self, key: str, *, required: bool = False) -> Iterator[Table]:
        """Each table of an array of tables."""
        value = self._get(key, list, "an array of tables", required=required) or []
        for at, item in enumerate(value):
            where = f"{self.where}.{key}[{at}]" if self.where else f"{key}[{at}]"
            if not isinstance(item, dict):
                self.note(f"{key}[{at}]", "a table", item, "wrong_type")
                continue
            table = Table(item, file=self.file, where=where, problems=self.problems)
            yield table
            table.close()

    def table(self, key: str) -> Table | None:
        """One table inside this one; the caller closes it."""
        value = self._get(key, dict, "a table", required=False)
        if value is None:
            return None
        return Table(value, file=self.file, where=f"{self.where}.{key}" if self.where else key, problems=self.problems)

    def close(self) -> None:
        """Note every key nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                near = get_close_matches(key, sorted(self.asked), n=1)
                meant = f" (did you mean {near[0]!r}?)" if near else ""
                self.note(key, f"a key of this table{meant}", self.data[key], "unknown_key")


def near(given: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """`` (did you mean 'X'?)`` for the known word closest to ``given``; empty where none is close."""
    found = get_close_matches(given, list(known), n=1, cutoff=cutoff)
    return f" (did you mean {found[0]!r}?)" if found else ""
