"""However many share a decision, a step that names nobody is judged as with few; only many such steps of many are asked whose they are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.exchange import review_to_json

BOOK = Rulebook.built_in()


def _document(n: int, payments: int) -> dict[str, Any]:
    """A decision on ``n``, paid in so many parts that name nobody, all executed."""
    paid = {"kind": "fine_paid", "on": "2022-03-14", "decision": "d", "amount": 5_000_000 * n // payments}
    return {
        "format": "thanhtra.case",
        "version": 1,
        "id": "C",
        "complete": True,
        "subjects": [{"id": f"s{i}", "kind": "individual"} for i in range(n)],
        "acts": [{"id": f"a{i}", "subject": f"s{i}", "ended": "2022-03-01"} for i in range(n)],
        "events": [
            {"kind": "minutes_drawn_up", "on": "2022-03-03", "id": "m"},
            {
                "kind": "decision_issued",
                "on": "2022-03-10",
                "id": "d",
                "minutes": "m",
                "sanctions": [{"act": f"a{i}", "fine": 5_000_000, "additional": [], "remedies": []} for i in range(n)],
            },
            {"kind": "decision_sent", "on": "2022-03-11", "decision": "d"},
            {"kind": "decision_delivered", "on": "2022-03-12", "decision": "d"},
            *[paid] * payments,
            {"kind": "execution_completed", "on": "2022-03-14", "decision": "d"},
        ],
    }


def _answers(n: int, payments: int = 1) -> dict[tuple[str, int | None], tuple[str, tuple[str, ...]]]:
    found = review_to_json(review(read_case(json.dumps(_document(n, payments)).encode(), slugs=BOOK), BOOK))
    return {
        (one["check"], one["event"]): (one["answer"], tuple(one["missing"]))
        for one in found["answers"]
        if one.get("act") in (None, "a0") and one["check"] in ("SEND01", "EXE01")
    }


@pytest.mark.parametrize("n", [65, 130])
def test_a_step_that_names_nobody_is_judged_of_many_as_of_few(n: int) -> None:
    few = _answers(2)
    assert {check for check, _ in few} == {"SEND01", "EXE01"}
    assert _answers(n) == few


def test_many_such_steps_of_many_are_asked_whose_they_are() -> None:
    told = _answers(65, 65)
    assert ("not_assessed", ("fact:events[4].acts",)) in told.values()
