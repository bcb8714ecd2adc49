"""The mapping file: which head is which field, and what the office takes for granted (tệp ánh xạ cột)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.tables.heads import folded
from thanhtra.tables.targets import targets

_FIRST: Final = date(2013, 7, 1)
_KINDS: Final = ("individual", "organization", "household-business")
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
    try:
        data = tomllib.loads(Path(source).read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable([Problem("$", "unknown_format", "a TOML file", str(error))], source=str(source)) from None
    return map_of(data, source=str(source))


def map_of(data: dict[str, Any], *, source: str = "map") -> ImportMap:
    """The map in decoded TOML. Raises Unusable with every problem."""
    given = dict(data)
    named = given.pop("sheet", {})
    problems = [Problem(f"$.{key}", "unknown_key", ", ".join(sorted(_KEYS)), key) for key in given if key not in _KEYS]
    own = (
        {name: part.get("columns", {}) for name, part in named.items() if isinstance(part, dict)}
        if isinstance(named, dict)
        else {}
    )
    for where, columns in (
        ("$.columns", given.get("columns", {})),
        *((f"$.sheet.{n}.columns", c) for n, c in own.items()),
    ):
        problems += [
            Problem(f"{where}.{head}", "unknown_value", "a target: " + ", ".join(targets()), str(to))
            for head, to in columns.items()
            if to not in targets()
        ]
    if not given.get("columns") and not any(own.values()):
        problems.append(Problem("$.columns", "missing", "heads and their targets", "nothing"))
    for key, allowed in (("subject_kind", _KINDS), ("swapped", _SWAPPED)):
        if key in given and given[key] not in allowed:
            problems.append(Problem(f"$.{key}", "unknown_value", ", ".join(allowed), str(given[key])))
    for key, kind in (("earliest", date), ("latest", date), ("unit", int), ("century", int)):
        if key in given and not isinstance(given[key], kind):
            problems.append(Problem(f"$.{key}", "wrong_type", kind.__name__, str(given[key])))
    if problems:
        raise Unusable(problems, source=source)
    made = {key: value for key, value in given.items() if key in _KEYS}
    made["sheets"] = tuple(made.get("sheets", ()))
    return ImportMap(
        **{
            **made,
            "columns": {_key(h): t for h, t in made.get("columns", {}).items()},
            "by_sheet": {n: {_key(h): t for h, t in c.items()} for n, c in own.items()},
        }
    )


def _key(head: str) -> str:
    return head if head.startswith("column:") else folded(head)
