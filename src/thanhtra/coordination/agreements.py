"""What bodies agreed to share, with whom and until when (thỏa thuận, kế hoạch phối hợp)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thanhtra.classes import frozen


@frozen(kw_only=True)
class Agreement:
    """An agreement between bodies (slugs). ``data_sets`` are free names (licences, violations); ``ends`` is its last day."""

    id: str
    parties: frozenset[str]
    begins: date
    ends: date | None = None
    data_sets: frozenset[str] = frozenset()
    joint_controls: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the agreement holds on ``day``."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


def shared(agreements: Iterable[Agreement], one: str, other: str, data_set: str, on: date) -> tuple[Agreement, ...]:
    """The agreements under which ``one`` and ``other`` share ``data_set`` on ``on``; none: nothing says they may."""
    return tuple(a for a in agreements if a.holds_on(on) and {one, other} <= a.parties and data_set in a.data_sets)
