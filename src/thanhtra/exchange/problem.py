"""What is wrong with a document, one value a place (lỗi của hồ sơ đầu vào)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from contextvars import ContextVar
from typing import Final, Literal, TypeAlias, get_args

import attrs

from thanhtra.classes import frozen

Code: TypeAlias = Literal[
    "not_utf8",
    "not_nfc",
    "not_json",
    "too_deep",
    "wrong_type",
    "missing",
    "unknown_key",
    "unknown_kind",
    "unknown_value",
    "unknown_slug",
    "bad_date",
    "bad_instant",
    "bad_money",
    "bad_citation",
    "duplicate_id",
    "dangling",
    "disagree",
    "unknown_format",
    "newer_version",
    "too_large",
    "internal",
]
CODES: Final[tuple[str, ...]] = get_args(Code)
"""Every code of format 1; a code is never reused for something else."""

Step: TypeAlias = str | int
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,60}")
_LONGEST_ECHO: Final = 60
_STEERS: Final = re.compile(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would steer the terminal a problem is shown on; below U+0020 JSON escapes."""
_MOST_HINTS: Final = 50
_TOLD: Final[ContextVar[dict[tuple[str, tuple[str, ...]], str]]] = ContextVar("suggestions of the document being read")


@frozen
class Problem:
    """One thing to repair: where (``$.events[2].on``), which ``code``, what was ``expected`` and what was ``got``.

    ``got`` never repeats a name, a number, a birthday or an address of a person. ``line`` and ``column`` (from 1) are where it stands in
    the text that was read, where that is known; they say nothing of what is wrong, and two problems are equal without them.
    """

    path: str
    code: Code
    expected: str
    got: str
    line: int | None = attrs.field(default=None, eq=False, kw_only=True)
    column: int | None = attrs.field(default=None, eq=False, kw_only=True)

    def __str__(self) -> str:
        return f"{self.path}: {self.code}: expected {self.expected}, got {self.got}"

    def under(self, step: Step) -> Problem:
        """The same problem, seen from one level above."""
        return Problem("$" + _step(step) + self.path[1:], self.code, self.expected, self.got)

    def told_from(self, line: int, column: int = 1) -> Problem:
        """The same problem, the text that was read beginning at this place of a file; also where ``got`` ends with the place."""
        if self.line is None or self.column is None:
            return self
        seen = self.line + line - 1, self.column + column - 1 if self.line == 1 else self.column
        bare = self.got.removesuffix(at_place(self.line, self.column))
        return Problem(
            self.path,
            self.code,
            self.expected,
            self.got if bare == self.got else bare + at_place(*seen),
            line=seen[0],
            column=seen[1],
        )


def at_place(line: int, column: int) -> str:
    """How a place in the text is written at the end of what was ``got``."""
    return f" at line {line}, column {column}"


class DocumentRefused(Exception):
    """Carries the problems of one value up to the document."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def refuse(code: Code, expected: str, got: str) -> DocumentRefused:
    """A refusal of the value at hand."""
    return DocumentRefused(Problem("$", code, expected, got))


def problem_at(path: Iterable[Step], code: Code, expected: str, got: str) -> Problem:
    """A problem at a path of steps."""
    return Problem(path_of(*path), code, expected, got)


def path_of(*steps: Step) -> str:
    """``$.events[2].on``; a key that is not a plain word is quoted, a long one cut."""
    return "$" + "".join(map(_step, steps))


def _step(step: Step) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN_KEY.fullmatch(step) else f"[{echo(step)}]"


def echo(text: str) -> str:
    """``text`` quoted, without line breaks or lone surrogates, cut to 60 characters."""
    cut = text if len(text) <= _LONGEST_ECHO else text[:_LONGEST_ECHO] + "…"
    quoted = json.dumps(cut, ensure_ascii=False)
    return _STEERS.sub("\N{REPLACEMENT CHARACTER}", quoted.encode("utf-8", "replace").decode("utf-8"))


def one_of(values: Collection[str]) -> str:
    """``a, b or c``."""
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


def did_you_mean(given: str, known: Collection[str]) -> str:
    """`` (did you mean …?)``, or nothing when no known word is close."""
    if len(given) > _LONGEST_ECHO:
        return ""
    told = _TOLD.get({})
    key = (given, tuple(known))
    if key in told:
        return told[key]
    if len(told) >= _MOST_HINTS:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 - asked only when something is refused

    close = get_close_matches(given, known, n=1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    told[key] = hint
    return hint


def hints_anew() -> None:
    """Begin a document: so many wrong words of each get a suggestion, as every one costs a look at all that are known."""
    _TOLD.set({})
