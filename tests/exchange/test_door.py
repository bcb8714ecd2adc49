"""A case made in Python is held to what a document is held to: what cannot be written and read back is refused where it enters."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

import thanhtra
from thanhtra import Case, Rulebook, Unlawful, Unusable, may, record, review
from thanhtra.casefile import Act, ActDetected, DecisionSent, Subject
from thanhtra.casefile.entering import has_entered
from thanhtra.exchange import dumps, outcome_to_json, problems

DAY = date(2020, 10, 5)
BARE = Case(id="c", events=())


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.built_in()


def wrong(cls: Any, **said: Any) -> Any:
    """An entity whose fields a type checker would refuse."""
    return cls(**said)


WRONG: list[tuple[Any, str, str]] = [
    (wrong(DecisionSent, kind="decision_snet", on=DAY), "$.events[0].kind", "unknown_kind"),
    (wrong(DecisionSent, kind="act_detected", on=DAY), "$.events[0].kind", "unknown_kind"),
    (wrong(DecisionSent, on="2020-10-21"), "$.events[0].on", "wrong_type"),
    (wrong(DecisionSent, on=datetime(2020, 10, 21, tzinfo=UTC)), "$.events[0].on", "wrong_type"),
    (wrong(DecisionSent, at="2020-10-21T08:00:00+07:00"), "$.events[0].at", "wrong_type"),
    (DecisionSent(at=datetime(2020, 10, 21, 8)), "$.events[0].at", "bad_instant"),  # noqa: DTZ001 - the fault
    (DecisionSent(on=DAY, by="nobody"), "$.events[0].by", "dangling"),
    (DecisionSent(on=DAY, decision="nothing"), "$.events[0].decision", "dangling"),
    (wrong(DecisionSent, on=DAY, acts=["a"]), "$.events[0].acts", "wrong_type"),
    (DecisionSent(on=DAY, note="e\u0302"), "$.events[0].note", "not_nfc"),
    (wrong(DecisionSent, on=DAY, number=19), "$.events[0].number", "wrong_type"),
    (wrong(DecisionSent, on=None, number=""), "$.events[0].number", "unknown_value"),
    (wrong(dict, kind="decision_sent"), "$.events[0]", "wrong_type"),
]


@pytest.mark.parametrize(("event", "path", "code"), WRONG)
def test_an_event_the_reader_would_refuse_enters_nowhere(event: Any, path: str, code: str, book: Rulebook) -> None:
    for entered in (
        lambda: may(BARE, book, event),
        lambda: record(BARE, book, event),
        lambda: review(BARE.then(event), book),
    ):
        with pytest.raises(Unusable) as refused:
            entered()
        assert [(p.path, p.code) for p in refused.value.problems] == [(path, code)]
        assert refused.value.case == "c"
    assert [(p.path, p.code) for p in problems(BARE.then(event))] == [(path, code)]


def test_the_same_event_said_rightly_enters(book: Rulebook) -> None:
    sent = DecisionSent(on=DAY, note="ê", number="19")
    read = thanhtra.read_case(dumps(BARE).encode())
    assert problems(BARE.then(sent)) == ()
    assert review(BARE.then(sent), book).case == "c"
    assert outcome_to_json(may(BARE, book, sent)) == outcome_to_json(may(read, book, sent))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Mine(Subject):
    """A subject with a field of an application's own."""

    shelf: str = "B2"


@pytest.mark.parametrize(
    ("case", "found"),
    [
        (wrong(Case, id=7, events=()), [("$.id", "wrong_type")]),
        (wrong(Case, id="c", events=[]), [("$.events", "wrong_type")]),
        (wrong(Case, id="c", events=(), complete=0), [("$.complete", "wrong_type")]),
        (Case(id="c", field="Thông Tin", events=()), [("$.field", "unknown_slug")]),
        (wrong(Case, id="c", events=(), subjects=("An",)), [("$.subjects[0]", "wrong_type")]),
        (
            Case(id="c", events=(), subjects=(Subject(id="a", kind="individual"), Subject(id="a", kind="individual"))),
            [("$.subjects[1].id", "duplicate_id")],
        ),
        (Case(id="c", events=(), acts=(Act(id="a", subject="s9"),)), [("$.acts[0].subject", "dangling")]),
        (wrong(Case, id="c", events=(), acts=(wrong(Act, id="a", subject=7),)), [("$.acts[0].subject", "wrong_type")]),
        (Case(id="c", events=(), subjects=(Mine(id="s", kind="individual"),)), [("$.subjects[0]", "wrong_type")]),
    ],
)
def test_a_case_is_told_what_its_document_would_be_told(
    case: Case, found: list[tuple[str, str]], book: Rulebook
) -> None:
    assert [(p.path, p.code) for p in problems(case)] == found
    with pytest.raises(Unusable):
        review(case, book)


def test_slugs_are_those_of_the_book_that_is_given(book: Rulebook) -> None:
    case = Case(id="c", field="no-such-field", events=())
    assert problems(case) == ()
    assert [(p.path, p.code) for p in problems(case, book)] == [("$.field", "unknown_slug")]


def test_every_problem_is_told_at_once() -> None:
    case = Case(id="c", field="no-such-field", events=(wrong(DecisionSent, on="x", by="nobody"),))
    assert {(p.path, p.code) for p in problems(case, Rulebook.built_in())} == {
        ("$.field", "unknown_slug"),
        ("$.events[0].on", "wrong_type"),
        ("$.events[0].by", "dangling"),
    }


def test_what_was_absent_and_came_since_is_a_problem_of_the_document_and_no_reason_to_refuse(book: Rulebook) -> None:
    then = Case(id="c", events=(), absent=("event:act_detected",)).then(ActDetected(on=DAY))
    assert [p.code for p in problems(then)] == ["disagree"]
    assert review(then, book).case == "c"


def test_a_case_is_looked_at_once(book: Rulebook) -> None:
    read = thanhtra.read_case(dumps(BARE).encode())
    made = Case(id="c", events=())
    assert (has_entered(read), has_entered(read.as_of(occurred=DAY)), has_entered(made)) == (True, True, False)
    review(made, book)
    assert has_entered(made)
    assert has_entered(record(made, book, ActDetected(on=DAY)))
    assert made == read


def test_the_law_still_answers_after_the_door(book: Rulebook) -> None:
    with pytest.raises(Unlawful):
        record(BARE, book, DecisionSent(on=DAY))
