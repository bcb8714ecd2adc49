"""How long the steps of a case took: each leg from one step to the next, counted in the period of the later one (thời gian xử lý)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from thanhtra.casefile import Index

LEGS: Final = ("detection-minutes", "minutes-decision", "decision-delivery", "delivery-execution")


class Leg(NamedTuple):
    """One pair of steps: ``days`` between them, None when a day is missing or they run backwards."""

    leg: str
    day: date | None
    ref: str
    days: int | None


def legs_of(ix: Index) -> Iterator[Leg]:
    """Every leg of one case whose later step is on file and whose earlier one is too."""
    for at, event in enumerate(ix.events):
        earlier = _earlier(ix, at, event.kind)
        if earlier is None:
            continue
        leg, before = earlier
        if before:
            days = [ix.events[i].day for i in before]
            first = None if None in days else min(d for d in days if d is not None)
            spent = None if first is None or event.day is None or event.day < first else (event.day - first).days
            yield Leg(leg, event.day, f"{ix.case.id}#{at}", spent)


def _earlier(ix: Index, at: int, kind: str) -> tuple[str, list[int]] | None:
    if kind == "minutes_drawn_up":
        acts = set(ix.acts[at])
        return LEGS[0], [i for i in ix.by_kind.get("act_detected", ()) if i < at and not acts.isdisjoint(ix.acts[i])]
    if kind == "decision_issued":
        return LEGS[1], list(ix.minutes_of(at))
    if kind in ("decision_delivered", "execution_completed"):
        decision = ix.refs[at].get("decision")
        if decision is None:
            return None
        if kind == "decision_delivered":
            return LEGS[2], [decision]
        return LEGS[3], [i for i in ix.dependents(decision, "decision_delivered") if i < at][:1]
    return None


def rank(days: Sequence[int], percent: int) -> int | None:
    """The value at ``percent`` by nearest rank: the least that at least so many per cent do not exceed."""
    if not days:
        return None
    ordered = sorted(days)
    return ordered[-(-len(ordered) * percent // 100) - 1]
