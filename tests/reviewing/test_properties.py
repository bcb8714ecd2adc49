"""What holds of every review, whatever the file: it never raises, silence is never read as lawful, saying more never clears a finding."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.errors import LawGap
from thanhtra.exchange import read_case, review_to_json
from thanhtra.law import Version, series
from thanhtra.reviewing import may, review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity


def _beside(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


simple = _beside(Path(__file__).parent / "simple_cases.py")
strategies = _beside(Path(__file__).parents[1] / "strategies.py")
BOOK = Rulebook.built_in()


def kinds_of(document: dict[str, Any], **changes: Any) -> dict[tuple[str, int | None, str | None], str]:
    """(check, event, act) → the kind of answer."""
    return {(a.check, a.event, a.act): a.kind for a in review(simple.case_of(document, **changes), BOOK).answers}


@settings(max_examples=150)
@given(strategies.documents())
def test_a_review_of_any_document_is_an_answer_and_can_be_written_down(document: dict[str, Any]) -> None:
    case = read_case(json.dumps(document).encode())
    result = review(case, BOOK)
    json.dumps(review_to_json(result), allow_nan=False)
    assert result.has_findings == bool(result.findings)
    for answer in result.answers:
        assert bool(answer.missing) == (answer.kind == "not_assessed")
        assert answer.message.vi
        assert answer.message.en
        day = (case.events[answer.event].day if answer.event is not None else None) or result.as_of
        assert (
            answer.cites
            or answer.kind == "not_assessed"
            or (day is not None and day < BOOK.instruments["15/2012/QH13"].in_force)
        )


@given(simple.histories())
def test_completing_a_file_never_turns_a_finding_into_a_satisfied_answer(document: dict[str, Any]) -> None:
    before, after = kinds_of(document), kinds_of(document, complete=True)
    assert {
        key: after.get(key) for key, kind in before.items() if kind == "finding" and after.get(key) == "satisfied"
    } == {}


@given(simple.histories())
def test_completing_a_file_leaves_what_was_satisfied_satisfied(document: dict[str, Any]) -> None:
    before, after = kinds_of(document), kinds_of(document, complete=True)
    assert {
        key: after.get(key) for key, kind in before.items() if kind == "satisfied" and after.get(key) != "satisfied"
    } == {}


@given(simple.histories(), st.data())
def test_denying_what_an_answer_asked_for_never_clears_a_finding(document: dict[str, Any], data: st.DataObject) -> None:
    result = review(simple.case_of(document), BOOK)
    asked = sorted({t for a in result.answers for t in a.missing if t.startswith(("event:", "ground:"))})
    on_file = {f"event:{e['kind']}" for e in document["events"]}
    tokens = [t for t in asked if t not in on_file]
    absent = data.draw(st.lists(st.sampled_from(tokens), unique=True)) if tokens else []
    before, after = kinds_of(document), kinds_of(document, absent=absent)
    assert [key for key, kind in before.items() if kind == "finding" and after.get(key) == "satisfied"] == []


@given(simple.histories())
def test_denying_everything_an_answer_asked_for_leaves_no_ground_open(document: dict[str, Any]) -> None:
    result = review(simple.case_of(document), BOOK)
    grounds = {t for a in result.answers for t in a.missing if t.startswith("ground:")}
    after = review(simple.case_of(document, absent=sorted(grounds)), BOOK)
    assert not grounds & {t for a in after.answers for t in a.missing}


@given(simple.days, st.integers(50_000, 100_000_000))  # within what Đ23.1 and Đ24.1 allow a person
def test_a_lone_decision_is_never_found_void(day: date, fine: int) -> None:
    document = {
        **simple.BASE,
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": [simple.event("decision_issued", day)],
    }
    document["events"][0]["sanctions"] = [{"act": "a1", "fine": fine}]
    found = review(simple.case_of(document), BOOK).findings
    assert [a.check for a in found if a.severity is Severity.VOIDS] == []


@given(simple.histories())
def test_asking_whether_a_step_may_come_changes_nothing(document: dict[str, Any]) -> None:
    case = simple.case_of(document)
    step = case.events[-1]
    before = review_to_json(review(case, BOOK))
    events = case.events
    may(case, BOOK, step)
    assert case.events is events
    assert review_to_json(review(case, BOOK)) == before


@given(simple.histories())
def test_a_review_twice_is_the_same_review(document: dict[str, Any]) -> None:
    case = simple.case_of(document)
    assert review_to_json(review(case, BOOK)) == review_to_json(review(simple.case_of(document), BOOK))


@given(simple.histories())
def test_may_answers_what_the_review_answers_about_the_last_step(document: dict[str, Any]) -> None:
    case = simple.case_of(document)
    before = attrs.evolve(case, events=case.events[:-1])
    outcome = may(before, BOOK, case.events[-1])
    asked = {(a.check, a.act): a.kind for a in (*outcome.refusals, *outcome.unknown, *outcome.notes)}
    result = review(case, BOOK)
    last = len(case.events) - 1
    assert asked == {(a.check, a.act): a.kind for a in result.answers if a.event == last and a.kind != "satisfied"}
    assert outcome.stages == result.stages


def test_a_hole_in_one_rule_never_kills_a_review() -> None:
    rule = BOOK.limit("decision")
    holed = attrs.evolve(
        rule, versions=series("decision", [Version(start=date(2013, 7, 1), rule=None, gap="not read")])
    )
    book = Rulebook(BOOK._roots)
    book.__dict__["procedure"] = attrs.evolve(BOOK.procedure, limits={**BOOK.procedure.limits, "decision": holed})
    with pytest.raises(LawGap):
        book.limit("decision").versions.on(date(2021, 12, 1))
    document = {
        **simple.BASE,
        "events": [simple.event(k, date(2021, 12, d)) for k, d in (("minutes_drawn_up", 2), ("decision_issued", 9))],
    }
    result = review(simple.case_of(document), book)
    (answer,) = (a for a in result.answers if a.check == "DEC01")
    assert (answer.kind, answer.missing) == ("not_assessed", ("law:decision@2021-12-02",))
    assert {a.check for a in result.answers} >= {"DEC02", "DEC03", "DEC04", "DEC05", "EXP01", "ORD01", "ORD02"}
    (deadline,) = (d for d in result.deadlines if d.kind == "decision")
    assert deadline.missing == ("law:decision@2021-12-02",)
