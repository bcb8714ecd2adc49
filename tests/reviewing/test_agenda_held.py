"""A duty to execute that is suspended waits for nobody (15/2012/QH13 Đ15.3), and no agenda tells it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tests.examination.reading import document

from thanhtra.casefile import Case
from thanhtra.exchange import read_case
from thanhtra.reviewing import AgendaQuestion, agenda
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
SUSPENDED = {"kind": "execution_suspended", "on": date(2022, 3, 20), "by": "o1", "decision": "D1"}


def file(*steps: dict[str, Any]) -> Case:
    return read_case(json.dumps(document({"file": "2022", "add": list(steps)})).encode(), slugs=BOOK)


def told(on: date, *steps: dict[str, Any]) -> set[str]:
    asked = AgendaQuestion.within(on, bearer=None, overdue=True)
    return {item.kind for item in agenda([file(*steps)], BOOK, asked).items}


@pytest.mark.parametrize("on", [date(2022, 3, 25), date(2022, 5, 25)])
def test_suspended_execution_waits_for_nobody(on: date) -> None:
    assert {"execution", "remedy-term"} <= told(on)
    assert told(on, SUSPENDED).isdisjoint({"execution", "remedy-term"})


def test_it_waits_again_once_the_suspension_is_over() -> None:
    until = {**SUSPENDED, "until": date(2022, 3, 24)}
    assert "execution" in told(date(2022, 3, 26), until)
    assert "execution" not in told(date(2022, 3, 24), until)
