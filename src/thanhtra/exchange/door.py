"""A case made in Python, held to what a document is held to: the same codes, the same paths (kiểm tra hồ sơ tạo bằng Python).

The case is written as a document would say it and read by the same reader. Only what JSON cannot tell apart (a day from a text, a list
from a tuple, a class from the kind it claims) is looked at here.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final, Union, get_args, get_origin

from thanhtra.casefile import KINDS, Case, Event
from thanhtra.casefile.annotations import Annotations, fault_of, weight_of
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import inspected
from thanhtra.exchange.half_read import half_read_problems
from thanhtra.exchange.head import HEAD
from thanhtra.exchange.leaves import described
from thanhtra.exchange.limits import DEFAULT_LIMITS, annotations_too_large
from thanhtra.exchange.numbers import fraction
from thanhtra.exchange.problem import DocumentRefused, Problem, Step, path_of
from thanhtra.exchange.reader import structured, structured_event
from thanhtra.exchange.references import SlugBook, reference_problems
from thanhtra.law import Citation
from thanhtra.reckoning import BirthYear

Path = tuple[Step, ...]
_WRITTEN: Final[dict[Any, str]] = {date: "a datetime.date", datetime: "a datetime.datetime", Citation: "a Citation"}
"""Types JSON writes as text, and what is asked for."""


def problems(case: Case, slugs: SlugBook | None = None) -> tuple[Problem, ...]:
    """Everything the reader would refuse in ``case``, in its words; nothing when it can be written and read back.

    ``slugs`` is the rulebook whose posts, fields, grounds and remedies are known; without it the format's own grounds alone.
    """
    found: list[Problem] = []
    document = {**HEAD, **_record(case, (), found)}
    found += inspected(document)
    own = tuple(p.path for p in found)
    try:
        structured(document)
    except DocumentRefused as refused:
        told = [*found, *(p for p in refused.problems if not p.path.startswith(own))]
        return (*told, *(p for p in half_read_problems(document, slugs, told) if not p.path.startswith(own)))
    return tuple(found or reference_problems(case, slugs))


def refuse_case(case: Case, slugs: SlugBook | None = None) -> None:
    """Raises Unusable with every problem of ``case``; what ``absent`` says of an event that came since is no reason."""
    _refuse(case, [p for p in problems(case, slugs) if not p.path.startswith("$.absent[") or p.code != "disagree"])


def refuse_last_event(case: Case, slugs: SlugBook | None = None) -> None:
    """Raises Unusable with every problem of the last event of ``case``, the rest of which was looked at before."""
    at = len(case.events) - 1
    found: list[Problem] = []
    event: Any = case.events[at]
    document = _one(Event, event, ("events", at), found)
    if type(document) is dict:
        found += [p.under(at).under("events") for p in inspected(document)]
        told = tuple(p.path for p in found)
        try:
            structured_event(document)
        except DocumentRefused as refused:
            found += [
                p for p in (one.under(at).under("events") for one in refused.problems) if not p.path.startswith(told)
            ]
    _refuse(case, found or [p for p in reference_problems(case, slugs) if p.path.startswith(path_of("events", at))])


def _refuse(case: Case, found: list[Problem]) -> None:
    if found:
        raise Unusable(found, case=case.id if type(case.id) is str else None)


def _record(record: Record, path: Path, found: list[Problem]) -> dict[str, Any]:
    """``record`` as a document says it; what Python alone can say wrongly is told and left out."""
    written: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if value is None or (value == field.default and type(value) is type(field.default)):
            continue
        here = (*path, field.key)
        if not field.many:
            written[field.key] = _one(field.type, value, here, found, field)
        elif type(value) is tuple:
            written[field.key] = [
                _one(field.type, member, (*here, at), found, field) for at, member in enumerate(value)
            ]
        else:
            found.append(Problem(path_of(*here), "wrong_type", "a tuple", described(value)))
    return written


def _one(kind: Any, value: Any, path: Path, found: list[Problem], field: FieldShape | None = None) -> Any:
    if field is not None and field.mark is not None and field.mark.detail == "annotations":
        found += _annotation_problems(value, path)
        return value.as_dict() if isinstance(value, Annotations) else {}
    plain = get_args(kind)[0] if field is not None and field.mark is not None else kind
    if isinstance(plain, type) and issubclass(plain, Record):
        found += _class_problems(plain, value, path)
        return _record(value, path, found) if isinstance(value, Record) else value
    wanted = tuple(get_args(plain)) if get_origin(plain) in (Union, types.UnionType) else (plain,)
    expected = [words for written, words in _WRITTEN.items() if written in wanted]
    if expected and type(value) not in wanted:
        found.append(Problem(path_of(*path), "wrong_type", " or ".join(expected), described(value)))
        return value
    return _leaf(value)


def _annotation_problems(value: Any, path: Path) -> Iterator[Problem]:
    """What keeps them from being written, or read back."""
    if (fault := fault_of(value)) is not None:
        yield Problem(
            path_of(*path), "unknown_value" if isinstance(value, dict) else "wrong_type", "a JSON object", fault
        )
    elif (weight := weight_of(value)) > DEFAULT_LIMITS.annotations:
        yield annotations_too_large(path_of(*path), DEFAULT_LIMITS, weight)


def _class_problems(wanted: type[Record], value: Any, path: Path) -> Iterator[Problem]:
    """A class that is not the one the field, or the kind of the event, asks for."""
    if not isinstance(value, Event) or wanted is not Event:
        if type(value) is not wanted:
            yield Problem(path_of(*path), "wrong_type", f"a {wanted.__name__}", f"a {type(value).__name__}")
    elif type(value.kind) is str and (cls := KINDS.get(value.kind)) is not None and cls is not type(value):
        yield Problem(
            path_of(*path, "kind"), "unknown_kind", f"the kind of a {type(value).__name__}", f'"{value.kind}"'
        )


def _leaf(value: Any) -> Any:
    if isinstance(value, date | BirthYear):
        return value.isoformat()
    if isinstance(value, Citation):
        return str(value)
    if type(value) is float:
        return fraction(value)
    return value
