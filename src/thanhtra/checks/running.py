"""The decisions on the acts of a step that were being executed when it was taken, for each violator, and what suspended each (quyết định đang thi hành)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from thanhtra.casefile import Index, event_fact
from thanhtra.deadlines import annulled_by, executed_before, sharers, shown_left, whose_acts

_DECISIONS: Final = ("decision_issued", "spot_decision_issued")
_STEPS: Final = ("execution_completed", "execution_suspended", "execution_resumed")


class RunningDecision(NamedTuple):
    """A decision neither executed in full nor annulled yet for one violator; ``suspended`` is the suspension it was under, if it was under one."""

    decision: int
    suspended: int | None


class Running(NamedTuple):
    """The decisions that ran, those on several once for each whose acts the step is about; ``untold`` names what would tell what a step of their execution was about."""

    decisions: tuple[RunningDecision, ...]
    untold: tuple[str, ...]


def running_at(ix: Index, at: int) -> Running:
    """Those ahead of event ``at`` about its acts."""
    issued = sorted(i for kind in _DECISIONS for i in ix.all_alike(kind, at) if i < at)
    untold = [
        event_fact(i, "decision")
        for kind in _STEPS
        for i in ix.all_alike(kind, at)
        if i < at and ix.referent(i, "decision") is None
    ]
    found: list[RunningDecision] = []
    for decision in issued:
        whose = list(_left(ix, decision, at))
        found += [RunningDecision(decision, _suspended(ix, decision, at, acts)) for acts in whose]
        if len({one.suspended for one in found[len(found) - len(whose) :]}) > 1 and ix.events[at].acts is None:
            untold.append(event_fact(at, "acts"))
        untold += (*_unsaid(ix, decision, at), *_perhaps_over(ix, decision, at, whose)) if whose else ()
    return Running(tuple(found), tuple(untold))


def _left(ix: Index, decision: int, at: int) -> Iterator[frozenset[str]]:
    """Of each violator the step is about, those of its acts that were neither executed nor annulled."""
    if annulled_by(ix, decision, at) is not None:
        return
    shared = sharers(ix, decision)
    fell = {act for i in ix.before(decision, "decision_annulled", at) for act in ix.acts[i]}
    for acts in shared.values() or (frozenset(ix.acts[decision]),):
        done = {
            act
            for i in ix.before(decision, "execution_completed", at)
            if (own := acts.intersection(ix.acts[i])) and shown_left(ix, decision, i, own) is False
            for act in own
        }
        left = acts.intersection(ix.acts[at]) - fell - done
        if left:
            yield acts


def _suspended(ix: Index, decision: int, at: int, acts: frozenset[str]) -> int | None:
    """The suspension in force for those acts, one violator's; one execution was resumed after is over."""
    last, resumed = (
        max((i for i in ix.before(decision, kind, at) if acts.intersection(_about(ix, decision, i))), default=-1)
        for kind in ("execution_suspended", "execution_resumed")
    )
    return last if last > resumed else None


def _about(ix: Index, decision: int, step: int) -> frozenset[str]:
    """The acts a suspension or a resumption is of; all where it names none."""
    theirs = whose_acts(ix, decision, step)
    return frozenset(ix.acts[step]) if theirs is None else theirs


def _unsaid(ix: Index, decision: int, at: int) -> Iterator[str]:
    """What would tell whose suspension one is, where more than one asked for it."""
    return (
        event_fact(i, "acts")
        for i in ix.before(decision, "execution_suspended", at)
        if whose_acts(ix, decision, i) is None
    )


def _perhaps_over(ix: Index, decision: int, at: int, whose: list[frozenset[str]]) -> Iterator[str]:
    """What would tell whether what the office calls executed was, where the file speaks against itself."""
    for acts in whose:
        yield from executed_before(ix, decision, at, acts.intersection(ix.acts[at])).untold
