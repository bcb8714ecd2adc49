"""What a check is asked about: one event of one file, and one act where it asks per act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeVar

from thanhtra.casefile import Act, Case, Event, Index, Sanction, Strand, Subject, event_token, strand_of
from thanhtra.rulebook import Rulebook

T = TypeVar("T")
_UNFOUND: Final = object()


class Asked:
    """The event asked about (``at``, ``event``), the file around it (``ix``), the book, and the act (None for whole events)."""

    __slots__ = ("_acts", "_once", "_sanctions", "_strand", "_subjects", "act_id", "as_of", "at", "book", "event", "ix", "stages")

    def __init__(self, ix: Index, book: Rulebook, as_of: date | None, stages: list[dict[str, str]]) -> None:
        self.ix: Index = ix
        self.book: Rulebook = book
        self.as_of: date | None = as_of
        self.stages: list[dict[str, str]] = stages
        self.at: int = 0
        self.event: Event = ix.events[0] if ix.events else Event(kind="")
        self.act_id: str | None = None
        self._strand: Strand | None = None
        self._acts: dict[str, Act] | None = None
        self._subjects: dict[str, Subject] | None = None
        self._sanctions: dict[str, Sanction] | None = None
        self._once: dict[tuple[object, str | None], Any] = {}

    def about(self, at: int, event: Event) -> None:
        """Turn to another event."""
        self.at, self.event, self.act_id, self._strand, self._sanctions = at, event, None, None, None
        if self._once:
            self._once = {}

    def once(self, find: Callable[[Asked], T]) -> T:
        """What ``find`` says of this event and act, found once for all the checks that need it."""
        key = (find, self.act_id)
        found = self._once.get(key, _UNFOUND)
        if found is _UNFOUND:
            found = self._once[key] = find(self)
        answer: T = found
        return answer

    @property
    def case(self) -> Case:
        """The case."""
        return self.ix.case

    @property
    def strand(self) -> Strand:
        """The strand the event belongs to."""
        if self._strand is None:
            self._strand = strand_of(self.ix, self.at)
        return self._strand

    @property
    def act(self) -> Act | None:
        """The act asked about; None when the file does not describe it."""
        if self._acts is None:
            self._acts = {a.id: a for a in self.ix.case.acts or ()}
        return self._acts.get(self.act_id) if self.act_id is not None else None

    @property
    def sanction(self) -> Sanction | None:
        """What the decision imposes for the act asked about."""
        if self._sanctions is None:
            self._sanctions = {s.act: s for s in reversed(getattr(self.event, "sanctions", None) or ())}
        return self._sanctions.get(self.act_id) if self.act_id is not None else None

    def subject(self, subject_id: str | None) -> Subject | None:
        """The subject of that id."""
        if self._subjects is None:
            self._subjects = {s.id: s for s in self.ix.case.subjects or ()}
        return self._subjects.get(subject_id) if subject_id is not None else None

    @property
    def looked_back(self) -> bool:
        """Whether the file goes on after this event, or is seen from a later day: only then can a step that must follow be missed."""
        day = self.event.day
        return self.at + 1 < len(self.ix.events) or (day is not None and self.as_of is not None and self.as_of > day)

    def stage_before(self) -> str:
        """The stage the act asked about had reached before this event."""
        return self.stages[self.at].get(self.act_id or "", "start")

    def decided(self) -> tuple[int | None, tuple[str, ...]]:
        """The decision the event belongs to; else what would tell which (nothing when the file says there is none)."""
        decision = self.ix.of(self.at, "decision")
        return decision, () if decision is not None else self.unknown("decision_issued", "spot_decision_issued")[:1]

    def field(self, name: str) -> str:
        """The token of a field of the event asked about."""
        return f"fact:events[{self.at}].{name}"

    def of_act(self, name: str) -> str:
        """The token of a field of the act asked about."""
        return f"fact:acts[{self.act_id}].{name}"

    def unknown(self, *kinds: str) -> tuple[str, ...]:
        """Tokens of those kinds of event that the file neither shows to be absent nor has after all."""
        return tuple(t for t in (event_token(k) for k in kinds) if not self.ix.case.denies(t))
