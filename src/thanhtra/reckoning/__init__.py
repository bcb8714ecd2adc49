"""Counting time (cách tính thời hạn, thời hiệu): limits, working days, last days with their derivation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.reckoning.age import BirthYear, age_on, ages_on, birth_year
    from thanhtra.reckoning.due_date import Counting, DueDate, Pause, Step, due_date
    from thanhtra.reckoning.time_limit import TimeLimit, days_after, hours_after, law_day, months_after, on_law_clock
    from thanhtra.reckoning.working_days import CalendarYear, SpecialDay, WorkingDays, working_days
    from thanhtra.reckoning.written import days_written, padded, so_many, written
else:
    __getattr__ = door(
        __name__,
        {
            "age": "BirthYear age_on ages_on birth_year",
            "due_date": "Counting DueDate Pause Step due_date",
            "time_limit": "TimeLimit days_after hours_after law_day months_after on_law_clock",
            "working_days": "CalendarYear SpecialDay WorkingDays working_days",
            "written": "days_written padded so_many written",
        },
    )

from thanhtra.terms import LAW_CLOCK

__all__ = [
    "LAW_CLOCK",
    "BirthYear",
    "CalendarYear",
    "Counting",
    "DueDate",
    "Pause",
    "SpecialDay",
    "Step",
    "TimeLimit",
    "WorkingDays",
    "age_on",
    "ages_on",
    "birth_year",
    "days_after",
    "days_written",
    "due_date",
    "hours_after",
    "law_day",
    "months_after",
    "on_law_clock",
    "padded",
    "so_many",
    "working_days",
    "written",
]
