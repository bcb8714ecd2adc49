"""What a check is handed: one event of one file, and one act where it asks per act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from thanhtra.casefile import (
    ALL_ACTS,
    Act,
    Case,
    DecisionThread,
    Event,
    Index,
    Official,
    Sanction,
    Subject,
    event_token,
    thread_of,
)
from thanhtra.deadlines import Timeline, as_amended, timeline_of
from thanhtra.lifecycle import TrackReplay
from thanhtra.rulebook import Post, Rulebook, Seat

T = TypeVar("T")
if TYPE_CHECKING:  # a default for a parameter of a type is known to checkers alone, before Python 3.13
    from typing_extensions import TypeVar as WithDefault

    from thanhtra.checks.imposed import MeasuredAct, Signed
    from thanhtra.fines import GoverningDays

    E_co = WithDefault("E_co", bound=Event, default=Event, covariant=True)
else:
    E_co = TypeVar("E_co", covariant=True)
_FIRST: Final = "start"
"""The first stage of the proceeding."""


class StageHistory(NamedTuple):
    """A file walked along the proceeding: of each act its way and the events that move it, in file order (None: all of them).

    ``last`` are the stages of the acts after the last event; ``out_of_order`` the events that some act they move does not allow where it
    stands; ``moved`` the acts each event moves.
    """

    of: Mapping[str, tuple[TrackReplay, Sequence[int] | None]]
    last: dict[str, str]
    out_of_order: frozenset[int]
    moved: Sequence[tuple[str, ...]]

    def before(self, at: int, act: str) -> str:
        """The stage the act had reached before event ``at``; the first one where the file says nothing of the act."""
        walked = self.of.get(act)
        if walked is None:
            return _FIRST
        way, events = walked
        return way.stages[at if events is None else bisect_left(events, at)]


class CheckContext(Generic[E_co]):
    """What a check is handed: the event asked about (``at``, ``event``; a check says of which class: ``CheckContext[DecisionSent]``), the file around it (``ix``, ``case``), the book; ``act`` and ``sanction`` where asked per act.

    ``official`` and ``post`` are who took the step; ``timeline`` answers for limits (see :func:`~thanhtra.checks.within`).

    ``act_id`` is None for questions to whole events; ``act`` is None when the file does not describe it, ``sanction`` when the
    decision imposes nothing for it.
    """

    __slots__ = (
        "_acts",
        "_of_act",
        "_of_event",
        "_sanctions",
        "_thread",
        "act",
        "act_id",
        "as_of",
        "at",
        "book",
        "case",
        "days",
        "event",
        "ix",
        "measured",
        "sanction",
        "seat",
        "signed",
        "timeline",
        "walk",
    )

    def __init__(self, ix: Index, book: Rulebook, as_of: date | None, walk: StageHistory) -> None:
        self.ix: Index = ix
        self.case: Case = ix.case
        self.book: Rulebook = book
        self.as_of: date | None = as_of
        self.walk: StageHistory = walk
        self.timeline: Timeline = timeline_of(ix, book)
        self.at: int = 0
        self.event: E_co
        self.act_id: str | None = None
        self.act: Act | None = None
        self.sanction: Sanction | None = None
        self._thread: DecisionThread | None = None
        self._acts: Mapping[str, Act] = ix.listed_acts
        self._sanctions: dict[str, Sanction] | None = None
        self.signed: Signed | None = None
        """Who took the step, once :func:`~thanhtra.checks.imposed.signed` was asked; likewise the three below."""
        self.seat: Seat | None = None
        self.days: GoverningDays | None = None
        self.measured: MeasuredAct | None = None
        self._of_event: dict[Any, Any] = {}
        self._of_act: dict[Any, Any] = {}

    def about(self, at: int) -> None:
        """Turn to another event, as a whole."""
        self.at = at
        self.event = self.ix.events[at]  # type: ignore[assignment]  # of the class the check says, which is asked of its kinds
        self._thread = self.signed = self.seat = self.days = self.measured = None
        if self._sanctions is not None:  # the event ahead was asked about act by act
            self.act_id = self.act = self.sanction = self._sanctions = None
        if self._of_event or self._of_act:
            self._of_event = self._of_act = {}

    def about_act(self, act: str) -> None:
        """Turn to one act of the event."""
        if self._sanctions is None:
            listed = (
                as_amended(self.ix, self.at)
                if self.event.kind == "decision_amended"
                else getattr(self.event, "sanctions", None) or ()
            )
            self._sanctions = {}
            for one in reversed(listed):
                self._sanctions[one.act] = one
        self.act_id, self.act, self.sanction = act, self._acts.get(act), self._sanctions.get(act)
        self.days = self.measured = None
        self._of_act = {}

    def once(self, find: Callable[[CheckContext[Any]], T]) -> T:
        """What ``find`` says of this event and act, found once for all the checks that need it."""
        kept: dict[Callable[[CheckContext[Any]], T], T] = self._of_act
        if find in kept:
            return kept[find]
        found = kept[find] = find(self)
        return found

    def once_of_event(self, find: Callable[[CheckContext[Any]], T]) -> T:
        """What ``find`` says of this event, whatever the act."""
        kept: dict[Callable[[CheckContext[Any]], T], T] = self._of_event
        if find in kept:
            return kept[find]
        found = kept[find] = find(self)
        return found

    def of_each_act(self, ask: Callable[[CheckContext[Any]], T]) -> dict[str, T]:
        """What ``ask`` says of every act the event sanctions; afterwards the context is about the act it was about."""
        here = self.act_id, self.act, self.sanction, self.days, self.measured, self._of_act
        found: dict[str, T] = {}
        try:
            for sanction in getattr(self.event, "sanctions", None) or ():
                self.about_act(sanction.act)
                found[sanction.act] = ask(self)
        finally:
            self.act_id, self.act, self.sanction, self.days, self.measured, self._of_act = here
        return found

    @property
    def thread(self) -> DecisionThread:
        """The thread the event belongs to."""
        if self._thread is None:
            self._thread = thread_of(self.ix, self.at)
        return self._thread

    def subject(self, subject_id: str | None) -> Subject | None:
        """The subject of that id."""
        return self.ix.listed_subjects.get(subject_id) if subject_id is not None else None

    @property
    def official(self) -> Official | None:
        """Who took the step asked about; None where the file does not say, or does not list the one it names."""
        by = self.event.by
        return None if by is None else self.ix.listed_officials.get(by)

    @property
    def post(self) -> Post | None:
        """The post of who took the step, as the texts of its day know it; None without an official, a post or a day on file.

        ``exists_on`` tells whether the post was there that day. Raises NotInTheBook for a post the rules do not have.
        """
        official, day = self.official, self.event.day
        return (
            None if official is None or official.post is None or day is None else self.book.post_on(official.post, day)
        )

    @property
    def looked_back(self) -> bool:
        """Whether the file goes on after this event, or is seen from a later day: only then can a step that must follow be missed."""
        day = self.event.day
        return self.at + 1 < len(self.ix.events) or (day is not None and self.as_of is not None and self.as_of > day)

    def stage_before(self) -> str:
        """The stage the act asked about had reached before this event."""
        return self.walk.before(self.at, self.act_id or ALL_ACTS)

    def decided(self) -> tuple[int | None, tuple[str, ...]]:
        """The decision the event belongs to; else what would tell which (nothing when the file says there is none)."""
        decision = self.ix.referent(self.at, "decision")
        return decision, () if decision is not None else self.unknown("decision_issued", "spot_decision_issued")[:1]

    def field(self, name: str) -> str:
        """The token of a field of the event asked about."""
        return f"fact:events[{self.at}].{name}"

    def of_act(self, name: str) -> str:
        """The token of a field of the act asked about."""
        return f"fact:acts[{self.act_id}].{name}"

    def unknown(self, *kinds: str) -> tuple[str, ...]:
        """Tokens of those kinds of event that the file neither shows to be absent nor has after all."""
        return tuple([token for kind in kinds if not self.ix.denies(token := event_token(kind))])
