"""What can come next, in ten files from the signal to enforcement: what must, until when and whose; what may; what is barred."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from thanhtra import NextSteps, Rulebook, next_steps, read_case
from thanhtra.exchange import next_steps_to_json

BOOK = Rulebook.built_in()
CHIEF = {"id": "o1", "post": "chief-inspector-of-department"}
SIGNAL = {"kind": "signal_received", "on": "2022-09-30", "source": "press"}
DETECTED = {"kind": "act_detected", "on": "2022-10-03", "by": "o1", "acts": ["a1"]}
MINUTES = {"kind": "minutes_drawn_up", "on": "2022-10-04", "by": "o1", "number": "M1", "acts": ["a1"]}
WAIVED = {"kind": "explanation_waived", "on": "2022-10-04", "minutes": "M1"}
ASKED = {"kind": "explanation_requested", "on": "2022-10-05", "minutes": "M1", "written_or_oral": "oral"}
DECISION = {
    "kind": "decision_issued",
    "on": "2022-10-12",
    "by": "o1",
    "number": "Q1",
    "minutes": "M1",
    "sanctions": [{"act": "a1", "fine": 7_500_000, "additional": [], "remedies": []}],
}
SENT = {"kind": "decision_sent", "on": "2022-10-13", "decision": "Q1", "to": "violator"}
SUPPLIED = {"kind": "record_supplied", "on": "2022-10-13", "decision": "Q1"}
DELIVERED = {"kind": "decision_delivered", "on": "2022-10-14", "decision": "Q1", "means": "direct"}
PAID = {"kind": "fine_paid", "on": "2022-10-20", "decision": "Q1", "amount": 7_500_000}
COERCED = {
    "kind": "enforcement_ordered",
    "on": "2022-11-01",
    "by": "o1",
    "number": "E1",
    "decision": "Q1",
    "measures": ["account"],
}
SEIZED = {"kind": "goods_seized", "on": "2022-10-04", "id": "Z1", "basis": "verify", "acts": ["a1"], "minutes": "M1"}

DECIDE = ("decision_issued", "2022-10-13", "authority")
SUPPLY = ("record_supplied", "2022-10-14", "authority")
SEND = ("decision_sent", "2022-10-14", "authority")
EXECUTE = ("execution_completed", "2022-10-24", "violator")

FILES: dict[str, tuple[list[dict[str, Any]], str, list[tuple[str, str | None, str]], set[str], set[str]]] = {
    "a signal": ([SIGNAL], "2022-09-30", [], {"act_detected", "inspection_opened"}, set()),
    "detected": (
        [SIGNAL, DETECTED],
        "2022-10-03",
        [("minutes_drawn_up", "2022-10-05", "authority")],
        {"facts_verified", "goods_seized"},
        set(),
    ),
    "minuted": (
        [DETECTED, MINUTES],
        "2022-10-04",
        [DECIDE],
        {"explanation_requested", "explanation_submitted", "minutes_served"},
        {"minutes_drawn_up"},
    ),
    "a hearing asked for": (
        [DETECTED, MINUTES, ASKED],
        "2022-10-05",
        [("hearing_notified", "2022-10-12", "authority"), ("decision_issued", "2022-11-04", "authority")],
        set(),
        set(),
    ),
    "goods held": (
        [DETECTED, MINUTES, SEIZED, WAIVED],
        "2022-10-05",
        [("seizure_reported", "2022-10-05", "authority"), DECIDE, ("seizure_ended", "2022-10-13", "authority")],
        {"seizure_ordered"},
        set(),
    ),
    "decided": (
        [DETECTED, MINUTES, WAIVED, DECISION],
        "2022-10-12",
        [SEND, SUPPLY, ("execution_completed", "2022-10-24", "violator")],
        {"complaint_lodged"},
        {"enforcement_ordered", "minutes_drawn_up"},
    ),
    "delivered": (
        [DETECTED, MINUTES, WAIVED, DECISION, SENT, SUPPLIED, DELIVERED],
        "2022-10-14",
        [EXECUTE],
        {"fine_paid", "relief_requested", "complaint_lodged"},
        {"enforcement_ordered"},
    ),
    "the term is over": (
        [DETECTED, MINUTES, WAIVED, DECISION, SENT, SUPPLIED, DELIVERED],
        "2022-10-25",
        [EXECUTE],
        {"enforcement_ordered"},
        set(),
    ),
    "paid": (
        [DETECTED, MINUTES, WAIVED, DECISION, SENT, SUPPLIED, DELIVERED, PAID],
        "2022-10-25",
        [],
        {"execution_completed"},
        {"enforcement_ordered"},
    ),
    "coerced": (
        [DETECTED, MINUTES, WAIVED, DECISION, SENT, SUPPLIED, DELIVERED, COERCED],
        "2022-11-01",
        [EXECUTE, ("enforcement_sent", "2022-11-03", "authority")],
        {"enforcement_carried_out", "complaint_lodged"},
        set(),
    ),
}
"""A typical file → its events, the day, what must come (kind, latest, whose), some of what may, some of what is barred."""


def found(events: list[dict[str, Any]], on: str) -> NextSteps:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "c1",
        "complete": True,
        "subjects": [{"id": "s1", "kind": "individual"}],
        "officials": [CHIEF],
        "acts": [
            {
                "id": "a1",
                "subject": "s1",
                "field": "information-technology",
                "began": "2022-09-20",
                "ended": "2022-09-20",
            }
        ],
        "events": events,
    }
    return next_steps(read_case(json.dumps(document).encode(), slugs=BOOK), BOOK, on=date.fromisoformat(on))


@pytest.mark.parametrize("name", FILES)
def test_a_typical_file_says_what_comes_next(name: str) -> None:
    events, on, must, may, barred = FILES[name]
    steps = next_steps_to_json(found(events, on))["steps"]
    by = {
        standing: [s for s in steps if s["standing"] == standing] for standing in ("must", "may", "unknown", "barred")
    }
    assert [(s["kind"], s["latest"], s["bearer"]) for s in by["must"]] == must
    assert may <= {s["kind"] for s in by["may"]}
    assert barred <= {s["kind"] for s in by["barred"]}


def test_what_must_comes_first_and_every_step_cites() -> None:
    steps = found([DETECTED, MINUTES], "2022-10-04").steps
    assert [s.standing.value for s in steps] == sorted(
        (s.standing.value for s in steps), key=["must", "may", "unknown", "barred"].index
    )
    assert all(s.cites for s in steps)
    assert (steps[0].who, steps[0].limit and steps[0].limit.kind) == (("chief-inspector-of-department",), "decision")


def test_what_bars_a_step_is_told() -> None:
    (step,) = (
        s
        for s in found([DETECTED, MINUTES, WAIVED, DECISION, SENT, SUPPLIED, DELIVERED, PAID], "2022-10-25").steps
        if s.kind == "enforcement_ordered"
    )
    assert step.why is not None
    assert "paid in full" in step.why.en


def test_a_file_without_a_day_needs_one() -> None:
    case = read_case(
        json.dumps({"format": "thanhtra.case", "version": 1, "id": "c1", "events": [{"kind": "act_detected"}]}).encode()
    )
    with pytest.raises(ValueError, match="on:"):
        next_steps(case, BOOK)


def _no_sanction(events: list[dict[str, Any]], on: str) -> str:
    return next(s.standing.value for s in found(events, on).steps if s.kind == "no_sanction_decided")


def test_a_violator_who_died_is_not_sanctioned_though_the_limit_still_runs() -> None:
    """Đ65.1.d: a decision not to sanction may come; while nothing of Đ65.1 is on file it is barred."""
    died = {"kind": "subject_ceased", "on": "2022-10-06", "subject": "s1", "how": "died"}
    assert _no_sanction([DETECTED, MINUTES, WAIVED], "2022-10-07") == "barred"
    assert _no_sanction([DETECTED, MINUTES, WAIVED, died], "2022-10-07") != "barred"


def test_minutes_of_a_violator_nobody_knows_let_a_decision_not_to_sanction_come() -> None:
    """Đ65.1.b: the violator cannot be told."""
    unknown = {**MINUTES, "signatures": {"maker": True, "violator": "unknown-violator"}}
    assert _no_sanction([DETECTED, unknown, WAIVED], "2022-10-07") != "barred"


def test_of_twenty_violators_what_may_come_for_the_last_is_not_barred_by_the_others() -> None:
    """Each was handed the decision in its two working days (Đ70): what is sent to one of them now is late for nobody. The twentieth may still ask for a relief (Đ76.1)."""
    ids = range(1, 21)
    events = [
        {**DETECTED, "acts": [f"a{i}" for i in ids]},
        {**MINUTES, "acts": [f"a{i}" for i in ids]},
        {**WAIVED, "acts": [f"a{i}" for i in ids]},
        {**DECISION, "sanctions": [{"act": f"a{i}", "fine": 7_500_000, "additional": [], "remedies": []} for i in ids]},
        {**DELIVERED, "subjects": [f"s{i}" for i in ids]},
        *({**PAID, "on": "2022-10-17", "acts": [f"a{i}"]} for i in ids if i < 20),
        *(
            {"kind": "execution_completed", "on": "2022-10-18", "decision": "Q1", "acts": [f"a{i}"]}
            for i in ids
            if i < 20
        ),
    ]
    case = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "c1",
        "complete": True,
        "field": "information-technology",
        "subjects": [{"id": f"s{i}", "kind": "individual"} for i in ids],
        "officials": [CHIEF],
        "acts": [
            {"id": f"a{i}", "subject": f"s{i}", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2022-09-20"}
            for i in ids
        ],
        "events": events,
    }
    steps = next_steps(read_case(json.dumps(case).encode(), slugs=BOOK), BOOK, on=date(2022, 10, 19)).steps
    standing = {s.kind: s.standing.value for s in steps}
    assert (standing["decision_sent"], standing["relief_requested"]) == ("may", "may")
