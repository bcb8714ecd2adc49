"""The course of a file (diễn biến): which kinds of event, in which order, and which refers to which; nothing of who, when or how much.

Most files of an agency took one of a few courses. What follows from a course alone is worked out once for all files that took it.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from thanhtra.casefile.events import REFERENCES, Event

LONG: Final = 64
"""Files of more events are seldom alike, and what is kept of them would be large."""
KEPT: Final = 256
"""How many outlines, and how many courses, are remembered."""
LEFT_OUT: Final = -1
"""Stands for the event a reference field means, where the field is left out."""


class Outline:
    """One sequence of kinds of event, before any reference is read. Read-only, and equal to itself alone."""

    __slots__ = ("by_kind", "kinds", "long", "readers", "references", "sanctioning")

    def __init__(self, kinds: tuple[str, ...], classes: tuple[type[Event], ...]) -> None:
        by_kind: dict[str, list[int]] = {}
        references: list[tuple[int, str, frozenset[str], int | None]] = []
        readers: list[tuple[int, Callable[[Event], str | None]]] = []
        sanctioning: list[int] = []
        ahead: dict[str, int | None] = {}
        """Reference field → the only event so far that it can mean, None with several."""
        for at, (kind, cls) in enumerate(zip(kinds, classes, strict=True)):
            fields, sanctions = _CLASSES.get(cls) or _read(cls)
            for field, meant, reader in fields:
                left_out = (0 if at == 1 else None) if field == "against" else ahead.get(field)
                references.append((at, field, meant, left_out))
                readers.append((at, reader))
            if sanctions:
                sanctioning.append(at)
            for field in _MEANT_BY.get(kind, ()):
                ahead[field] = None if field in ahead else at
            by_kind.setdefault(kind, []).append(at)
        self.kinds: tuple[str, ...] = kinds
        self.long: bool = len(kinds) > LONG
        """Whether nothing is kept of it."""
        self.by_kind: Mapping[str, tuple[int, ...]] = {kind: tuple(at) for kind, at in by_kind.items()}
        """Kind → its events, in file order."""
        self.references: Sequence[tuple[int, str, frozenset[str], int | None]] = references
        """Every reference field of every event, in file order: its event, its name, the kinds it can mean, and the event it means when it
        is left out, which is the only one ahead that it can mean; None with none or several."""
        self.readers: Sequence[tuple[int, Callable[[Event], str | None]]] = readers
        """Per reference: its event, and what reads its field there."""
        self.sanctioning: Sequence[int] = sanctioning
        """The events whose class has single sanctions."""


class Course:
    """An outline with its references resolved. Read-only: every file that took it has the same one.

    ``named`` holds, per reference of the outline, the event it names (LEFT_OUT, or None when unknown); ``minutes`` decisions, each
    with minutes that one of its single sanctions names.
    """

    __slots__ = ("hanging", "kept", "outline", "parents", "refs")

    def __init__(self, outline: Outline, named: tuple[int | None, ...], minutes: tuple[tuple[int, int], ...] = ()) -> None:
        kinds = outline.kinds
        refs: list[dict[str, int | None]] = [_NO_REFS] * len(kinds)
        parents: list[tuple[int, ...]] = [()] * len(kinds)
        hanging: dict[tuple[int, str], list[int]] = {}
        for (at, field, meant, left_out), target in zip(outline.references, named, strict=True):
            if target == LEFT_OUT:
                means = left_out
            else:
                means = target if target is not None and target != at and kinds[target] in meant else None
            if refs[at]:
                refs[at][field] = means
            else:
                refs[at] = {field: means}
            if means is not None:
                parents[at] += (means,)
                hanging.setdefault((means, kinds[at]), []).append(at)
        for at, target in minutes:
            if target not in parents[at] and kinds[target] in REFERENCES["minutes"]:
                parents[at] += (target,)
                insort(hanging.setdefault((target, kinds[at]), []), at)
        self.outline: Outline = outline
        self.refs: Sequence[Mapping[str, int | None]] = refs
        """Per event: reference field → the event it means, None when unknown."""
        self.parents: Sequence[tuple[int, ...]] = parents
        """Per event: every event it refers to."""
        self.hanging: Mapping[tuple[int, str], Sequence[int]] = hanging
        """Event and kind → the events of that kind that refer to it, in file order."""
        self.kept: dict[object, Any] = {}
        """What other rooms worked out from the course alone, under keys of their own."""


def outline_of(kinds: tuple[str, ...], classes: tuple[type[Event], ...]) -> Outline:
    """The outline of a file by the kinds and the classes of its events; kept, unless it is a long one."""
    return Outline(kinds, classes) if len(kinds) > LONG else _outlines(kinds, classes)


def course_of(outline: Outline, named: tuple[int | None, ...], minutes: tuple[tuple[int, int], ...]) -> Course:
    """The course of a file by its outline and what its references name; kept, unless it is a long one."""
    return Course(outline, named, minutes) if outline.long else _courses(outline, named, minutes)


_Fields = tuple[tuple[str, frozenset[str], Callable[[Event], str | None]], ...]
"""The reference fields of a class, each with the kinds it can mean and what reads it."""


def _read(cls: type[Event]) -> tuple[_Fields, bool]:
    """The reference fields of a class, and whether it has single sanctions; kept for it."""
    fields = tuple((field, REFERENCES[field], attrgetter(field)) for field in cls.REFERENCE_FIELDS)
    found = _CLASSES[cls] = fields, any(a.name == "sanctions" for a in cls.__attrs_attrs__)
    return found


_CLASSES: Final[dict[type[Event], tuple[_Fields, bool]]] = {}
_outlines = lru_cache(maxsize=KEPT)(Outline)
_courses = lru_cache(maxsize=KEPT)(Course)

_NO_REFS: Final[dict[str, int | None]] = {}
_MEANT: Final = {field: kinds for field, kinds in REFERENCES.items() if field not in ("replaces", "against")}
_MEANT_BY: Final[dict[str, tuple[str, ...]]] = {
    kind: tuple(field for field, kinds in _MEANT.items() if kind in kinds) for kind in frozenset().union(*_MEANT.values())
}
"""Which reference fields, left out, can mean an event of each kind: ``replaces`` then means none, ``against`` the only event ahead."""
