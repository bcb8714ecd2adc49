"""A decision may give hours for a remedy (gỡ bỏ trong 24 giờ): they run from the receipt, judged to the hour where the file has it, by days where days suffice."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from thanhtra import Rulebook, read_case, review

BOOK = Rulebook.built_in()
RECEIVED, COERCED = {"on": "2022-03-03"}, {"on": "2022-03-05"}


def case(received: dict[str, str], coerced: dict[str, str] | None, hours: int = 24, kind: str = "decision_issued"):
    remedy = {"remedy": "remove-content", "within": {"amount": hours, "unit": "hour"}}
    events = [
        {
            "kind": kind,
            "id": "d",
            **({"on": "2022-03-01"} if kind == "decision_issued" else received),
            "by": "o1",
            "sanctions": [{"act": "a1", "fine": 7500000, "remedies": [remedy]}],
        },
        *([{"kind": "decision_delivered", "decision": "d", **received}] if kind == "decision_issued" else []),
        *(
            []
            if coerced is None
            else [{"kind": "enforcement_ordered", "decision": "d", "measures": ["remedies"], "by": "o1", **coerced}]
        ),
    ]
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "x",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "officials": [{"id": "o1"}],
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": events,
    }
    return read_case(json.dumps(document).encode())


def asked(
    received: dict[str, str], coerced: dict[str, str], kind: str = "decision_issued"
) -> tuple[str, tuple[str, ...]]:
    answers = [a for a in review(case(received, coerced, kind=kind), BOOK).answers if a.check == "ENF08"]
    assert len(answers) == 1
    return type(answers[0]).__name__, getattr(answers[0], "missing", ())


@pytest.mark.parametrize(
    ("received", "coerced", "expected"),
    [
        ({"on": "2022-03-03"}, {"on": "2022-03-03"}, "Finding"),
        ({"on": "2022-03-03"}, {"on": "2022-03-04"}, "NotAssessed"),
        ({"on": "2022-03-03"}, {"on": "2022-03-05"}, "Satisfied"),
        ({"at": "2022-03-03T08:00:00+07:00"}, {"at": "2022-03-04T08:00:00+07:00"}, "Finding"),
        ({"at": "2022-03-03T08:00:00+07:00"}, {"at": "2022-03-04T08:00:01+07:00"}, "Satisfied"),
        ({"at": "2022-03-03T08:00:00+07:00"}, {"on": "2022-03-04"}, "NotAssessed"),
        ({"at": "2022-03-03T08:00:00+07:00"}, {"on": "2022-03-05"}, "Satisfied"),
    ],
)
def test_hours_are_judged_by_instants_and_by_days_only_where_every_hour_agrees(received, coerced, expected):
    assert asked(received, coerced)[0] == expected


@pytest.mark.parametrize(
    ("coerced", "expected"),
    [
        ("2022-03-04T07:59:59+07:00", "Finding"),
        ("2022-03-04T08:00:00+07:00", "Finding"),
        ("2022-03-04T08:00:01+07:00", "Satisfied"),
    ],
)
def test_hours_of_a_decision_made_on_the_spot_run_from_its_own_instant(coerced, expected):
    decided, kind = {"at": "2022-03-03T08:00:00+07:00"}, "spot_decision_issued"
    assert asked(decided, {"at": coerced}, kind) == (expected, ())
    assert asked({"on": "2022-03-03"}, {"at": coerced}, kind) == ("NotAssessed", ("fact:events[0].at",))


def test_what_would_tell_is_the_instant_of_each_step_that_has_none():
    assert asked({"on": "2022-03-03"}, {"on": "2022-03-04"})[1] == ("fact:events[1].at", "fact:events[2].at")
    assert asked({"at": "2022-03-03T08:00:00+07:00"}, {"on": "2022-03-04"})[1] == ("fact:events[2].at",)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ({"at": "2022-03-03T08:00:00+07:00"}, datetime.fromisoformat("2022-03-04T08:00:00+07:00")),
        ({"on": "2022-03-03"}, date(2022, 3, 4)),
    ],
)
def test_the_last_moment_is_shown_the_latest_it_can_be_where_only_the_day_is_known(received, due):
    (found,) = (
        d for d in review(case(received, None), BOOK, as_of=date(2022, 3, 4)).deadlines if d.kind == "remedy-term"
    )
    assert found.due == due
    assert found.bound == ("exact" if isinstance(due, datetime) else "latest")


@pytest.mark.parametrize("hours", [1, 400, 2**53 - 1])
def test_no_number_of_hours_stops_a_review(hours):
    for received in (
        {"on": "2022-03-03"},
        {"at": "9999-12-31T08:00:00+07:00"},
        {"not_before": "2022-03-02", "not_after": "2022-03-04"},
    ):
        assert review(case(received, COERCED, hours), BOOK, as_of=date(2030, 1, 1)).answers
