"""How long the steps of a case took: each leg from one step to the next, counted in the period of the later one (thời gian xử lý)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from thanhtra.casefile import Index

LEGS: Final = ("signal-minutes", "detection-minutes", "minutes-decision", "decision-delivery", "delivery-execution")


class Leg(NamedTuple):
    """One pair of steps: ``days`` between them, None when a day is missing or they run backwards; ``at`` the later event."""

    leg: str
    day: date | None
    ref: str
    days: int | None
    at: int


def legs_of(ix: Index) -> Iterator[Leg]:
    """Every leg of one case whose later step is on file and whose earlier one is too."""
    for at, event in enumerate(ix.events):
        for leg, before in _earlier(ix, at, event.kind):
            if before:
                days = [ix.events[i].day for i in before]
                first = None if None in days else min(d for d in days if d is not None)
                spent = None if first is None or event.day is None or event.day < first else (event.day - first).days
                yield Leg(leg, event.day, f"{ix.case.id}#{at}", spent, at)


def _earlier(ix: Index, at: int, kind: str) -> Iterator[tuple[str, list[int]]]:
    if kind == "minutes_drawn_up":
        acts = set(ix.acts[at])
        yield "signal-minutes", [i for i in ix.by_kind.get("signal_received", ()) if i < at][:1]
        yield (
            "detection-minutes",
            [i for i in ix.by_kind.get("act_detected", ()) if i < at and not acts.isdisjoint(ix.acts[i])],
        )
    elif kind == "decision_issued":
        yield "minutes-decision", list(ix.minutes_of(at))
    elif kind in ("decision_delivered", "execution_completed"):
        decision = ix.refs[at].get("decision")
        if decision is None:
            return
        if kind == "decision_delivered":
            yield "decision-delivery", [decision]
        else:
            yield "delivery-execution", [i for i in ix.dependents(decision, "decision_delivered") if i < at][:1]


def rank(days: Mapping[int, int], percent: int) -> int | None:
    """The value at ``percent`` of so many cases a number of days, by nearest rank: the least that at least so many per cent do not exceed."""
    wanted = -(-sum(days.values()) * percent // 100)
    for value in sorted(days):
        wanted -= days[value]
        if wanted <= 0:
            return value
    return None
