"""How one step, or one day, of a file stands to one run of a limit."""

from __future__ import annotations

from typing import NamedTuple

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
