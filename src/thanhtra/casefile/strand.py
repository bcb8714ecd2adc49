"""A strand (mạch việc): a decision, or minutes not yet decided, and all that hangs on it."""

from __future__ import annotations

from typing import NamedTuple

from thanhtra.casefile.index import Index

DECISIONS = frozenset({"decision_issued", "spot_decision_issued", "no_sanction_decided"})


class Strand(NamedTuple):
    """``decision`` is None while the minutes are undecided; ``minutes`` is empty when none are on file."""

    ix: Index
    minutes: tuple[int, ...]
    decision: int | None

    def events(self, kind: str) -> tuple[int, ...]:
        """Events of ``kind`` hanging on the decision or on its minutes, in file order."""
        ix = self.ix
        on = self.minutes if self.decision is None else (*self.minutes, self.decision)
        found = {i for at in on for i in ix.children[at] if ix.events[i].kind == kind}
        return tuple(sorted(found))


def strand_of(ix: Index, at: int) -> Strand:
    """The strand event ``at`` belongs to."""
    event = ix.events[at]
    decision = at if event.kind in DECISIONS else ix.refs[at].get("decision")
    return Strand(ix, ix.minutes_of(decision if decision is not None else at), decision)
