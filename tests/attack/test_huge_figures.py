"""The largest figures a document may hold: a review and the next steps answer, and count past no last date (số lớn nhất)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from thanhtra import Rulebook, read_case, review
from thanhtra.money import MOST_DONG
from thanhtra.reviewing import next_steps

BOOK = Rulebook.built_in()


def case(sanctions: list[dict[str, Any]]) -> Any:
    """A decision of 2023 on two acts of one holder of a licence that ends."""
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "HS-1",
        "subjects": [{"id": "s1", "kind": "organization"}],
        "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
        "licences": [{"id": "L1", "holder": "s1", "ends": "2024-01-01"}],
        "acts": [
            {"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2023-01-05"},
            {"id": "a2", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2023-01-05"},
        ],
        "events": [
            {"kind": "minutes_drawn_up", "on": "2023-01-10", "number": "01", "acts": ["a1", "a2"]},
            {"kind": "decision_issued", "on": "2023-01-16", "by": "o1", "number": "02", "minutes": "01", "sanctions": sanctions},
            {"kind": "decision_delivered", "on": "2023-01-17", "decision": "02"},
        ],
    }  # fmt: skip
    return read_case(json.dumps(document, ensure_ascii=False).encode())


def test_a_withdrawal_longer_than_the_calendar_is_past_the_end_of_the_licence():
    withdrawn = {"measure": "withdraw-licence", "licence": "L1", "term": {"amount": MOST_DONG, "unit": "month"}}
    for months in (MOST_DONG, 95_724):
        withdrawn["term"] = {"amount": months, "unit": "month"}
        found = review(case([{"act": "a1", "fine": 1_000_000, "additional": [withdrawn]}]), BOOK)
        assert "FIN08" in {one.check for one in found.answers if one.kind != "satisfied"}


def test_fines_whose_sum_no_document_may_hold_leave_a_next_step():
    whole = case([{"act": name, "fine": MOST_DONG} for name in ("a1", "a2")])
    assert "fine_paid" in {step.kind for step in next_steps(whole, BOOK, on=date(2023, 1, 20)).steps}
