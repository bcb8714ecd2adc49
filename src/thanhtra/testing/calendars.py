"""Calendars of the public sector, some years of them, with days off and make-up Saturdays (lịch làm việc)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from thanhtra.reckoning.working_days import CalendarYear, SpecialDay, WorkingDays, working_days
from thanhtra.terms import Basis

_SATURDAY = 5


@st.composite
def calendars(draw: st.DrawFn, *, first: int = 2011, last: int = 2030) -> WorkingDays:
    """One to three years in a row, each with up to twelve weekdays off and up to three Saturdays worked."""
    start = draw(st.integers(first, last))
    count = draw(st.integers(1, min(3, last - start + 1)))
    return working_days([draw(calendar_years(year)) for year in range(start, start + count)])


@st.composite
def calendar_years(draw: st.DrawFn, year: int) -> CalendarYear:
    """One year: what its weekdays say, but for the days drawn."""
    every = [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    weekdays = [d for d in every if d.weekday() < _SATURDAY]
    saturdays = [d for d in every if d.weekday() == _SATURDAY]
    off = draw(st.lists(st.sampled_from(weekdays), max_size=12, unique=True))
    work = draw(st.lists(st.sampled_from(saturdays), max_size=3, unique=True))
    return CalendarYear(
        year=year,
        published=draw(st.booleans()),
        known=Basis.TEXT,
        sources=("45/2019/QH14 Đ112.1",),
        off=tuple(SpecialDay(on=d, why="holiday", vi="ngày nghỉ", en="day off") for d in sorted(off)),
        work=tuple(SpecialDay(on=d, why="make-up", vi="làm bù", en="make-up day") for d in sorted(work)),
    )
