"""What a check is asked about: one event of one file, and one act where it asks per act."""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import Act, Case, Event, Index, Sanction, Strand, Subject, event_token, strand_of
from thanhtra.rulebook import Rulebook


class Asked:
    """The event asked about (``at``, ``event``), the file around it (``ix``), the book, and the act (None for whole events)."""

    __slots__ = ("_acts", "_strand", "act_id", "as_of", "at", "book", "event", "ix", "stages")

    def __init__(self, ix: Index, book: Rulebook, as_of: date | None, stages: list[dict[str, str]]) -> None:
        self.ix, self.book, self.as_of, self.stages = ix, book, as_of, stages
        self.at = 0
        self.event: Event = ix.events[0] if ix.events else Event(kind="")
        self.act_id: str | None = None
        self._strand: Strand | None = None
        self._acts: dict[str, Act] | None = None

    def about(self, at: int, event: Event) -> None:
        """Turn to another event."""
        self.at, self.event, self.act_id, self._strand = at, event, None, None

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
        for sanction in getattr(self.event, "sanctions", None) or ():
            if sanction.act == self.act_id:
                found: Sanction = sanction
                return found
        return None

    def subject(self, subject_id: str | None) -> Subject | None:
        """The subject of that id."""
        return next((s for s in self.ix.case.subjects or () if s.id == subject_id), None)

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
