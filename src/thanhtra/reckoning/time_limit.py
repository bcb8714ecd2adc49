"""A time limit (thời hạn, thời hiệu): an amount of a unit, and how such amounts are laid on the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from thanhtra.classes import frozen
from thanhtra.errors import BadTerm
from thanhtra.reckoning.written import padded, so_many
from thanhtra.terms import LAW_CLOCK, Unit


@frozen(cache_hash=True)
class TimeLimit:
    """``amount`` ≥ 1 of ``unit``; a limit without a figure (ngay, kịp thời) has unit ``promptly`` and no amount.

    Raises BadTerm when amount and unit do not fit.
    """

    amount: int | None
    unit: Unit

    def __attrs_post_init__(self) -> None:
        if (self.amount is None) != (self.unit is Unit.PROMPTLY):
            raise BadTerm(f"not a time limit: {self.amount} {self.unit.value}")
        if self.amount is not None and self.amount < 1:
            raise BadTerm(f"a time limit is at least 1 {self.unit.value}, not {self.amount}")

    @property
    def vi(self) -> str:
        """``07 ngày làm việc``; ``kịp thời`` without a figure."""
        return "kịp thời" if self.amount is None else f"{padded(self.amount)} {_VI[self.unit]}"

    @property
    def en(self) -> str:
        """``7 working days``; ``promptly`` without a figure."""
        if self.amount is None:
            return "promptly"
        return so_many(self.amount, _EN[self.unit])


_FEBRUARY = 2
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_VI = {Unit.HOUR: "giờ", Unit.DAY: "ngày", Unit.WORKING_DAY: "ngày làm việc", Unit.MONTH: "tháng", Unit.YEAR: "năm"}
_EN = {Unit.HOUR: "hour", Unit.DAY: "day", Unit.WORKING_DAY: "working day", Unit.MONTH: "month", Unit.YEAR: "year"}


def months_after(day: date, months: int) -> date:
    """The corresponding day ``months`` later, or that month's last day. Raises BadTerm past the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise BadTerm(f"{months} months after {day.isoformat()} is past the last date")
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def _month_length(year: int, month: int) -> int:
    leap = month == _FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + leap


def days_after(day: date, days: int) -> date:
    """``days`` later, the first day not counted. Raises BadTerm past the year 9999."""
    try:
        return day + timedelta(days)
    except OverflowError as e:
        raise BadTerm(f"{days} days after {day.isoformat()} is past the last date") from e


def hours_after(instant: datetime, hours: int) -> datetime:
    """``hours`` later, counted from the instant itself. Raises BadTerm past the year 9999."""
    try:
        return instant + timedelta(hours=hours)
    except OverflowError as e:
        raise BadTerm(f"{hours} hours after {instant.isoformat()} is past the last date") from e


def on_law_clock(moment: date | datetime) -> date | datetime:
    """An instant as the law's clock shows it; a day is its own. Raises BadTerm at the ends of time.

    Equal instants of two zones are one key to a memo: what is counted from one, or told of it, is turned to this clock first.
    """
    if not isinstance(moment, datetime) or moment.tzinfo is None or moment.tzinfo is LAW_CLOCK:
        return moment
    try:
        return moment.astimezone(LAW_CLOCK)
    except OverflowError as e:
        raise BadTerm(f"{moment.isoformat()} has no day at +07:00") from e


def law_day(moment: date | datetime) -> date:
    """The day of an instant on the law's clock; a day is its own. Raises BadTerm at the ends of time."""
    if not isinstance(moment, datetime):
        return moment
    try:
        return moment.astimezone(LAW_CLOCK).date()
    except OverflowError as e:
        raise BadTerm(f"{moment.isoformat()} has no day at +07:00") from e
