"""What answers of many files share is found by all it turns on, and what is written of it is nobody else's."""

from __future__ import annotations

import json
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from thanhtra.casefile import Case
from thanhtra.checks import CheckContext, Verdict, check, finding, satisfied
from thanhtra.exchange import answer_to_json, deadline_to_json, read_case, review_to_json
from thanhtra.findings import Rationale, SharedRationale
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect

BOOK = Rulebook.built_in()
CASES = [
    read_case(path, slugs=BOOK)
    for path in sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))[:12]
]
TOLD: dict[str, Any] = {}


@check(
    "OWN90",
    "own.tells-what-it-is-told",
    about="act_detected",
    defect=Defect.ACT,
    vi="Nói gì?",
    en="What does it say?",
    right=("nói {a}, {b}", "says {a}, {b}"),
    wrong=("không nói {a}, {b}", "does not say {a}, {b}"),
    law="15/2012/QH13 Đ58",
)
def tells(ctx: CheckContext[Any]) -> Verdict:
    return satisfied(**TOLD) if ctx.case.complete else finding(**TOLD)


def case(*, complete: bool = True, on: str = "2022-03-01") -> Case:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "C-1",
        "complete": complete,
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1"}],
        "events": [{"kind": "act_detected", "on": on}],
    }
    return read_case(json.dumps(document).encode(), slugs=BOOK)


def told(of: Case, **facts: Any) -> dict[str, Any]:
    TOLD.clear()
    TOLD.update(facts)
    (answer,) = review(of, BOOK, checks=[tells], only={"OWN90"}).answers
    return answer_to_json(answer)


NOON = datetime(2022, 3, 1, 5, tzinfo=UTC)
ALIKE: list[tuple[Any, Any]] = [
    (1, True),
    (True, 1),
    (1, 1.0),
    (0, False),
    (1, "1"),
    (None, "None"),
    (date(2022, 3, 1), "2022-03-01"),
    (NOON, NOON.astimezone(timezone(timedelta(hours=7)))),
    (["x"], ("x",)),
    ([1], [True]),
]
"""Values that are equal, or read much the same, and yet are written in two ways."""


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_facts_that_are_written_in_two_ways_are_told_apart(one: Any, other: Any) -> None:
    alone = {id(fact): Rulebook.built_in().afresh() for fact in (one, other)}
    expected = []
    for fact in (one, other):
        TOLD.clear()
        TOLD.update(a=fact, b="b")
        (answer,) = review(case(), alone[id(fact)], checks=[tells], only={"OWN90"}).answers
        expected.append(json.dumps(answer_to_json(answer), ensure_ascii=False))
    for _ in range(3):
        found = [json.dumps(told(case(), a=fact, b="b"), ensure_ascii=False) for fact in (one, other)]
        assert found == expected


def test_the_answer_the_day_and_the_order_of_the_facts_are_told_apart() -> None:
    for _ in range(3):
        assert told(case(), a=1, b=2)["answer"] == "satisfied"
        assert told(case(complete=False), a=1, b=2)["answer"] == "finding"
        assert list(told(case(), a=1, b=2)["facts"]) == ["a", "b"]
        assert list(told(case(), b=2, a=1)["facts"]) == ["b", "a"]
        assert told(case(on="2012-03-01"), a=1, b=2)["cites"] != told(case(), a=1, b=2)["cites"]


def containers(value: Any) -> list[int]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [id(value)] if isinstance(value, dict | list) else []
    return own + [one for member in inside for one in containers(member)]


@pytest.mark.parametrize("of", CASES, ids=lambda one: one.id)
def test_whoever_asks_is_given_lists_and_objects_of_their_own(of: Case) -> None:
    written = [review_to_json(review(of, BOOK)) for _ in range(4)]
    assert written[0] == written[1] == written[2] == written[3]
    found = [one for document in written for one in containers(document)]
    assert len(set(found)) == len(found)


def test_what_is_written_is_what_a_book_says_that_was_never_asked() -> None:
    for of in CASES:
        written = [review_to_json(review(of, BOOK)) for _ in range(3)]
        assert json.dumps(written[-1]) == json.dumps(review_to_json(review(of, BOOK.afresh())))


def test_an_answer_that_is_kept_or_sent_shares_nothing() -> None:
    answers = [a for a in review(CASES[0], BOOK).answers if isinstance(a.why, SharedRationale)]
    assert answers
    for answer in answers:
        answer_to_json(answer)
        back = pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own
        assert type(back.why) is Rationale
        assert type(answer.why._replace(law_on=None)) is Rationale
        assert back.why == answer.why
        assert answer_to_json(back) == answer_to_json(answer)


def test_a_deadline_is_written_in_the_language_asked_for() -> None:
    for deadline in review(CASES[0], BOOK).deadlines:
        vi, en = (deadline_to_json(deadline, lang=lang) for lang in ("vi", "en"))
        assert vi["steps"] != en["steps"] or not vi["steps"]
        assert {**vi, "steps": en["steps"]} == en
