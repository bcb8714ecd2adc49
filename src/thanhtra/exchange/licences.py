"""A licence register read from a file, and put beside a case (nhập sổ giấy phép từ CSV, JSON)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import attrs

from thanhtra.casefile import Case, Licence
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import decoded, file_bytes
from thanhtra.exchange.problem import DocumentRefused, Problem, path_of
from thanhtra.exchange.reader import structured_licences
from thanhtra.exchange.references import reference_problems
from thanhtra.outputs import readable

_OF_LICENCE: Final = ("id", "kind", "number", "holder", "issuer", "scope", "begins", "ends")
_OF_STEP: Final = ("what", "on", "until", "paper", "note")
COLUMNS: Final = (*_OF_LICENCE, *_OF_STEP)
"""The columns of the CSV form: a licence's fields, then one step of its history (``paper`` is its number); rows of one id are one licence."""


def read_licences(path: str | Path) -> tuple[Licence, ...]:
    """The licences of a ``.csv`` file (UTF-8, a heading row of :data:`COLUMNS`) or of a ``.json`` list, or object with ``licences``.

    Raises Unusable with every problem, each with its path, and OSError.
    """
    data = file_bytes(path)
    try:
        if str(path).lower().endswith(".csv"):
            listed: Any = _from_csv(data)
        else:
            document, problems = decoded(data)
            if problems:
                raise Unusable(problems, source=readable(str(path)))
            listed = document.get("licences") if isinstance(document, dict) else document
        return structured_licences(listed)
    except DocumentRefused as refused:
        raise Unusable(refused.problems, source=readable(str(path))) from None


def with_licences(case: Case, licences: Iterable[Licence]) -> Case:
    """``case`` with that register in place of its own. Raises Unusable when a holder is no subject of the case, or an id comes twice."""
    made = attrs.evolve(case, licences=tuple(licences))
    problems = reference_problems(made)
    if problems:
        raise Unusable(problems, case=case.id)
    return made


def held_by(licences: Iterable[Licence], holder: str) -> tuple[Licence, ...]:
    """The part of a register one subject holds: what a case about that subject needs."""
    return tuple(licence for licence in licences if licence.holder == holder)


def _from_csv(data: bytes) -> list[dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentRefused(Problem("$", "not_utf8", "UTF-8", "other bytes")) from None
    try:
        return _of_rows(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise DocumentRefused(Problem("$", "unknown_format", "comma-separated rows", str(error))) from None


def _of_rows(rows: csv.DictReader[str]) -> list[dict[str, Any]]:
    if rows.fieldnames is None:
        raise DocumentRefused(Problem("$", "missing", "a first line with the names of the columns", "nothing"))
    unknown = [name for name in rows.fieldnames if name not in COLUMNS]
    if unknown or "id" not in rows.fieldnames:
        raise DocumentRefused(
            *[
                Problem(path_of(str(name)), "unknown_key", f"one of {', '.join(COLUMNS)}", "another column")
                for name in unknown or ("id",)
            ]
        )
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        written = {
            key: value.strip()
            for key, value in row.items()
            if key in COLUMNS and isinstance(value, str) and value.strip()
        }
        licence = found.setdefault(written.get("id", ""), {})
        licence.update({key: written[key] for key in _OF_LICENCE if key in written})
        step = {"number" if key == "paper" else key: written[key] for key in _OF_STEP if key in written}
        if step:
            licence.setdefault("history", []).append(step)
    return list(found.values())
