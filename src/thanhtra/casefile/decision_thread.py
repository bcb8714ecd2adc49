"""A decision thread (mạch việc): a decision, or minutes not yet decided, and all that hangs on it."""

from __future__ import annotations

from typing import NamedTuple

from thanhtra.casefile.index import Index
from thanhtra.classes import new_tuple

DECISIONS = frozenset({"decision_issued", "spot_decision_issued", "no_sanction_decided"})


class DecisionThread(NamedTuple):
    """``decision`` is None while the minutes are undecided; ``minutes`` is empty when none are on file."""

    ix: Index
    minutes: tuple[int, ...]
    decision: int | None

    def events(self, kind: str) -> tuple[int, ...]:
        """Events of ``kind`` hanging on the decision or on its minutes, in file order."""
        ix = self.ix
        on = self.minutes if self.decision is None else (*self.minutes, self.decision)
        return tuple(sorted({i for at in on for i in ix.dependents(at, kind)}))


def thread_of(ix: Index, at: int) -> DecisionThread:
    """The thread event ``at`` belongs to."""
    decision = at if ix.kinds[at] in DECISIONS else ix.refs[at].get("decision")
    return new_tuple(DecisionThread, (ix, ix.minutes_of(at if decision is None else decision), decision))
