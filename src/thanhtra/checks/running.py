"""The decisions on the acts of a step that were being executed when it was taken (quyết định đang thi hành), and what suspended each."""

from __future__ import annotations

from typing import Final, NamedTuple

from thanhtra.casefile import Index, event_fact
from thanhtra.deadlines import annulled_by, executed_before

_DECISIONS: Final = ("decision_issued", "spot_decision_issued")
_STEPS: Final = ("execution_completed", "execution_suspended", "execution_resumed")


class RunningDecision(NamedTuple):
    """A decision neither executed in full nor annulled yet; ``suspended`` is the suspension it was under, if it was under one."""

    decision: int
    suspended: int | None


class Running(NamedTuple):
    """The decisions that ran; ``untold`` names what would tell which of several a step of their execution was about."""

    decisions: tuple[RunningDecision, ...]
    untold: tuple[str, ...]


def running_at(ix: Index, at: int) -> Running:
    """Those ahead of event ``at`` about its acts."""
    issued = sorted(i for kind in _DECISIONS for i in ix.all_alike(kind, at) if i < at)
    found = tuple(
        RunningDecision(decision, _suspended(ix, decision, at))
        for decision in issued
        if executed_before(ix, decision, at) is None and not _fell(ix, decision, at)
    )
    untold = [
        event_fact(i, "decision")
        for kind in _STEPS
        for i in ix.all_alike(kind, at)
        if i < at and ix.referent(i, "decision") is None
    ]
    return Running(found, tuple(untold))


def _suspended(ix: Index, decision: int, at: int) -> int | None:
    """The suspension in force; one execution was resumed after is over."""
    last = max(ix.before(decision, "execution_suspended", at), default=None)
    resumed = max(ix.before(decision, "execution_resumed", at), default=-1)
    return last if last is not None and last > resumed else None


def _fell(ix: Index, decision: int, at: int) -> bool:
    """Annulled as a whole, or in its parts for all its acts."""
    if annulled_by(ix, decision, at) is not None:
        return True
    parts = {act for i in ix.before(decision, "decision_annulled", at) for act in ix.acts[i]}
    return set(ix.acts[decision]) <= parts
