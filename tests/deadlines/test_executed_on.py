"""The day a decision was executed: with the last of what a violator has to do, and as far as the file bears the office's word out (15/2012/QH13 Đ7.1, Đ73.2)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.examination.reading import document

from thanhtra.casefile import Index, index
from thanhtra.deadlines import executed_on
from thanhtra.exchange import read_case
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
DONE = {"kind": "execution_completed", "decision": "D1"}


def file(name: str, *steps: dict[str, Any], complete: bool = False) -> tuple[Index, int]:
    case = {"file": name, "with": {"complete": complete}, "add": list(steps)}
    ix = index(read_case(json.dumps(document(case)).encode(), slugs=BOOK))
    return ix, ix.by_kind["decision_issued"][0]


def test_the_word_of_the_office_stands_in_a_silent_file() -> None:
    ix, decision = file("2022", {**DONE, "on": date(2022, 3, 24)})
    assert executed_on(ix, decision, "a1") == date(2022, 3, 24)


def test_it_does_not_in_a_file_that_holds_everything_and_no_payment() -> None:
    ix, decision = file("2022", {**DONE, "on": date(2022, 3, 24)}, complete=True)
    assert executed_on(ix, decision, "a1") is None


def test_a_payment_of_a_later_day_speaks_against_it() -> None:
    paid = {"kind": "fine_paid", "on": date(2022, 4, 20), "decision": "D1", "amount": 7_500_000}
    ix, decision = file("2022", {**DONE, "on": date(2022, 3, 24)}, paid, {**DONE, "on": date(2022, 4, 21)})
    assert executed_on(ix, decision, "a1") == date(2022, 4, 21)


def test_each_of_two_executes_what_is_their_own() -> None:
    one, other = {**DONE, "on": date(2022, 3, 24), "acts": ["a1"]}, {**DONE, "on": date(2022, 4, 1), "acts": ["a2"]}
    ix, decision = file("pair", one, other)
    assert [executed_on(ix, decision, act) for act in ("a1", "a2")] == [date(2022, 3, 24), date(2022, 4, 1)]
