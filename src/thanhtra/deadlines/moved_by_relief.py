"""How far a relief moves the end of a decision: parts are of the fine alone, so that a remedy still to be done keeps its own day (hoãn, nộp nhiều lần và biện pháp khắc phục)."""

from __future__ import annotations

from thanhtra.casefile import Index
from thanhtra.deadlines.completed import borne_out
from thanhtra.deadlines.imposing import owed_before
from thanhtra.deadlines.owing import RELIEFS, whose_acts
from thanhtra.deadlines.violators import strangers


def apart(ix: Index, decision: int, kind: str, at: int | None, before: int) -> bool:
    """Whether it has to be asked what each step of ``kind`` holds: of a relief, where remedies are to be done too, or somebody else than the violator asked."""
    if kind not in RELIEFS:
        return False
    if strangers(ix):
        return True
    if at is None:
        return _remedies_open(ix, decision, frozenset(ix.acts[decision]), before)
    return set(getattr(ix.events[at], "measures", None) or ()) == {"remedies"}


def _remedies_open(ix: Index, decision: int, acts: frozenset[str], before: int) -> bool:
    """Whether a remedy for those acts is to be done within the term of the decision itself, none having a term of its own, and was not."""
    asked = owed_before(ix, decision, before, acts)
    if not asked or any(one.within_by(before) is not None for one in asked):
        return False
    said = ix.before(decision, "execution_completed", before)
    done: set[tuple[str | None, str]] = {
        (None, act)
        for i in said
        for act in acts.intersection(ix.acts[i])
        if borne_out(ix, i, frozenset((act,)), remedies_alone=True) is True
    }
    done |= {
        (ix.events[i].remedy, act)  # type: ignore[attr-defined]  # this kind has a remedy
        for i in ix.before(decision, "remedy_done", before)
        for act in ix.acts[i]
    }
    return any((one.remedy, one.act) not in done and (None, one.act) not in done for one in asked)


def holds_at_last(ix: Index, decision: int, relief: int, acts: frozenset[str], before: int) -> bool | tuple[str, ...]:
    """Whether the relief moves the end of the decision for those acts, one violator's or all; else what would tell."""
    theirs = whose_acts(ix, decision, relief)
    if theirs is None:
        return (f"fact:events[{relief}].acts",)
    if theirs.isdisjoint(acts):
        return False
    return ix.kinds[relief] != "instalments_granted" or not _remedies_open(ix, decision, acts, before)
