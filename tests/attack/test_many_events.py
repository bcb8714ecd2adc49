"""A file of ten thousand events is read, reviewed and written out: nothing goes down the chain by recursion (hồ sơ rất dài)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from thanhtra import Case, Review, Rulebook, read_case, review
from thanhtra.auditing import audit_annulment
from thanhtra.exchange import case_to_json, review_to_json
from thanhtra.export import text
from thanhtra.export.calendars import calendar
from thanhtra.export.html import html
from thanhtra.export.ocel import ocel
from thanhtra.export.sarif import sarif

MANY = 10_000
BOOK = Rulebook.built_in()
START = [
    {"kind": "act_detected", "on": "2024-01-02"},
    {"kind": "minutes_drawn_up", "on": "2024-01-03", "id": "m"},
    {"kind": "decision_issued", "on": "2024-01-08", "id": "e0", "minutes": "m"},
]


@pytest.fixture(scope="module")
def long() -> Case:
    """Half of the events are complaints, each against the one before; half are signals that hang on nothing."""
    complaints = [
        {"kind": "complaint_lodged", "on": "2024-02-01", "id": f"e{n}", "against": f"e{n - 1}"}
        for n in range(1, MANY // 2)
    ]
    signals = [{"kind": "signal_received", "on": "2024-02-02", "source": "press"}] * (
        MANY - len(complaints) - len(START)
    )
    events = [*START, *complaints, *signals]
    return read_case(json.dumps({"format": "thanhtra.case", "version": 1, "id": "X", "events": events}).encode())


@pytest.fixture(scope="module")
def reviewed(long: Case) -> Review:
    return review(long, BOOK)


def test_it_is_read_whole(long: Case) -> None:
    assert len(long.events) == MANY
    assert len(case_to_json(long)["events"]) == MANY


def test_every_complaint_is_asked_about(long: Case, reviewed: Review) -> None:
    asked = {a.event for a in reviewed.answers}
    assert {at for at, e in enumerate(long.events) if e.kind == "complaint_lodged"} <= asked
    assert reviewed.stage == "decided"


@pytest.mark.no_cover  # watched branch by branch it takes minutes; its branches are reached by smaller files
def test_every_way_out_writes_it(long: Case, reviewed: Review) -> None:
    assert len(review_to_json(reviewed)["answers"]) == len(reviewed.answers)
    assert text(reviewed, long)
    assert len(ocel([(long, reviewed)])["events"]) == MANY
    assert html(reviewed, long).endswith("</html>\n")
    assert calendar([(long, reviewed)]).endswith("END:VCALENDAR\r\n")
    assert json.loads(sarif([("a.json:1", reviewed)], edition=BOOK.edition))["version"] == "2.1.0"


def test_it_is_audited_and_seen_as_of_a_day(long: Case, reviewed: Review) -> None:
    assert [audit.decision for audit in audit_annulment(reviewed, BOOK)] == [2]
    assert len(long.as_of(occurred=date(2024, 1, 31)).events) == len(START)


def test_decisions_each_in_the_place_of_the_last_are_followed_to_no_depth() -> None:
    decisions = [
        {"kind": "decision_issued", "on": "2024-01-08", "id": f"q{n}", "replaces": f"q{n - 1}"} for n in range(1, 1_100)
    ]
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "X",
        "events": [*START, {**START[2], "id": "q0"}, *decisions],
    }
    found = review(read_case(json.dumps(document).encode()), BOOK)
    assert len(found.answers) > len(decisions)


def again_and_again(times: int) -> list[dict[str, object]]:
    """A decision annulled and made anew, each new one annulled in its turn, and the last one enforced."""
    made: list[dict[str, object]] = [{"kind": "decision_issued", "on": "2025-06-02", "id": "q0"}]
    for n in range(1, times):
        made.append({"kind": "decision_annulled", "on": "2025-06-03", "decision": f"q{n - 1}"})
        made.append({"kind": "decision_issued", "on": "2025-06-03", "id": f"q{n}"})
    return [
        *made,
        {"kind": "enforcement_ordered", "on": "2025-09-01", "decision": f"q{times - 1}", "measures": ["income"]},
    ]


@pytest.mark.parametrize("times", [2, 1_100])
def test_a_decision_made_anew_keeps_the_limitation_of_the_first_however_often(times: int) -> None:
    """118/2021 Đ16.3 as from 2025-05-02: one year from 2 June 2025, not from the day of the new decision."""
    events = again_and_again(times)
    document = {"format": "thanhtra.case", "version": 1, "id": "X", "events": events}
    found = review(read_case(json.dumps(document).encode()), BOOK)
    last = len(events) - 2
    assert [d.counted_from for d in found.deadlines if d.kind == "enforcement-limitation" and d.event == last] == [
        date(2025, 6, 2)
    ]


def test_an_annulment_claimed_ahead_of_its_own_decision_is_reviewed() -> None:
    document = {
        "format": "thanhtra.case", "version": 1, "id": "X",
        "events": [{"kind": "decision_annulled", "on": "2025-06-10", "decision": "q"}, {"kind": "decision_issued", "on": "2025-06-02", "id": "q"}],
    }  # fmt: skip
    found = review(read_case(json.dumps(document).encode()), BOOK)
    assert {d.counted_from for d in found.deadlines if d.kind == "enforcement-limitation"} == {date(2025, 6, 2)}
