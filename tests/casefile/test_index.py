"""Who refers to whom: references left out, references of single sanctions, references that mean nothing."""

from __future__ import annotations

import json
from typing import Any

from thanhtra import read_case
from thanhtra.casefile import Index, index

HEAD = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "C",
    "subjects": [{"id": "s", "kind": "individual"}],
    "acts": [{"id": "a", "subject": "s"}, {"id": "b", "subject": "s"}],
}
MINUTES: list[dict[str, Any]] = [
    {"kind": "minutes_drawn_up", "on": "2022-03-03", "number": "01/BB", "acts": ["a"]},
    {"kind": "minutes_drawn_up", "on": "2022-03-04", "number": "02/BB", "acts": ["b"]},
]


def indexed(*events: dict[str, Any]) -> Index:
    return index(read_case(json.dumps({**HEAD, "events": events}).encode()))


def test_a_decision_rests_on_the_minutes_its_sanctions_name() -> None:
    sanctions = [{"act": "a", "minutes": "01/BB"}, {"act": "b", "minutes": "02/BB"}]
    ix = indexed(*MINUTES, {"kind": "decision_issued", "on": "2022-03-10", "sanctions": sanctions})
    assert ix.refs[2]["minutes"] is None  # of two, none is meant by leaving it out
    assert ix.parents[2] == ix.minutes_of(2) == (0, 1)
    assert ix.dependents(0, "decision_issued") == ix.dependents(1, "decision_issued") == [2]
    assert ix.acts[2] == ("a", "b")


def test_minutes_named_twice_are_referred_to_once() -> None:
    sanctions = [{"act": "a", "minutes": "01/BB"}, {"act": "b", "minutes": "01/BB"}]
    ix = indexed(*MINUTES, {"kind": "decision_issued", "on": "2022-03-10", "minutes": "01/BB", "sanctions": sanctions})
    assert (ix.parents[2], ix.dependents(0, "decision_issued")) == ((0,), [2])


def test_a_complaint_that_names_nothing_is_against_the_only_event_ahead_of_it() -> None:
    complaint = {"kind": "complaint_lodged", "on": "2022-03-10"}
    assert indexed(MINUTES[0], complaint).parents[1] == (0,)
    assert indexed(*MINUTES, complaint).parents[2] == ()


def test_acts_are_those_named_else_those_of_the_sanctions_else_those_of_what_it_rests_on_else_all() -> None:
    ix = indexed(
        *MINUTES,
        {"kind": "decision_issued", "on": "2022-03-10", "number": "1", "minutes": "02/BB", "sanctions": [{"act": "b"}]},
        {"kind": "decision_sent", "on": "2022-03-11", "decision": "1"},
        {"kind": "case_closed", "on": "2022-03-12"},
    )
    assert ix.acts == [("a",), ("b",), ("b",), ("b",), ("a", "b")]
