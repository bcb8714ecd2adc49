"""A register, or one row of one, as cases (sổ theo dõi): asked as bytes, nothing of it kept."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from pathlib import PurePath
from tempfile import TemporaryDirectory
from typing import Any, Final

from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json, unusable_to_json
from thanhtra.rulebook import Rulebook
from thanhtra.service.questions import NotUnderstood
from thanhtra.tables import ImportMap, Register, map_of, read_register, suggest_map

KINDS: Final = (".xlsx", ".csv", ".ods", ".xls")
"""Ends of the names of registers."""


def read_row(row: Mapping[str, str], wanted: Mapping[str, Any], book: Rulebook, *, lang: str) -> dict[str, Any]:
    """The case of one row (head → cell, as text) by a map like a map file's; what could not be read is told and stays unknown.

    Raises NotUnderstood for a map that is none. A row that is no case (a heading, a sum) gives ``case`` null.
    """
    out = io.StringIO()
    csv.writer(out).writerows([list(row), list(row.values())])
    try:
        found = _read(
            out.getvalue().encode("utf-8", "replace"), "row.csv", map_of(dict(wanted) | {"delimiter": ","}), book, lang
        )
    except Unusable as unusable:
        raise NotUnderstood("map", str(unusable), unusable_to_json(unusable)["unusable"]) from None
    return {
        "case": case_to_json(found.cases[0]) if found.cases else None,
        "told": [one.as_json() for one in found.told],
    }


def read_by_heads(data: bytes, name: str, book: Rulebook, *, lang: str) -> tuple[str, Register]:
    """A register by the map its own heads propose, and that map as text. Raises Unusable for a file that is none."""
    with TemporaryDirectory() as folder:
        path = PurePath(folder, f"so{PurePath(name).suffix.lower()}")
        with open(path, "wb") as file:  # noqa: PTH123 - the path is only a name
            file.write(data)
        text = suggest_map(str(path), lang=lang)
        return text, read_register(str(path), map_of(tomllib.loads(text)), book, lang=lang)


def _read(data: bytes, name: str, wanted: ImportMap, book: Rulebook, lang: str) -> Register:
    with TemporaryDirectory() as folder:
        path = PurePath(folder, name)
        with open(path, "wb") as file:  # noqa: PTH123 - the path is only a name
            file.write(data)
        return read_register(str(path), wanted, book, lang=lang)
