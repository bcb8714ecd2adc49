"""The public sector's working days, at their edges."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.errors import CalendarGap
from thanhtra.reckoning import CalendarYear, SpecialDay, working_days
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

CALENDAR = Rulebook.built_in().calendar


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2020, 9, 1), True),  # before 2021 National Day had no second day
        (date(2020, 9, 2), False),
        (date(2021, 9, 3), False),
        (date(2024, 5, 4), True),  # a Saturday made up for 29 April
        (date(2024, 4, 29), False),
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 8, 22), True),
        (date(2026, 11, 24), False),
        (date(2022, 10, 8), False),
        (date(2022, 10, 9), False),
        (date(2022, 10, 10), True),
    ],
)
def test_a_day_is_a_working_day_or_not(day: date, working: bool) -> None:  # noqa: FBT001 - the table's column
    assert CALENDAR.is_working(day) is working


def test_the_calendar_covers_2011_to_2030() -> None:
    assert (CALENDAR.first, CALENDAR.last) == (date(2011, 1, 1), date(2030, 12, 31))
    assert not CALENDAR.is_working(date(2011, 1, 1))
    assert CALENDAR.is_working(date(2030, 12, 31))


@pytest.mark.parametrize("day", [date(2010, 12, 31), date(2031, 1, 1)])
def test_a_day_outside_is_refused_by_name(day: date) -> None:
    with pytest.raises(CalendarGap) as refused:
        CALENDAR.is_working(day)
    assert refused.value.token == f"law:calendar@{day.isoformat()}"


def year(number: int) -> CalendarYear:
    off = SpecialDay(on=date(number, 1, 1), why="holiday", vi="Tết Dương lịch", en="New Year's Day")
    return CalendarYear(year=number, published=True, known=Basis.TEXT, sources=(), off=(off,), work=())


def test_a_year_missing_between_two_is_no_calendar() -> None:
    with pytest.raises(ValueError, match="consecutive"):
        working_days([year(2020), year(2022)])
    with pytest.raises(ValueError, match="consecutive"):
        working_days([])


def test_working_days_run_backwards_as_a_negative_count() -> None:
    assert CALENDAR.count(date(2022, 10, 14), date(2022, 10, 5)) == -7
