"""A look at the plain last day never says what the whole judgement does not: of every limit, on every border of the law and of the calendar."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import read_case
from thanhtra.casefile import index
from thanhtra.deadlines import Timing, timeline_of
from thanhtra.deadlines.assessment import LimitQuestion, assess, plains_of, surely_in_time
from thanhtra.deadlines.course import by_course
from thanhtra.deadlines.filters import any_passes
from thanhtra.law import GoverningDay
from thanhtra.rulebook import Rulebook
from thanhtra.situations import situations
from thanhtra.testing import documents

BOOK = Rulebook.built_in()
LIMITS = [rule for rule in BOOK.procedure.limits.values() if rule.day is not GoverningDay.CONTROL]
BORDERS = sorted(
    {v.start for rule in LIMITS for v in rule.versions.versions}
    | {date(2011, 1, 1), date(2027, 12, 31), date(2028, 1, 1), date(2030, 12, 31)}
)
BESIDE = [day + timedelta(by) for day in BORDERS for by in (-1, 0, 1)]
GOLDEN = sorted((Path(__file__).resolve().parents[1] / "checks" / "golden").glob("*.toml"))
STARTS = st.one_of(st.sampled_from(BESIDE), st.dates(date(2010, 1, 1), date(2032, 1, 1)))


@pytest.mark.parametrize("rule", LIMITS, ids=lambda rule: rule.slug)
@given(start=STARTS, taken=st.integers(-3, 400))
def test_what_is_surely_in_time_is_in_time(rule, start, taken):
    actual = start + timedelta(taken)
    if surely_in_time(BOOK, plains_of(BOOK, rule), start, actual):
        assert assess(BOOK, rule, LimitQuestion(start, actual, 0, 0)).timing is Timing.IN_TIME


def test_it_says_so_of_the_first_days_and_of_the_last_alike():
    sending = plains_of(BOOK, BOOK.limit("sending"))  # 2 working days; Friday 2024-03-01
    assert [surely_in_time(BOOK, sending, date(2024, 3, 1), date(2024, 3, day)) for day in (3, 5, 6)] == [
        True,
        True,
        False,
    ]


def paid(decided: date, received: list[dict[str, Any]], taken: date, *between: dict[str, Any], **stated: Any):
    decision = {
        "kind": "decision_issued",
        "on": str(decided),
        "id": "q",
        "sanctions": [{"act": "a1", "fine": 7_500_000}],
        **stated,
    }
    events = [
        decision,
        *({"decision": "q", **one} for one in (*received, *between)),
        {"kind": "fine_paid", "on": str(taken), "decision": "q", "amount": 1},
    ]
    return read_case(
        json.dumps(
            {
                "format": "thanhtra.case",
                "version": 1,
                "id": "S",
                "acts": [{"id": "a1", "subject": "s1"}],
                "subjects": [{"id": "s1", "kind": "individual"}],
                "events": events,
            }
        ).encode()
    )


@given(
    decided=st.sampled_from(BESIDE),
    sent=st.integers(-2, 12),
    taken=st.integers(-3, 40),
    means=st.sampled_from([None, "direct", "post", "posting", "electronic"]),
    stated=st.sampled_from(
        [
            None,
            {"amount": 3, "unit": "day"},
            {"amount": 9, "unit": "working-day"},
            {"amount": 15, "unit": "day"},
            {"amount": 2, "unit": "month"},
            {"amount": 400, "unit": "hour"},
        ]
    ),
    postponed=st.sampled_from([None, "2012-01-01", "2026-12-31", "9999-12-31"]),
)
def test_a_payment_surely_in_time_is_in_time_from_the_day_the_decision_was_received(
    decided, sent, taken, means, stated, postponed
):
    received = {
        "kind": "decision_delivered",
        "on": str(decided + timedelta(sent)),
        **({"means": means} if means else {}),
    }
    later = [{"kind": "execution_postponed", "on": str(decided), "until": postponed}] if postponed else []
    case = paid(
        decided, [received], decided + timedelta(sent + taken), *later, **({"execute_within": stated} if stated else {})
    )
    line, at = timeline_of(index(case), BOOK), len(case.events) - 1
    sure = line.surely("execution", 0, at)
    if sure is not None:
        whole = line.against("execution", 0, at)
        assert whole.judged is not None
        assert whole.judged is sure.found
        assert (whole.judged.timing, whole.judged.bound, whole.never, whole.judged.last_day is None) == (
            Timing.IN_TIME,
            "exact",
            False,
            False,
        )


def test_it_looks_from_the_receipt_and_not_from_the_decision():
    received = {
        "kind": "decision_delivered",
        "on": "2024-03-15",
    }  # the decision is of 1 March: ten days of it are over on the 11th
    last = paid(date(2024, 3, 1), [received], date(2024, 3, 25))
    over = paid(date(2024, 3, 1), [received], date(2024, 3, 26))
    assert [timeline_of(index(case), BOOK).surely("execution", 0, 2) is not None for case in (last, over)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    "received",
    [
        [],
        [{"kind": "decision_posted", "on": "2024-03-04"}],
        [
            {"kind": "delivery_failed", "on": "2024-03-04", "reason": "refused"},
            {"kind": "decision_delivered", "on": "2024-03-05"},
        ],
    ],
)
def test_it_says_nothing_where_the_receipt_has_to_be_worked_out(received):
    case = paid(date(2024, 3, 1), received, date(2024, 3, 6))
    assert timeline_of(index(case), BOOK).surely("execution", 0, len(case.events) - 1) is None


def agrees_with_the_search(case):
    line = timeline_of(index(case), BOOK)
    for clock in LIMITS:
        for at in range(len(case.events)):
            known = by_course(line, clock, at)
            if known.meets is not None:
                assert known.meets == (any_passes(line.ix, line.met_of(clock, at), at, BOOK) is True), (clock.slug, at)
            if known.running is not None:
                found = line.found_running(clock, at)
                assert bool(found) == bool(known.running), (clock.slug, at)
                assert found.lawful(line, clock) == [of for of in known.running if line.law_runs(clock, of)], (
                    clock.slug,
                    at,
                )


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_the_course_decides_is_what_a_search_of_the_file_finds(path):
    for situation in situations(path):
        agrees_with_the_search(situation.read(BOOK))


@given(document=documents())
def test_so_it_is_in_drawn_files(document):
    agrees_with_the_search(read_case(json.dumps(document).encode()))


def test_many_runs_that_grounds_tell_apart_are_told_at_the_first_question():
    papers = [
        event
        for day in range(1, 13)
        for event in (
            {"kind": "minutes_drawn_up", "on": f"2024-03-{day:02}", "acts": ["a1"], "number": f"{day}/BB"},
            {"kind": "explanation_requested", "on": f"2024-03-{day + 1:02}", "minutes": f"{day}/BB"},
        )
    ]
    decision = {"kind": "decision_issued", "on": "2024-03-29", "sanctions": [{"act": "a1", "fine": 7_500_000}]}
    whose = {"subjects": [{"id": "s1", "kind": "individual"}], "acts": [{"id": "a1", "subject": "s1"}]}
    document = {"format": "thanhtra.case", "version": 1, "id": "c", **whose, "events": [*papers, decision]}
    line, clock = timeline_of(index(read_case(json.dumps(document).encode())), BOOK), BOOK.limit("decision")
    assert line.running_for(clock, 24).lawful(line, clock) == [*range(0, 24, 2)]
