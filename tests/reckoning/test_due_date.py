"""Last days: unit by unit, over weekends, Tết and the end of the calendar (Civil Code 2015 Đ147–148)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.errors import BadTerm
from thanhtra.reckoning import LAW_CLOCK, DueDate, TimeLimit, law_day, months_after
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Unit

BOOK = Rulebook.built_in()


def last_day(start: date | datetime, *terms: tuple[int, str]) -> DueDate:
    return BOOK.due_date(start, tuple(TimeLimit(amount, Unit(unit)) for amount, unit in terms))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "before_roll", "due"),
    [
        (date(2020, 10, 5), 7, "day", date(2020, 10, 12), date(2020, 10, 12)),
        (date(2020, 10, 3), 7, "day", date(2020, 10, 10), date(2020, 10, 12)),  # Saturday
        (date(2020, 10, 4), 7, "day", date(2020, 10, 11), date(2020, 10, 12)),  # Sunday
        (date(2020, 8, 26), 7, "day", date(2020, 9, 2), date(2020, 9, 3)),  # National Day
        (date(2020, 1, 16), 7, "day", date(2020, 1, 23), date(2020, 1, 30)),  # the first day of Tết's week off
        (date(2020, 1, 22), 7, "day", date(2020, 1, 29), date(2020, 1, 30)),  # the last, given in lieu
        (date(2022, 10, 5), 7, "working-day", date(2022, 10, 14), date(2022, 10, 14)),
        (date(2020, 1, 22), 1, "working-day", date(2020, 1, 30), date(2020, 1, 30)),
        (date(2024, 4, 26), 1, "working-day", date(2024, 5, 2), date(2024, 5, 2)),  # 29 April exchanged
        (date(2024, 5, 3), 1, "working-day", date(2024, 5, 4), date(2024, 5, 4)),  # against this Saturday
        (date(2024, 4, 27), 7, "day", date(2024, 5, 4), date(2024, 5, 4)),  # a limit may end on it
        (date(2024, 4, 28), 7, "day", date(2024, 5, 5), date(2024, 5, 6)),  # and not on the Sunday after
        (date(2023, 1, 31), 1, "month", date(2023, 2, 28), date(2023, 2, 28)),
        (date(2024, 1, 31), 1, "month", date(2024, 2, 29), date(2024, 2, 29)),
        (date(2023, 3, 31), 1, "month", date(2023, 4, 30), date(2023, 5, 4)),  # Sunday, then five days off
        (date(2023, 2, 28), 1, "month", date(2023, 3, 28), date(2023, 3, 28)),
        (date(2022, 12, 15), 2, "month", date(2023, 2, 15), date(2023, 2, 15)),
        (date(2020, 2, 29), 1, "year", date(2021, 2, 28), date(2021, 3, 1)),
        (date(2020, 2, 29), 4, "year", date(2024, 2, 29), date(2024, 2, 29)),
        (date(2021, 2, 28), 1, "year", date(2022, 2, 28), date(2022, 2, 28)),
        (date(2020, 10, 6), 1, "year", date(2021, 10, 6), date(2021, 10, 6)),
    ],
)
def test_a_limit_ends_on_its_day_or_on_the_next_working_day(
    start: date, amount: int, unit: str, before_roll: date, due: date
) -> None:
    found = last_day(start, (amount, unit))
    assert (found.due_before_roll, found.due) == (before_roll, due)


def test_hours_run_from_the_instant_and_do_not_roll() -> None:
    found = last_day(datetime(2022, 10, 7, 16, 30, tzinfo=LAW_CLOCK), (24, "hour"))
    assert found.due == datetime(2022, 10, 8, 16, 30, tzinfo=LAW_CLOCK)  # a Saturday


def test_hours_from_a_day_cannot_be_counted() -> None:
    with pytest.raises(BadTerm, match="instant"):
        last_day(date(2022, 10, 7), (24, "hour"))


def test_days_from_an_instant_run_from_its_day_in_vietnam() -> None:
    late_evening_utc = datetime(2020, 10, 4, 18, 0, tzinfo=UTC)
    assert last_day(late_evening_utc, (7, "day")).due == date(2020, 10, 12)
    assert law_day(late_evening_utc) == date(2020, 10, 5)


def test_an_extension_is_counted_from_the_end_of_the_first_term_and_rolled_once() -> None:
    found = last_day(date(2020, 10, 2), (30, "day"), (30, "day"))
    assert found.ends == (date(2020, 11, 1), date(2020, 12, 1))  # the first end, a Sunday, is not rolled
    assert (found.amount, found.unit) == (60, Unit.DAY)


def test_outside_the_calendar_only_the_roll_is_refused() -> None:
    found = last_day(date(2030, 12, 25), (7, "day"))
    assert (found.due, found.due_before_roll, found.missing) == (None, date(2031, 1, 1), ("law:calendar@2031-01-01",))


def test_before_the_calendar_only_the_roll_is_refused() -> None:
    found = last_day(date(2010, 12, 20), (7, "day"))
    assert (found.due, found.due_before_roll, found.missing) == (None, date(2010, 12, 27), ("law:calendar@2010-12-27",))


def test_working_days_past_the_calendar_cannot_be_counted_at_all() -> None:
    found = last_day(date(2030, 12, 30), (7, "working-day"))
    assert (found.due, found.due_before_roll) == (None, None)
    assert found.missing == ("law:calendar@2031-01-01",)


@pytest.mark.parametrize(("amount", "unit"), [(1, "day"), (1, "month"), (1, "year"), (1, "working-day")])
def test_the_end_of_time_is_refused_and_not_raised(amount: int, unit: str) -> None:
    found = last_day(date(9999, 12, 31), (amount, unit))
    assert found.due is None
    assert found.missing[0].startswith("law:calendar@")


def test_hours_past_the_end_of_time_are_refused_too() -> None:
    found = last_day(datetime(9999, 12, 31, 12, tzinfo=LAW_CLOCK), (24, "hour"))
    assert found.due is None
    assert found.missing[0].startswith("law:calendar@")


def test_a_year_without_a_published_notice_says_so() -> None:
    assert not last_day(date(2026, 3, 2), (7, "day")).provisional
    assert last_day(date(2027, 3, 1), (7, "day")).provisional


def test_every_step_is_cited_and_dated() -> None:
    found = last_day(date(2020, 10, 3), (7, "day"))
    assert [(s.before, s.after, str(s.cites[-1])) for s in found.steps] == [
        (date(2020, 10, 3), date(2020, 10, 3), "91/2015/QH13 Đ147.2"),
        (date(2020, 10, 3), date(2020, 10, 10), "91/2015/QH13 Đ148.1"),
        (date(2020, 10, 10), date(2020, 10, 12), "91/2015/QH13 Đ148.5"),
    ]


def test_before_2017_the_code_of_2005_counts() -> None:
    assert str(last_day(date(2016, 12, 31), (7, "day")).steps[1].cites[0]) == "33/2005/QH11 Đ153.1"
    assert str(last_day(date(2017, 1, 1), (7, "day")).steps[1].cites[0]) == "91/2015/QH13 Đ148.1"


def test_the_code_that_counts_is_that_of_the_day_in_vietnam() -> None:
    new_years_morning = datetime(2016, 12, 31, 18, 0, tzinfo=UTC)
    assert str(last_day(new_years_morning, (24, "hour")).steps[0].cites[0]) == "91/2015/QH13 Đ147.1"


@pytest.mark.parametrize(("amount", "unit"), [(0, "day"), (-1, "month"), (None, "day"), (3, "promptly")])
def test_an_amount_and_a_unit_that_do_not_fit_are_refused(amount: int | None, unit: str) -> None:
    with pytest.raises(BadTerm):
        TimeLimit(amount, Unit(unit))


def test_a_limit_is_spoken_in_both_languages() -> None:
    assert [
        (t.vi, t.en) for t in (TimeLimit(7, Unit.WORKING_DAY), TimeLimit(1, Unit.MONTH), TimeLimit(None, Unit.PROMPTLY))
    ] == [
        ("07 ngày làm việc", "7 working days"),
        ("01 tháng", "1 month"),
        ("kịp thời", "promptly"),
    ]


def test_months_past_the_year_9999_are_refused() -> None:
    with pytest.raises(BadTerm):
        months_after(date(9999, 12, 1), 1)
    assert months_after(date(9999, 11, 30), 1) == date(9999, 12, 30)


days = st.dates(date(2013, 7, 1), date(2026, 12, 31))
terms = st.tuples(st.integers(1, 60), st.sampled_from(["day", "working-day", "month"])).filter(
    lambda t: t[0] <= 24 or t[1] != "month"
)


@given(days, st.integers(1, 400), terms)
def test_a_later_start_never_ends_earlier(start: date, more: int, term: tuple[int, str]) -> None:
    one, other = last_day(start, term).due, last_day(start + timedelta(more), term).due
    assert one is not None
    assert other is not None
    assert one <= other


@given(days, terms)
def test_a_limit_ends_after_its_first_day_and_on_a_working_day(start: date, term: tuple[int, str]) -> None:
    found = last_day(start, term)
    assert isinstance(found.due, date)
    assert isinstance(found.due_before_roll, date)
    assert start < found.due_before_roll <= found.due
    assert BOOK.calendar.is_working(found.due)


@given(days)
def test_rolling_twice_is_rolling_once(day: date) -> None:
    rolled = BOOK.calendar.roll(day)
    assert BOOK.calendar.roll(rolled) == rolled >= day
    assert not any(BOOK.calendar.is_working(day + timedelta(n)) for n in range((rolled - day).days))


@given(days, st.integers(1, 300))
def test_counting_the_working_days_added_gives_their_number(day: date, number: int) -> None:
    assert BOOK.calendar.count(day, BOOK.calendar.add(day, number)) == number
