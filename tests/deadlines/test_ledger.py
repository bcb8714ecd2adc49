"""The deadlines of a file: what runs, what was met or missed, what stands open on the day of the review."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from thanhtra.exchange import read_case
from thanhtra.findings import Deadline
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

BOOK = Rulebook.built_in()
ACT = {"id": "a1", "subject": "s1", "field": "information-technology", "ended": "2020-08-03"}


def deadlines(*events: dict[str, Any], as_of: date | None = None, **fields: Any) -> list[Deadline]:
    """The deadlines of a file of one act."""
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "c1",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [ACT],
        "events": list(events),
        **fields,
    }
    return list(review(read_case(json.dumps(document).encode(), slugs=BOOK), BOOK, as_of=as_of).deadlines)


def only(found: list[Deadline], kind: str) -> Deadline:
    """The one deadline of a kind."""
    (deadline,) = (d for d in found if d.kind == kind)
    return deadline


MINUTES = {"kind": "minutes_drawn_up", "on": "2020-10-05"}
DECISION = {"kind": "decision_issued", "on": "2020-10-12", "sanctions": [{"act": "a1", "fine": 7_500_000}]}


@pytest.mark.parametrize(
    ("as_of", "fields", "status"),
    [
        (date(2020, 10, 12), {}, Status.OPEN),
        (date(2020, 10, 13), {}, Status.CONDITIONAL),  # a ground or a decision may not be on file
        (date(2020, 12, 5), {}, Status.CONDITIONAL),  # late under every ground, yet a decision may exist
        (date(2020, 10, 12), {"complete": True}, Status.OPEN),
        (date(2020, 10, 13), {"complete": True}, Status.MISSED),
        (date(2020, 10, 13), {"absent": ["event:decision_issued"]}, Status.CONDITIONAL),
        (date(2020, 12, 5), {"absent": ["event:decision_issued"]}, Status.MISSED),
    ],
)
def test_an_undecided_file_stands_where_its_day_and_its_denials_put_it(
    as_of: date, fields: dict[str, Any], status: Status
) -> None:
    found = only(deadlines(MINUTES, as_of=as_of, **fields), "decision")
    assert (found.event, found.due, found.status, found.met_on) == (0, date(2020, 10, 12), status, None)


@pytest.mark.parametrize(
    ("decided", "fields", "status"),
    [
        ("2020-10-12", {}, Status.MET),
        ("2020-10-13", {}, Status.CONDITIONAL),
        ("2020-10-13", {"complete": True}, Status.MISSED),
        ("2020-12-05", {}, Status.MISSED),
    ],
)
def test_a_decided_file_met_or_missed_its_limit(decided: str, fields: dict[str, Any], status: Status) -> None:
    found = only(deadlines(MINUTES, {**DECISION, "on": decided}, **fields), "decision")
    assert (found.status, found.met_on) == (status, date.fromisoformat(decided))


def test_the_decisions_limit_gives_way_when_the_file_comes_back_from_the_criminal_bodies() -> None:
    found = deadlines(MINUTES, {"kind": "returned_from_criminal", "on": "2020-12-01"}, {**DECISION, "on": "2020-12-31"})
    assert only(found, "decision").status is Status.NOT_RUNNING
    after = only(found, "decision-after-criminal-return")
    assert (after.due, after.status, after.event) == (date(2020, 12, 31), Status.MET, 1)


def test_minutes_without_a_day_start_a_limit_that_cannot_be_laid_down() -> None:
    found = only(deadlines({"kind": "minutes_drawn_up"}), "decision")
    assert (found.due, found.missing, found.counted_from) == (None, ("fact:events[0].on",), None)


def test_each_minutes_has_its_own_limit() -> None:
    first, second = {**MINUTES, "id": "M1"}, {**MINUTES, "id": "M2", "on": "2020-10-19"}
    found = [d for d in deadlines(first, second, {**DECISION, "minutes": "M1"}) if d.kind == "decision"]
    assert [(d.event, d.due, d.status) for d in found] == [
        (0, date(2020, 10, 12), Status.MET),
        (1, date(2020, 10, 26), Status.OPEN),
    ]


def test_an_acts_limitation_is_a_deadline_of_the_act() -> None:
    found = only(deadlines(MINUTES, DECISION), "sanction-limitation")
    assert (found.act, found.counted_from, found.due, found.status) == (
        "a1",
        date(2020, 8, 3),
        date(2021, 8, 2),
        Status.MET,
    )
    assert found.steps[-1].after == found.due  # the derivation ends where the answer does


def test_an_acts_limitation_runs_out_unless_decided() -> None:
    assert only(deadlines(MINUTES, as_of=date(2021, 8, 2)), "sanction-limitation").status is Status.OPEN
    assert only(deadlines(MINUTES, as_of=date(2021, 8, 4)), "sanction-limitation").status in (
        Status.MISSED,
        Status.CONDITIONAL,
    )


def test_sending_is_counted_in_working_days_of_the_text_of_the_decision() -> None:
    found = only(deadlines(MINUTES, DECISION, {"kind": "decision_sent", "on": "2020-10-15"}), "sending")
    assert (found.due, found.status, found.met_on) == (date(2020, 10, 14), Status.MISSED, date(2020, 10, 15))


def test_a_running_limit_across_a_change_names_the_reading_it_turns_on() -> None:
    decision = {**DECISION, "on": "2025-06-30"}
    found = only(deadlines(decision, {"kind": "decision_sent", "on": "2025-07-03"}), "sending")
    assert (found.status, found.missing) == (Status.CONDITIONAL, ("law:reading:running-limit",))


def test_every_deadline_with_a_last_day_shows_how_it_was_counted() -> None:
    for found in deadlines(MINUTES, DECISION, {"kind": "decision_delivered", "on": "2020-10-14"}):
        assert found.cites, found.kind
        assert bool(found.steps) == (found.due is not None), found.kind
