"""The kit keeps its word: lawful is lawful, a defect is found by its check, a mutated document is a case or Unusable."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange import dumps, read_case
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.testing import (
    DEFECTS,
    CaseMachine,
    calendars,
    documents,
    lawful_histories,
    mutated_documents,
    officials,
    parties,
    unlawful_histories,
)

BOOK = Rulebook.built_in()
often = settings(
    max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@often
@given(lawful_histories())
def test_the_law_finds_nothing_in_a_lawful_history(case):
    found = review(case, BOOK)

    assert [(a.check, a.message.en) for a in found.findings] == []
    assert found.stage == "delivered"
    assert read_case(dumps(case).encode(), slugs=BOOK) == case


@pytest.mark.parametrize("defect", DEFECTS)
@settings(often, max_examples=20)
@given(data=st.data())
def test_the_check_named_finds_the_defect(defect, data):
    unlawful = data.draw(unlawful_histories(defect=defect))

    assert (unlawful.code, unlawful.event) in {(a.check, a.event) for a in review(unlawful.case, BOOK).findings}
    assert read_case(dumps(unlawful.case).encode(), slugs=BOOK) == unlawful.case


@often
@given(documents())
def test_a_document_drawn_is_read(document):
    assert type(read_case(json.dumps(document).encode())) is Case


@often
@given(mutated_documents())
def test_a_mutated_document_is_a_case_or_unusable(document):
    try:
        found = read_case(json.dumps(document).encode())
    except Unusable as error:
        found = error
    assert type(found) is Case or found.problems


@settings(often, max_examples=30)
@given(calendars(), st.integers(1, 30), st.integers(0, 300))
def test_a_calendar_drawn_counts_its_own_working_days(calendar, count, offset):
    day = calendar.first + timedelta(offset)
    worked = [
        d for n in range(60) if calendar.first <= (d := day + timedelta(n)) <= calendar.last and calendar.is_working(d)
    ]
    assert len(worked) >= min(count, 20)
    assert calendar.first.month == 1


@often
@given(parties(), officials(book=BOOK))
def test_people_drawn_are_nobody(subject, official):
    case = Case(id="x", subjects=(subject,), officials=(official,), events=())

    assert read_case(dumps(case).encode(), slugs=BOOK) == case
    assert subject.name is None or "Thử" in subject.name
    assert subject.born is None or subject.born < date(2000, 1, 1)


REACHED = Counter()


class Desk(CaseMachine):
    """The machine itself, driven for a while, with its hooks counted."""

    def recorded(self, case, event):
        assert case.events[-1] is event
        REACHED[event.kind] += 1

    def refused(self, case, event, outcome):
        assert all(event is not kept for kept in case.events)
        assert not outcome.allowed
        REACHED["refused"] += 1


def test_a_desk_driven_at_random_gets_past_the_decision():
    run_state_machine_as_test(
        Desk, settings=settings(max_examples=25, stateful_step_count=15, deadline=None, derandomize=True, database=None)
    )

    assert {"act_detected", "minutes_drawn_up", "decision_issued", "refused"} <= set(REACHED)
