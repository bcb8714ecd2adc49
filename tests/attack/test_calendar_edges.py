"""Where days are easily miscounted: 29 February, midnight in Vietnam, a Saturday worked, a Tết nobody has fixed yet (ngày giờ ở ranh giới)."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Case, Finding, Review, Rulebook, Satisfied, Unusable, read_case, review
from thanhtra.reckoning import LAW_CLOCK, DueDate, TimeLimit
from thanhtra.terms import Status, Unit

BOOK = Rulebook.built_in()


def case_of(*events: dict[str, Any], **more: Any) -> Case:
    return read_case(
        json.dumps({"format": "thanhtra.case", "version": 1, "id": "X", "events": events, **more}).encode()
    )


def reviewed(*events: dict[str, Any], **more: Any) -> Review:
    return review(case_of(*events, **more), BOOK)


def last_day(start: date | datetime, amount: int, unit: str) -> DueDate:
    return BOOK.due_date(start, (TimeLimit(amount, Unit(unit)),))


def clock(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


LEAP = [
    ("2024-02-22", 7, "day", "2024-02-29", "2024-02-29"),
    ("2024-02-29", 1, "day", "2024-03-01", "2024-03-01"),
    ("2024-02-28", 2, "day", "2024-03-01", "2024-03-01"),
    ("2023-02-28", 1, "day", "2023-03-01", "2023-03-01"),
    ("2024-02-26", 3, "working-day", "2024-02-29", "2024-02-29"),
    ("2024-02-29", 1, "working-day", "2024-03-01", "2024-03-01"),
    ("2024-01-29", 1, "month", "2024-02-29", "2024-02-29"),
    ("2024-01-30", 1, "month", "2024-02-29", "2024-02-29"),
    ("2023-08-31", 6, "month", "2024-02-29", "2024-02-29"),
    ("2020-01-29", 1, "month", "2020-02-29", "2020-03-02"),  # a Saturday
    ("2024-02-29", 1, "month", "2024-03-29", "2024-03-29"),
    ("2024-02-29", 12, "month", "2025-02-28", "2025-02-28"),
    ("2024-02-29", 1, "year", "2025-02-28", "2025-02-28"),
    ("2024-02-29", 4, "year", "2028-02-29", "2028-02-29"),
    ("2023-02-28", 1, "year", "2024-02-28", "2024-02-28"),  # not the month's last day: the corresponding one
    ("2023-03-01", 1, "year", "2024-03-01", "2024-03-01"),
]


@pytest.mark.parametrize(("start", "amount", "unit", "before", "due"), LEAP)
def test_over_the_end_of_february(start: str, amount: int, unit: str, before: str, due: str) -> None:
    """Civil Code 91/2015 Đ148.1–4; a year from 29 February ends on the month's last day (read with Đ148.3)."""
    found = last_day(date.fromisoformat(start), amount, unit)
    assert (found.due_before_roll, found.due) == (date.fromisoformat(before), date.fromisoformat(due))


def test_hours_run_into_and_out_of_the_leap_day() -> None:
    assert last_day(clock("2024-02-28T10:00:00"), 24, "hour").due == clock("2024-02-29T10:00:00")
    assert last_day(clock("2024-02-29T10:00:00"), 24, "hour").due == clock("2024-03-01T10:00:00")
    assert last_day(clock("2023-02-28T10:00:00"), 24, "hour").due == clock("2023-03-01T10:00:00")


@given(st.dates(date(2013, 7, 1), date(2020, 12, 31)), st.integers(1, 8))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    one, other = last_day(start, years, "year"), last_day(start, 12 * years, "month")
    assert (one.due, one.due_before_roll) == (other.due, other.due_before_roll)


def test_an_act_ended_on_the_leap_day_is_barred_after_the_last_of_february() -> None:
    """15/2012 Đ6.1.a: one year; by either reading of its first day (Civil Code Đ151) that is the end of 28 February, here a Sunday."""
    act = {"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2020-02-29"}
    events = (
        {"kind": "minutes_drawn_up", "on": "2020-03-02", "id": "m"},
        {"kind": "decision_issued", "on": "2021-02-28", "minutes": "m"},
    )
    found = reviewed(*events, acts=[act], subjects=[{"id": "s1", "kind": "individual"}])
    (limit,) = [d for d in found.deadlines if d.kind == "sanction-limitation"]
    assert (limit.due, limit.status) == (date(2021, 2, 28), Status.MET)


MIDNIGHT = [
    ("2024-03-05T00:00:00+07:00", "2024-03-05"),
    ("2024-03-04T23:59:59+07:00", "2024-03-04"),
    ("2024-03-04T17:00:00Z", "2024-03-05"),
    ("2024-03-04T16:59:59Z", "2024-03-04"),
    ("2024-03-05T00:00:00-00:00", "2024-03-05"),
    ("2024-03-05T00:00:00+14:00", "2024-03-04"),
    ("2024-03-03T17:00:00-12:00", "2024-03-04"),
    ("2024-02-29T17:00:00Z", "2024-03-01"),
    ("2024-12-31T17:00:00Z", "2025-01-01"),
]


@pytest.mark.parametrize(("at", "day"), MIDNIGHT)
def test_the_day_begins_at_midnight_in_vietnam(at: str, day: str) -> None:
    (event,) = case_of({"kind": "act_detected", "at": at, "on": day}).events
    assert event.day == date.fromisoformat(day)
    for other in (timedelta(-1), timedelta(1)):
        with pytest.raises(Unusable) as refused:
            case_of({"kind": "act_detected", "at": at, "on": (date.fromisoformat(day) + other).isoformat()})
        assert [(p.path, p.code) for p in refused.value.problems] == [("$.events[0].on", "disagree")]


@pytest.mark.parametrize(
    "at",
    [
        "2024-03-04T24:00:00+07:00",
        "2024-03-04T23:59:60+07:00",
        "2024-03-04T23:60:00+07:00",
        "2023-02-29T00:00:00+07:00",
    ],
)
def test_no_other_midnight_is_read(at: str) -> None:
    with pytest.raises(Unusable) as refused:
        case_of({"kind": "act_detected", "at": at})
    assert [p.code for p in refused.value.problems] == ["bad_instant"]


@pytest.mark.parametrize(
    ("done", "status"), [("2022-10-08T00:00:00", Status.MET), ("2022-10-08T00:00:01", Status.MISSED)]
)
def test_hours_from_midnight_end_at_midnight(done: str, status: Status) -> None:
    """15/2012 Đ125.4.b: the seizure is reported within 24 hours; hours run from the moment (Civil Code Đ147.1) and no day off moves them."""
    found = reviewed(
        {"kind": "goods_seized", "at": "2022-10-07T00:00:00+07:00"}, {"kind": "seizure_reported", "at": f"{done}+07:00"}
    )
    (limit,) = [d for d in found.deadlines if d.kind == "seizure-report"]
    assert (limit.due, limit.status) == (clock("2022-10-08T00:00:00"), status)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("2026-08-19T23:59:59+07:00", "2026-08-22"),
        ("2026-08-19T17:00:00Z", "2026-08-24"),
        ("2026-08-20T00:00:00+07:00", "2026-08-24"),
    ],
)
def test_working_days_from_an_instant_run_from_its_day_in_vietnam(start: str, day: str) -> None:
    assert last_day(datetime.fromisoformat(start), 3, "working-day").due == date.fromisoformat(day)


MADE_UP = [d for d, special in BOOK.calendar.special.items() if special.why == "make-up"]


@pytest.mark.parametrize("saturday", MADE_UP)
def test_a_limit_may_end_on_a_day_off_that_is_worked(saturday: date) -> None:
    """Civil Code Đ148.5 moves a last day that is a day off: a make-up day is none. The same weekend day a week away is one."""
    assert saturday.weekday() >= 5
    found = last_day(saturday - timedelta(7), 7, "day")
    assert (found.due_before_roll, found.due) == (saturday, saturday)
    assert last_day(saturday - timedelta(1), 1, "working-day").due == saturday
    plain = saturday + timedelta(7)
    moved = last_day(plain - timedelta(7), 7, "day").due
    assert isinstance(moved, date)
    assert moved > plain


def test_a_make_up_saturday_is_the_last_day_to_send_a_decision() -> None:
    """Law 15/2012 Đ70: 3 working days from Wednesday 19 August 2026; Saturday the 22nd is worked for Monday the 31st."""
    answers = []
    for sent in ("2026-08-22", "2026-08-23", "2026-08-24"):
        found = reviewed({"kind": "decision_issued", "on": "2026-08-19"}, {"kind": "decision_sent", "on": sent})
        answers += [(type(a), a.due) for a in found.answers if a.check == "SEND01"]
    assert answers == [(Satisfied, date(2026, 8, 22)), (Finding, date(2026, 8, 22)), (Finding, date(2026, 8, 22))]


TET = [
    ("2027-02-04", "2027-02-16", "2027-02-06", "2027-02-12"),
    ("2028-01-24", "2028-02-03", "2028-01-26", "2028-02-01"),
    ("2029-02-09", "2029-02-21", "2029-02-13", "2029-02-19"),
    ("2030-01-31", "2030-02-12", "2030-02-02", "2030-02-08"),
]


@pytest.mark.parametrize(("eve", "sent_by", "new_year", "after"), TET)
def test_a_tet_without_a_notice_is_counted_and_says_so(eve: str, sent_by: str, new_year: str, after: str) -> None:
    """45/2019/QH14 Đ112.1, Đ112.3: five days, which ones the Prime Minister has not said. The answers carry ``provisional``."""
    found = reviewed({"kind": "decision_issued", "on": eve}, {"kind": "decision_sent", "on": sent_by})
    (answer,) = [a for a in found.answers if a.check == "SEND01"]
    assert (type(answer), answer.due, answer.provisional) == (Satisfied, date.fromisoformat(sent_by), True)
    (limit,) = [d for d in found.deadlines if d.kind == "sending"]
    assert (limit.due, limit.provisional) == (date.fromisoformat(sent_by), True)
    rolled = last_day(date.fromisoformat(new_year) - timedelta(7), 7, "day")
    assert (rolled.due, rolled.provisional) == (date.fromisoformat(after), True)


def test_the_last_published_year_is_not_provisional_until_a_limit_leaves_it() -> None:
    assert not last_day(date(2026, 12, 28), 3, "working-day").provisional  # Thursday 31 December
    assert last_day(date(2026, 12, 29), 3, "working-day").provisional  # Monday 4 January
    assert not last_day(clock("2027-02-05T10:00:00"), 24, "hour").provisional  # hours ask no calendar


def test_the_zone_is_one_offset() -> None:
    assert (LAW_CLOCK.utcoffset(None), str(LAW_CLOCK)) == (timedelta(hours=7), "+07:00")
