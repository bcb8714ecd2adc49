"""The shape of a case (diễn biến): which kinds of event, in which order, and which refers to which; nothing of who, when or how much.

Most files of an agency have one of a few shapes. What follows from the shape alone is worked out once for all files that have it.
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
"""How many kind sequences, and how many shapes, are remembered."""
LEFT_OUT: Final = -1
"""Stands for the event a reference field means, where the field is left out."""


class KindSequence:
    """One sequence of kinds of event, before any reference is read. Read-only, and equal to itself alone."""

    __slots__ = ("addressed", "by_kind", "kinds", "long", "readers", "references", "sanctioning")

    def __init__(self, kinds: tuple[str, ...], classes: tuple[type[Event], ...]) -> None:
        by_kind: dict[str, list[int]] = {}
        references: list[tuple[int, str, frozenset[str], int | None]] = []
        readers: list[tuple[int, Callable[[Event], str | None]]] = []
        sanctioning: list[int] = []
        addressed: list[int] = []
        ahead: dict[str, int | None] = {}
        """Reference field → the only event so far that it can mean, None with several."""
        for at, (kind, cls) in enumerate(zip(kinds, classes, strict=True)):
            fields, sanctions, subjects = _CLASSES.get(cls) or _read(cls)
            for field, meant, reader in fields:
                left_out = (0 if at == 1 else None) if field == "against" else ahead.get(field)
                references.append((at, field, meant, left_out))
                readers.append((at, reader))
            if sanctions:
                sanctioning.append(at)
            if subjects:
                addressed.append(at)
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
        self.addressed: Sequence[int] = addressed
        """The events whose class refers to a paper and can say to which violators it went."""


class CaseShape:
    """A kind sequence with its references resolved. Read-only: every file of that shape has the same one.

    ``named`` holds, per reference of the sequence, the event it names (LEFT_OUT, or None when unknown); ``minutes`` decisions, each
    with minutes that one of its single sanctions names.
    """

    __slots__ = ("cache", "dependents", "parents", "refs", "sequence")

    def __init__(
        self, sequence: KindSequence, named: tuple[int | None, ...], minutes: tuple[tuple[int, int], ...] = ()
    ) -> None:
        kinds = sequence.kinds
        refs: list[dict[str, int | None]] = [_NO_REFS] * len(kinds)
        parents: list[tuple[int, ...]] = [()] * len(kinds)
        dependents: dict[tuple[int, str], list[int]] = {}
        for (at, field, meant, left_out), target in zip(sequence.references, named, strict=True):
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
                dependents.setdefault((means, kinds[at]), []).append(at)
        for at, target in minutes:
            if target not in parents[at] and kinds[target] in REFERENCES["minutes"]:
                parents[at] += (target,)
                insort(dependents.setdefault((target, kinds[at]), []), at)
        self.sequence: KindSequence = sequence
        self.refs: Sequence[Mapping[str, int | None]] = refs
        """Per event: reference field → the event it means, None when unknown."""
        self.parents: Sequence[tuple[int, ...]] = parents
        """Per event: every event it refers to."""
        self.dependents: Mapping[tuple[int, str], Sequence[int]] = dependents
        """Event and kind → the events of that kind that refer to it, in file order."""
        self.cache: dict[object, Any] = {}
        """What other rooms worked out from the shape alone, under keys of their own."""


def sequence_of(kinds: tuple[str, ...], classes: tuple[type[Event], ...]) -> KindSequence:
    """The kind sequence of a file by the kinds and the classes of its events; remembered, unless it is a long one."""
    return KindSequence(kinds, classes) if len(kinds) > LONG else _sequences(kinds, classes)


def shape_of(sequence: KindSequence, named: tuple[int | None, ...], minutes: tuple[tuple[int, int], ...]) -> CaseShape:
    """The shape of a file by its kind sequence and what its references name; remembered, unless it is a long one."""
    return CaseShape(sequence, named, minutes) if sequence.long else _shapes_of(sequence, named, minutes)


_Fields = tuple[tuple[str, frozenset[str], Callable[[Event], str | None]], ...]
"""The reference fields of a class, each with the kinds it can mean and what reads it."""


def _read(cls: type[Event]) -> tuple[_Fields, bool, bool]:
    """The reference fields of a class, whether it has single sanctions, and whether it refers to a paper and can name violators; kept for it."""
    fields = tuple((field, REFERENCES[field], attrgetter(field)) for field in cls.REFERENCE_FIELDS)
    names = {a.name for a in cls.__attrs_attrs__}
    found = _CLASSES[cls] = fields, "sanctions" in names, bool(fields) and "subjects" in names
    return found


_CLASSES: Final[dict[type[Event], tuple[_Fields, bool, bool]]] = {}
_sequences = lru_cache(maxsize=KEPT)(KindSequence)
_shapes_of = lru_cache(maxsize=KEPT)(CaseShape)

_NO_REFS: Final[dict[str, int | None]] = {}
_MEANT: Final = {field: kinds for field, kinds in REFERENCES.items() if field not in ("replaces", "against")}
_MEANT_BY: Final[dict[str, tuple[str, ...]]] = {
    kind: tuple(field for field, kinds in _MEANT.items() if kind in kinds)
    for kind in frozenset().union(*_MEANT.values())
}
"""Which reference fields, left out, can mean an event of each kind: ``replaces`` then means none, ``against`` the only event ahead."""
