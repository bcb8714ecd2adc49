"""The mapping file: which head is which field, and what the office takes for granted (tệp ánh xạ cột)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.problem import echo, problem_at
from thanhtra.exchange.toml_in import read_toml
from thanhtra.outputs import readable
from thanhtra.tables.heads import folded
from thanhtra.tables.targets import targets

_FIRST: Final = date(2013, 7, 1)
_KINDS: Final = ("individual", "organization", "household-business")
_LARGEST_UNIT: Final = 10**9
_SWAPPED: Final = ("unknown", "as-shown", "swap")
_KEYS: Final = frozenset(
    {
        "columns",
        "titles",
        "sheets",
        "instrument",
        "post",
        "agency",
        "field",
        "subject_kind",
        "unit",
        "century",
        "earliest",
        "latest",
        "swapped",
        "delimiter",
    }
)


@frozen(kw_only=True)
class ImportMap:
    """``columns``: head (levels joined by `` / ``) or ``column:E`` → target. ``sheets``: names of the sheets to read, else every visible one.

    ``instrument`` is that of citations that name none, ``post`` and ``agency`` of who decides where the row does not say, ``field`` of the
    acts, ``subject_kind`` of a name that does not show it, ``unit`` what bare figures count, ``titles`` the office's own (as printed → slug).
    ``earliest`` and ``latest`` bound the days believed; ``century`` is that of years of two figures; ``swapped`` says what becomes of the
    days of a column Excel half swapped: ``unknown``, ``as-shown`` or ``swap``.
    """

    columns: dict[str, str] = attrs.field(factory=dict)
    by_sheet: dict[str, dict[str, str]] = attrs.field(factory=dict)
    sheets: tuple[str, ...] = ()
    titles: dict[str, str] = attrs.field(factory=dict)
    instrument: str | None = None
    post: str | None = None
    agency: str | None = None
    field: str | None = None
    subject_kind: str | None = None
    unit: int | None = None
    century: int = 2000
    earliest: date = _FIRST
    latest: date | None = None
    swapped: str = "unknown"
    delimiter: str | None = None

    def of_sheet(self, name: str) -> dict[str, str]:
        """The columns of a sheet: its own, else those of all."""
        return self.by_sheet.get(name, self.columns)


def read_map(source: str | Path) -> ImportMap:
    """The map in a TOML file. Raises Unusable with every problem, OSError for a file that is not there."""
    return map_of(read_toml(source), source=readable(str(source)))


def map_of(data: dict[str, Any], *, source: str = "map") -> ImportMap:
    """The map in decoded TOML. Raises Unusable with every problem."""
    problems = [
        problem_at([key], "unknown_key", ", ".join(sorted(_KEYS)), echo(key))
        for key in data
        if key not in _KEYS and key != "sheet"
    ]
    problems += [
        problem_at([key], "wrong_type", _SHAPES[key][0], echo(str(value)))
        for key, value in data.items()
        if key in _SHAPES and not _SHAPES[key][1](value)
    ]
    problems += _wrong_values({key: value for key, value in data.items() if key in _SHAPES and _SHAPES[key][1](value)})
    if data.get("columns", {}) == {} and not _columns_of_sheets(data):
        problems.append(problem_at(["columns"], "missing", "heads and their targets", "nothing"))
    if problems:
        raise Unusable(problems, source=source)
    made = {key: value for key, value in data.items() if key != "sheet"}
    made["sheets"] = tuple(made.get("sheets", ()))
    return ImportMap(
        **{
            **made,
            "columns": {_key(h): t for h, t in made.get("columns", {}).items()},
            "by_sheet": {
                n: {_key(h): t for h, t in one.get("columns", {}).items()} for n, one in data.get("sheet", {}).items()
            },
        }
    )


def _wrong_values(data: dict[str, Any]) -> list[Problem]:
    """What is wrong in keys that each have a value of their type."""
    own = {n: one.get("columns", {}) for n, one in data.get("sheet", {}).items()}
    problems = [
        problem_at([*where, head], "unknown_value", "a target: " + ", ".join(targets()), echo(to))
        for where, columns in (
            (["columns"], data.get("columns", {})),
            *((["sheet", n, "columns"], c) for n, c in own.items()),
        )
        for head, to in columns.items()
        if to not in targets()
    ]
    return problems + [
        problem_at([key], "unknown_value", ", ".join(allowed), echo(data[key]))
        for key, allowed in (("subject_kind", _KINDS), ("swapped", _SWAPPED))
        if key in data and data[key] not in allowed
    ]


def _columns_of_sheets(data: dict[str, Any]) -> bool:
    named = data.get("sheet", {})
    return not isinstance(named, dict) or any(isinstance(one, dict) and one.get("columns") for one in named.values())


def _texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


_SHAPES: Final[dict[str, tuple[str, Callable[[Any], bool]]]] = {
    "columns": ("a table of heads and targets", _texts),
    "titles": ("a table of titles and slugs", _texts),
    "sheet": (
        "tables of sheets with columns",
        lambda v: (
            isinstance(v, dict) and all(isinstance(one, dict) and _texts(one.get("columns", {})) for one in v.values())
        ),
    ),
    "sheets": ("a list of names", lambda v: isinstance(v, list) and all(map(_text, v))),
    **dict.fromkeys(("instrument", "post", "agency", "field", "subject_kind", "swapped"), ("text", _text)),
    "unit": ("a whole number from 1 to a thousand million", lambda v: type(v) is int and 1 <= v <= _LARGEST_UNIT),
    "century": (
        "a whole hundred of years from 1900 to 9900",
        lambda v: type(v) is int and v in range(1900, 10_000, 100),
    ),
    "earliest": ("a day", _day),
    "latest": ("a day", _day),
    "delimiter": ("one character", lambda v: isinstance(v, str) and len(v) == 1 and v not in '\r\n"'),
}
"""Key → what its value has to be, in words and asked."""


def _key(head: str) -> str:
    return head if head.startswith("column:") else folded(head)
