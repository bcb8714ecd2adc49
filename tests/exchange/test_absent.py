"""What a file says is absent, held against what stands in it: sanctions that name their minutes, and those that do not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case

MINUTES = {"kind": "minutes_drawn_up", "on": "2022-03-01", "id": "M1"}
FOUND = {"kind": "facts_verified", "on": "2022-03-02", "minutes": "M1", "about": "facts"}


def read(*events: dict[str, Any], absent: list[str]) -> int:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "X",
        "absent": absent,
        "acts": [{"id": "a1", "subject": "s1"}, {"id": "a2", "subject": "s1"}],
    }
    document |= {"subjects": [{"id": "s1", "kind": "individual"}], "events": list(events)}
    return len(read_case(json.dumps(document).encode()).events)


def decision(**sanction: str) -> dict[str, Any]:
    return {
        "kind": "decision_issued",
        "on": "2022-03-08",
        "id": "Q1",
        "minutes": "M1",
        "sanctions": [{"act": "a1", **sanction}, {"act": "a2"}],
    }


def test_what_is_absent_and_not_on_file_is_read_whether_sanctions_name_their_minutes_or_not() -> None:
    other = {**MINUTES, "id": "M2"}
    assert read(MINUTES, other, decision(minutes="M1"), absent=["event:decision_issued@M2", "event:fine_paid@Q1"]) == 3


def test_what_is_absent_of_those_minutes_and_stands_in_the_file_is_refused() -> None:
    with pytest.raises(Unusable, match="absent"):
        read(MINUTES, FOUND, decision(minutes="M1"), absent=["event:facts_verified@M1"])
    second = {**MINUTES, "id": "M2"}
    with pytest.raises(Unusable, match="absent"):
        read(MINUTES, second, decision(minutes="M2"), absent=["event:decision_issued@M2"])
