"""What is overdue of a decision on two people is what the deadlines and the ledger say of each (tiền phạt quá hạn của nhiều người)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.examination.reading import document

from thanhtra.casefile import index
from thanhtra.exchange import read_case
from thanhtra.reports.overdue import owed_on
from thanhtra.rulebook import Rulebook

_BOTH = {
    "kind": "decision_delivered",
    "on": "2022-03-17",
    "decision": "D1",
    "means": "direct",
    "subjects": ["s1", "s2"],
}
_PAID = {"kind": "fine_paid", "on": "2022-03-24", "decision": "D1"}
_SUSPENDED = {"kind": "execution_suspended", "on": "2022-03-20", "by": "o1", "decision": "D1"}
_RESUMED = {"kind": "execution_resumed", "on": "2022-04-20", "by": "o1", "decision": "D1"}


def _overdue(*events: dict[str, Any], complete: bool = True) -> list[int | None]:
    """What is overdue in June of the fines of two people, twelve and a half million each, with these events behind the delivery."""
    two = {
        "file": "pair",
        "with": {"complete": complete},
        "change": {"minutes": {"explanation": "waived"}},
        "add": [_BOTH, *events],
    }
    case = read_case(json.dumps(document(two)).encode())
    return [one.left for one in owed_on(index(case), date(2022, 6, 1), Rulebook.built_in())]


@pytest.mark.parametrize("whose", [{}, {"acts": ["a1", "a2"]}])
def test_what_is_paid_for_all_at_once_leaves_nothing_overdue(whose: dict[str, Any]) -> None:
    assert _overdue({**_PAID, "amount": 25_000_000, **whose}) == []


def test_half_paid_by_nobody_named_leaves_half_of_all() -> None:
    assert _overdue({**_PAID, "amount": 12_500_000}) == [12_500_000]


def test_what_one_paid_leaves_the_other_s() -> None:
    assert _overdue({**_PAID, "amount": 12_500_000, "acts": ["a1"]}) == [12_500_000]


def test_a_resumption_for_one_leaves_the_other_s_suspension() -> None:
    both = ({**_SUSPENDED, "acts": ["a1"]}, {**_SUSPENDED, "acts": ["a2"]})
    assert _overdue(*both, {**_RESUMED, "acts": ["a1"]}) == [12_500_000]
    assert _overdue(*both, _RESUMED) == [25_000_000]


def test_what_the_office_says_was_executed_is_not_overdue() -> None:
    said = {"kind": "execution_completed", "on": "2022-03-24", "decision": "D1"}
    assert _overdue(said, complete=False) == []


def test_whether_it_is_overdue_is_not_told_by_a_whole_file_without_the_payments() -> None:
    """118/2021/NĐ-CP Đ21.1: the receipts are kept in the file."""
    assert _overdue({"kind": "execution_completed", "on": "2022-03-24", "decision": "D1"}) == [None]
