"""A paper may give a term that ends in a year no calendar of days off is published for: the calendar is asked for, and the review goes on."""

from __future__ import annotations

import json

import pytest

from thanhtra import NotAssessed, Rulebook, Satisfied, read_case, review

BOOK = Rulebook.built_in()


@pytest.mark.parametrize(("paid", "expected"), [("2024-08-05", Satisfied), ("2026-10-16", NotAssessed)])
def test_a_payment_within_such_a_term_is_late_or_not_by_a_calendar_that_is_not_there(paid, expected):
    events = [
        {
            "kind": "decision_issued",
            "id": "d",
            "on": "2024-07-31",
            "execute_within": {"amount": 400, "unit": "month"},
            "sanctions": [{"act": "a1", "fine": 5}],
        },
        {"kind": "decision_delivered", "decision": "d", "on": "2024-08-01"},
        {"kind": "fine_paid", "decision": "d", "on": paid, "amount": 5, "surcharge": 0},
    ]
    head = {"format": "thanhtra.case", "version": 1, "id": "x", "subjects": [{"id": "s1", "kind": "individual"}]}
    document = {**head, "acts": [{"id": "a1", "subject": "s1"}], "events": events}
    (found,) = (a for a in review(read_case(json.dumps(document).encode()), BOOK).answers if a.check == "EXE01")
    assert type(found) is expected
    assert found.missing == (() if expected is Satisfied else ("law:calendar@2057-12-01",))
