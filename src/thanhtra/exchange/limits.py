"""How much of a document is read at most: a real file of a case has a hundredth of it (giới hạn của hồ sơ đầu vào)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.casefile.annotations import weight_of
from thanhtra.classes import frozen
from thanhtra.exchange.problem import Problem, path_of

_LISTS: Final = ("events", "acts", "officials", "subjects", "delegations", "licences", "absent")
_ANNOTATED: Final = ("events", "acts", "officials", "subjects", "delegations", "licences", "causes")


@frozen(kw_only=True)
class Limits:
    """The most a document may hold; more of anything is ``too_large``. ``bytes`` is of its text, ``sanctions`` of all decisions together.

    ``annotations`` is what one object of them may hold: bytes of its texts and keys, and one for each member.

    Levels of nesting are 64, whatever is asked (``too_deep``).
    """

    bytes: int = 16 << 20
    events: int = 20_000
    acts: int = 10_000
    sanctions: int = 10_000
    officials: int = 10_000
    subjects: int = 10_000
    delegations: int = 10_000
    licences: int = 10_000
    absent: int = 20_000
    annotations: int = 65_536


DEFAULT_LIMITS: Final = Limits()


def size_problems(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Problem]:
    """The problem of a text that is longer than may be read; nothing of it is decoded."""
    return [too_many("$", limits.bytes, "bytes", len(data))] if len(data) > limits.bytes else []


def count_problems(document: Mapping[str, Any], limits: Limits = DEFAULT_LIMITS) -> list[Problem]:
    """Every list of a decoded document that is longer than may be read."""
    found = [
        too_many(path_of(key), getattr(limits, key), key, len(listed))
        for key in _LISTS
        if type(listed := document.get(key)) is list and len(listed) > getattr(limits, key)
    ]
    events = document.get("events")
    if not found and type(events) is list:
        given = (e.get("sanctions") for e in events if type(e) is dict)
        sanctions = sum(len(listed) for listed in given if type(listed) is list)
        if sanctions > limits.sanctions:
            found.append(too_many(path_of("events"), limits.sanctions, "sanctions", sanctions))
    return found or [
        annotations_too_large(path, limits, weight)
        for path, given in _annotated(document)
        if (weight := weight_of(given)) > limits.annotations
    ]


def _annotated(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every object of annotations and where it stands; what has another shape the reader refuses."""
    if "annotations" in document:
        yield path_of("annotations"), document["annotations"]
    for key in _ANNOTATED:
        listed = document.get(key)
        for at, one in enumerate(listed if type(listed) is list else ()):
            if type(one) is dict and "annotations" in one:
                yield path_of(key, at, "annotations"), one["annotations"]


def annotations_too_large(path: str, limits: Limits, weight: int) -> Problem:
    """The problem of annotations that hold more than may be read."""
    return too_many(path, limits.annotations, "bytes and members", weight)


def fits(case: Case, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether a case read another way holds no more than may be read."""
    if any(len(getattr(case, key) or ()) > getattr(limits, key) for key in _LISTS):
        return False
    noted = (
        one.annotations
        for one in (case, *(one for key in _ANNOTATED for one in getattr(case, key) or ()))
        if one.annotations is not None
    )
    if any(weight_of(given) > limits.annotations for given in noted):
        return False
    return sum(len(getattr(event, "sanctions", None) or ()) for event in case.events) <= limits.sanctions


def too_many(path: str, most: int, what: str, seen: int) -> Problem:
    """The problem of more than may be read."""
    return Problem(path, "too_large", f"at most {most} {what}", f"{seen}")
