"""Small lawful documents to draw from: a proceeding in any order, on days close enough for limits to bite."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from thanhtra.casefile import KINDS, Case
from thanhtra.exchange import read_case

GROUNDS = ["complex", "especially-serious", "craft-arrival"]
COMMON = [
    "act_detected",
    "minutes_drawn_up",
    "ground_recorded",
    "explanation_requested",
    "explanation_submitted",
    "explanation_waived",
    "facts_verified",
    "file_transferred",
    "decision_issued",
    "decision_sent",
    "decision_delivered",
    "enforcement_ordered",
    "execution_completed",
    "decision_annulled",
    "returned_from_criminal",
    "evasion_found",
]
NEEDS: dict[str, dict[str, Any]] = {
    "ground_recorded": {"ground": "complex"},
    "decision_issued": {"sanctions": [{"act": "a1", "fine": 15_000_000}]},
    "spot_decision_issued": {"sanctions": [{"act": "a1", "fine": 200_000}]},
    "enforcement_ordered": {"measures": ["account"]},
    "explanation_requested": {"written_or_oral": "written"},
}
BASE: dict[str, Any] = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "drawn",
    "field": "information-technology",
    "subjects": [{"id": "s1", "kind": "individual"}],
    "acts": [{"id": "a1", "subject": "s1", "ended": "2021-12-01"}],
}
days = st.dates(date(2021, 11, 1), date(2022, 3, 31))


def event(kind: str, day: date | None) -> dict[str, Any]:
    """One event of a kind, with what that kind must hold."""
    assert kind in KINDS
    return {"kind": kind, **({"on": day.isoformat()} if day else {}), **NEEDS.get(kind, {})}


@st.composite
def histories(draw: st.DrawFn) -> dict[str, Any]:
    """A document of common steps on days that run forward, some of them unknown."""
    kinds = draw(st.lists(st.sampled_from(COMMON), min_size=1, max_size=7))
    day = draw(days)
    events = []
    for kind in kinds:
        day += timedelta(draw(st.sampled_from([0, 1, 2, 5, 7, 10, 30, 45, 370])))
        events.append(event(kind, day if draw(st.integers(0, 9)) else None))
    return {**BASE, "events": events}


def case_of(document: dict[str, Any], **changes: Any) -> Case:
    """The case in a document, with other case fields."""
    return read_case(json.dumps({**document, **changes}).encode())
