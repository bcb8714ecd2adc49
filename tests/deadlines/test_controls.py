"""Inspections and examinations in ``due`` and in the ledger: a level, a pause, a law that was not read."""

from __future__ import annotations

import json
from datetime import date

import pytest

from thanhtra.casefile import KINDS, Case
from thanhtra.cli import main
from thanhtra.deadlines import due
from thanhtra.exchange import read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

BOOK = Rulebook.built_in()
PROVINCE = {"kind": "inspection_opened", "on": date(2025, 7, 10), "level": "province"}
ANNOUNCED = {"kind": "inspection_announced", "on": date(2025, 7, 10)}


@pytest.mark.parametrize(
    ("kind", "level", "grounds", "last"),
    [
        ("inspection-duration", "government", (), date(2025, 9, 8)),
        ("inspection-duration", "province", (), date(2025, 8, 25)),
        ("inspection-duration", "province", ("extended",), date(2025, 9, 18)),
        ("inspection-duration", "ministry-unit", ("extended",), date(2025, 8, 19)),
        ("inspection-report", "government", ("complex",), date(2025, 8, 25)),
        ("inspection-announcement", None, (), date(2025, 7, 25)),
    ],
)
def test_due_counts_by_the_level(kind, level, grounds, last):
    assert last == due(BOOK, kind, date(2025, 7, 10), grounds=grounds, level=level).due


@pytest.mark.parametrize(
    ("level", "missing"), [(None, "fact:level"), ("department", "law:inspection-duration:department@2025-07-10")]
)
def test_due_names_the_level_it_needs_or_the_law_has_not(level, missing):
    found = due(BOOK, "inspection-duration", date(2025, 7, 10), level=level)

    assert found.due is None
    assert found.missing == (missing,)


def test_the_command_takes_a_level(capsys):
    assert main(["due", "examination-duration", "--from", "2026-03-02", "--level", "commune", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"] == "2026-03-09"


def deadlines(as_of, *events):
    case = Case(id="x", events=tuple(KINDS[e["kind"]](**e) for e in events))
    return {d.kind: d for d in review(case, BOOK, as_of=as_of).deadlines}


def test_the_ledger_shows_a_running_inspection_with_its_last_day():
    found = deadlines(date(2025, 8, 1), PROVINCE, ANNOUNCED)

    assert found["inspection-announcement"].status is Status.MET
    assert (found["inspection-duration"].status, found["inspection-duration"].due) == (Status.OPEN, date(2025, 8, 25))


def test_a_paused_inspection_does_not_run_and_one_resumed_runs_on():
    paused = {"kind": "inspection_paused", "on": date(2025, 7, 20), "reason": "force-majeure"}
    resumed = {"kind": "inspection_resumed", "on": date(2025, 8, 1)}

    assert deadlines(date(2025, 8, 20), PROVINCE, ANNOUNCED, paused)["inspection-duration"].status is Status.NOT_RUNNING
    assert deadlines(date(2025, 8, 20), PROVINCE, ANNOUNCED, paused, resumed)["inspection-duration"].due == date(
        2025, 9, 5
    )


def test_the_ledger_says_which_law_was_not_read():
    opened = {**PROVINCE, "level": "ministry-unit", "on": date(2020, 3, 4)}
    found = deadlines(date(2020, 5, 2), opened, {**ANNOUNCED, "on": date(2020, 3, 6)})

    assert found["inspection-duration"].missing == ("law:inspection-duration:ministry-unit@2020-03-04",)


def test_the_ledger_gives_no_last_day_to_a_type_of_inspection_whose_text_was_not_read():
    opened = {**PROVINCE, "level": "department", "on": date(2020, 3, 4)}
    announced = {**ANNOUNCED, "on": date(2020, 3, 6)}
    specialised = deadlines(date(2020, 3, 20), {**opened, "type": "specialised"}, announced)["inspection-duration"]
    unknown = deadlines(date(2020, 3, 20), opened, announced)["inspection-duration"]
    administrative = deadlines(date(2020, 3, 20), {**opened, "type": "administrative"}, announced)[
        "inspection-duration"
    ]

    assert (specialised.due, specialised.missing) == (None, ("law:inspection-duration:specialised@2020-03-04",))
    assert (unknown.due, unknown.status) == (None, Status.CONDITIONAL)
    assert administrative.due == date(2020, 4, 6)


def test_a_pause_on_request_that_begins_at_the_end_of_time_stops_no_review():
    days = [
        ("inspection_opened", "2025-08-04"),
        ("inspection_announced", "2025-08-11"),
        ("inspection_paused", "9999-12-20"),
        ("inspection_ended", "9999-12-30"),
    ]
    events = [{"kind": kind, "on": on} for kind, on in days]
    events[0] |= {"mode": "planned", "type": "specialised", "level": "province"}
    events[2] |= {"until": "9999-12-30", "reason": "party-request"}
    case = read_case(
        json.dumps(
            {
                "format": "thanhtra.case",
                "version": 1,
                "id": "P",
                "subjects": [{"id": "s1", "kind": "organization"}],
                "events": events,
            }
        ).encode()
    )
    assert review(case, BOOK).deadlines
