"""How one step, or one day, of a file stands to one run of a limit."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from thanhtra.casefile import Index, event_fact
from thanhtra.deadlines.assessment import Assessment, Timing


class StepAssessment(NamedTuple):
    """``judged`` is None when the clock's start is not on file; ``missing`` then says which fact is. ``trigger`` set it running."""

    trigger: int | None
    judged: Assessment | None
    missing: tuple[str, ...]
    event: int | None = None
    """The event that gives the start, where it is not the trigger."""
    never: bool = False
    """Whether the file says the limit has not begun."""

    @property
    def timing(self) -> Timing:
        """How the step stands; refused where nothing could be assessed."""
        return Timing.REFUSED if self.judged is None else self.judged.timing


def wrong_day(ix: Index, at: int, of: int) -> tuple[str, ...]:
    """The days of which one is wrong where step ``at`` is surely dated ahead of event ``of`` that it follows: no limit is kept by it; nothing otherwise.

    Of one day their instants tell, where the file has both.
    """
    step, start = ix.days[at], ix.days[of]
    if step is None or start is None:
        last, first = ix.events[at].latest, ix.events[of].earliest
        is_ahead = last is not None and first is not None and last < first
    else:
        is_ahead = step < start or (step == start and at != of and _sooner(ix.events[at].at, ix.events[of].at))
    return (event_fact(of, "on"), event_fact(at, "on")) if is_ahead else ()


def _sooner(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other
