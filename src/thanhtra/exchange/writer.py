"""From a case to its document, and from an unusable input to its report (ghi hồ sơ ra JSON).

What is unknown is not written, nor is what a default says already: reading a written document gives an equal case, and writing
that case gives the same document.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from thanhtra.casefile import Case
from thanhtra.casefile.annotations import Annotations
from thanhtra.casefile.shape import Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import inspected
from thanhtra.exchange.head import HEAD, head_of
from thanhtra.exchange.problem import Problem
from thanhtra.law import Citation
from thanhtra.reckoning import BirthYear


def case_to_json(case: Case) -> dict[str, Any]:
    """The document of ``case`` as plain dicts, lists, texts, integers and booleans, in the format's order of keys."""
    return {**HEAD, **record_to_json(case)}


def dumps(case: Case, *, indent: int | None = None) -> str:
    """The document of ``case`` as JSON text; on one line without ``indent``.

    Raises Unusable for a case made in Python whose texts no reader would take: not NFC, or half a surrogate pair.
    """
    document = case_to_json(case)
    if problems := list(inspected(document)):
        raise Unusable(problems, case=case.id)
    return json.dumps(document, ensure_ascii=False, indent=indent)


def document_to_json(document: Record) -> dict[str, Any]:
    """A whole document beside the case (a plan, a coordination file), in its format's order of keys."""
    return {**head_of(document.FORMAT), **record_to_json(document)}


def unusable_to_json(error: Unusable) -> dict[str, Any]:
    """The report of an input that is no case document."""
    problems = [_problem(p) for p in error.problems]
    return {"case": error.case, "source": error.source, "unusable": problems}


def _problem(problem: Problem) -> dict[str, Any]:
    out: dict[str, Any] = {"path": problem.path, "code": problem.code, "expected": problem.expected, "got": problem.got}
    return out if problem.line is None else out | {"line": problem.line, "column": problem.column}


def record_to_json(record: Record) -> dict[str, Any]:
    """A fact, an event, or the body of a case."""
    written: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if value is None or value == field.default:
            continue
        written[field.key] = [_value(member) for member in value] if field.many else _value(value)
    return written


def _value(value: Any) -> Any:
    if isinstance(value, Record):
        return record_to_json(value)
    if isinstance(value, date | BirthYear):
        return value.isoformat()
    if isinstance(value, Annotations):
        return value.as_dict()
    return str(value) if isinstance(value, Citation) else value
