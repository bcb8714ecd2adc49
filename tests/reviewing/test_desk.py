"""The desk: what may come next, what is refused and why, what is recorded; and a machine walking it at random."""

from __future__ import annotations

import importlib.util
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from thanhtra.casefile import Case, Event
from thanhtra.errors import FindingsFound, Unlawful
from thanhtra.exchange import dumps, read_case
from thanhtra.reviewing import may, record, review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity

_spec = importlib.util.spec_from_file_location("simple_cases", Path(__file__).parent / "simple_cases.py")
assert _spec is not None
assert _spec.loader is not None
simple = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(simple)

BOOK = Rulebook.built_in()
EVERYTHING = ("MIN01", "EXP01", "DEC01", "DEC02", "DEC03", "DEC04", "DEC05", "ENF01", "ENF02")


def case(*steps: tuple[str, date], **fields: Any) -> Case:
    """A case of dated steps."""
    found: Case = simple.case_of({**simple.BASE, "events": [simple.event(k, d) for k, d in steps]}, **fields)
    return found


def step(kind: str, day: date, **fields: Any) -> Event:
    """One event as the reader gives it."""
    document = {**simple.BASE, "events": [{**simple.event(kind, day), **fields}]}
    return read_case(json.dumps(document).encode()).events[0]


MINUTED = (("act_detected", date(2021, 12, 6)), ("minutes_drawn_up", date(2021, 12, 6)))


def test_a_timely_decision_may_come_once_the_unknown_is_answered_for() -> None:
    file = case(*MINUTED, complete=True)
    outcome = may(file, BOOK, step("decision_issued", date(2021, 12, 13)))
    assert outcome.stages == {"a1": "decided"}
    assert [a.check for a in outcome.refusals if a.check == "DEC01"] == []


def test_a_decision_a_day_late_is_refused_with_the_reason_and_nothing_is_recorded() -> None:
    file = case(*MINUTED, complete=True)
    with pytest.raises(Unlawful) as refused:
        record(file, BOOK, step("decision_issued", date(2021, 12, 14)))
    assert "DEC01" in [a.check for a in refused.value.outcome.refusals]
    assert "DEC01" in str(refused.value)
    assert len(file.events) == 2


def test_every_refusal_comes_at_once_and_each_is_cited() -> None:
    file = case(("act_detected", date(2021, 12, 6)), complete=True)
    outcome = may(file, BOOK, step("decision_issued", date(2023, 2, 1)))
    assert {a.check for a in outcome.refusals} >= {"ORD01", "DEC04"}
    assert all(a.cites for a in outcome.refusals)


def test_an_impossible_order_is_refused_even_when_it_no_longer_voids() -> None:
    file = case(
        ("act_detected", date(2025, 7, 1)), ("minutes_drawn_up", date(2025, 7, 1)), ("case_closed", date(2025, 7, 2))
    )
    outcome = may(file, BOOK, step("fine_paid", date(2025, 7, 3), amount=1))
    assert not outcome.allowed
    assert [(a.check, a.severity) for a in outcome.refusals] == [("ORD01", Severity.NOTE)]


def test_a_voiding_question_left_open_refuses_until_it_is_accepted() -> None:
    file = case(*MINUTED)
    late = step("decision_issued", date(2021, 12, 20), basis=["15/2012/QH13 Đ57.2"])
    outcome = may(file, BOOK, late)
    assert not outcome.allowed
    open_ones = {a.check for a in outcome.unknown if a.severity is Severity.VOIDS}
    assert "DEC01" in open_ones
    if not outcome.refusals:
        assert len(record(file, BOOK, late, accept=open_ones).events) == 3
        with pytest.raises(Unlawful):
            record(file, BOOK, late, accept=open_ones - {"DEC01"})


def test_a_breach_of_duty_is_noted_and_does_not_refuse() -> None:
    file = case(*MINUTED, ("decision_issued", date(2021, 12, 13)), complete=True)
    sent = step("decision_sent", date(2021, 12, 16))
    outcome = may(file, BOOK, sent)
    assert outcome.allowed
    assert "SEND01" in [a.check for a in outcome.notes]
    assert record(file, BOOK, sent).events[-1] == sent


def test_a_review_raises_only_when_asked_to() -> None:
    result = review(case(*MINUTED, ("decision_issued", date(2021, 12, 14)), complete=True), BOOK)
    assert result.has_findings
    with pytest.raises(FindingsFound) as found:
        result.raise_for_findings()
    assert found.value.findings == result.findings
    review(case(("minutes_drawn_up", date(2021, 12, 6))), BOOK).raise_for_findings()


def test_a_file_is_seen_from_its_latest_day_unless_another_is_given() -> None:
    file = case(*MINUTED)
    assert review(file, BOOK).as_of == date(2021, 12, 6)
    assert review(file, BOOK, as_of=date(2022, 6, 1)).as_of == date(2022, 6, 1)


def test_a_file_without_events_has_no_stage_and_no_answer() -> None:
    result = review(case(), BOOK)
    assert (result.stage, result.answers, result.as_of) == ("none", (), None)


class Desk(RuleBasedStateMachine):
    """An office that records what the law lets it, on days that run forward, and asks about everything."""

    @initialize(day=simple.days, complete=st.booleans())
    def opened(self, day: date, complete: bool) -> None:  # noqa: FBT001 - drawn
        self.day = day
        self.case: Case = case(complete=complete)

    @rule(kind=st.sampled_from(simple.COMMON), later=st.sampled_from([0, 1, 3, 7, 12, 31]), accepting=st.booleans())
    def tries(self, kind: str, later: int, accepting: bool) -> None:  # noqa: FBT001 - drawn
        day = self.day + timedelta(later)
        asked = step(kind, day)
        before = self.case
        outcome = may(before, BOOK, asked)
        accept = {a.check for a in outcome.unknown} if accepting else set()
        blocked = [a for a in outcome.unknown if a.severity is Severity.VOIDS and a.check not in accept]
        try:
            self.case = record(before, BOOK, asked, accept=accept)
        except Unlawful:
            assert bool(outcome.refusals or blocked)
            assert self.case is before
        else:
            self.day = day
            assert not outcome.refusals
            assert not blocked
            assert review(self.case, BOOK).stages == outcome.stages

    @invariant()
    def what_was_recorded_replays_to_the_same_stages(self) -> None:
        if hasattr(self, "case"):
            replayed = read_case(dumps(self.case).encode())
            assert review(replayed, BOOK).stages == review(self.case, BOOK).stages

    @invariant()
    def what_was_recorded_is_never_out_of_order(self) -> None:
        if hasattr(self, "case"):
            assert [a.message.en for a in review(self.case, BOOK).findings if a.check in ("ORD01", "DEC05")] == []


TestDesk = Desk.TestCase
