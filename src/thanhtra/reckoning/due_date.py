"""The last day of a time limit, as a derivation (cách tính thời hạn): start → unit → extension → pauses → roll, every step cited.

The figures are computed at once; the sentences of the steps only when asked for.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from thanhtra.classes import frozen
from thanhtra.errors import BadTerm, CalendarGap
from thanhtra.law import Citation
from thanhtra.lazy import cached_property
from thanhtra.reckoning.time_limit import TimeLimit, days_after, hours_after, law_day, months_after
from thanhtra.reckoning.working_days import WorkingDays
from thanhtra.reckoning.written import written
from thanhtra.terms import Unit


@frozen(kw_only=True)
class Counting:
    """The provisions the counting rests on, in force on the day of the start."""

    law: Citation
    """Which code counts (Law 15/2012 Đ8)."""
    hours: Citation
    first_day: Citation
    days: Citation
    months: Citation
    years: Citation
    roll: Citation


class Step(NamedTuple):
    """One step of a derivation: what was done, to what, with what result, by which provision."""

    vi: str
    en: str
    before: date | datetime
    after: date | datetime
    cites: tuple[Citation, ...]


class Pause(NamedTuple):
    """A stretch of days that does not count (thời gian tạm dừng): from ``first`` to the day before ``resumed``."""

    first: date
    resumed: date
    cites: tuple[Citation, ...] = ()


@frozen(eq=False)
class DueDate:
    """Where a limit ends. ``due`` is None when the calendar refuses the roll (``missing`` names the day).

    Days are dates; a limit in hours is counted from an aware datetime and ends at one.
    """

    counted_from: date | datetime
    terms: tuple[TimeLimit, ...]
    due: date | datetime | None
    due_before_roll: date | datetime | None
    missing: tuple[str, ...]
    provisional: bool
    counting: Counting
    ends: tuple[date | datetime, ...]
    pauses: tuple[tuple[Pause, date], ...] = ()
    """The pauses that fell within the limit, each with the day the limit ended after it."""
    moved: tuple[Step, ...] = ()
    """What moved the last day after the count: a postponement on file, another limit it never outlives."""

    @property
    def amount(self) -> int | None:
        """The terms together, in the unit of the last one."""
        if len(self.terms) == 1:
            return self.terms[0].amount
        amounts = [t.amount for t in self.terms if t.amount is not None]
        return sum(amounts) if amounts else None

    @property
    def unit(self) -> Unit:
        """The unit of the limit."""
        return self.terms[-1].unit

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The derivation, in order."""
        return self.moved if self.moved and not self.ends else (*_steps(self), *self.moved)

    @property
    def due_day(self) -> date | None:
        """The day ``due`` falls on, on the law's clock."""
        return None if self.due is None else law_day(self.due)


def due_date(
    start: date | datetime,
    terms: tuple[TimeLimit, ...],
    calendar: WorkingDays,
    counting: Counting,
    pauses: tuple[Pause, ...] = (),
) -> DueDate:
    """Count ``terms`` one after the other from ``start``, leave out ``pauses`` (in order), then roll the last day.

    Hours run from the instant (Civil Code 2015 Đ147.1) and need a datetime; other units exclude the first day (Đ147.2–3), end on
    the corresponding day (Đ148.1–4), and a last day off moves to the next working day (Đ148.5). Raises BadTerm when hours are
    asked from a day, or a limit has no figure.
    """
    end: date | datetime = start
    ends: list[date | datetime] = []
    try:
        for term in terms:
            end = _end(end, term, calendar)
            ends.append(end)
        stopped = _paused(start, end, terms[-1].unit, pauses, calendar)
    except CalendarGap as gap:
        return DueDate(start, terms, None, None, (gap.token,), provisional=False, counting=counting, ends=tuple(ends))
    if isinstance(end, datetime):
        return DueDate(start, terms, end, end, (), provisional=False, counting=counting, ends=tuple(ends))
    end = stopped[-1][1] if stopped else end
    try:
        due = calendar.roll(end)
    except CalendarGap as gap:
        return DueDate(
            start,
            terms,
            None,
            end,
            (gap.token,),
            provisional=False,
            counting=counting,
            ends=tuple(ends),
            pauses=stopped,
        )
    first = law_day(start)
    counted = first if terms[-1].unit is Unit.WORKING_DAY else end
    provisional = calendar.is_provisional(counted, due)
    return DueDate(
        start, terms, due, end, (), provisional=provisional, counting=counting, ends=tuple(ends), pauses=stopped
    )


def _paused(
    start: date | datetime, end: date | datetime, unit: Unit, pauses: tuple[Pause, ...], calendar: WorkingDays
) -> tuple[tuple[Pause, date], ...]:
    """The pauses that fall after the first day and before the limit ends, each with the later end it gives."""
    if not pauses or isinstance(end, datetime):
        return ()
    free = law_day(start) + timedelta(1)
    found: list[tuple[Pause, date]] = []
    for pause in pauses:
        first = max(pause.first, free)
        if first > end or pause.resumed <= first:
            continue
        if unit is Unit.WORKING_DAY:
            end = (
                calendar.add(end, days)
                if (days := calendar.count(first - timedelta(1), pause.resumed - timedelta(1)))
                else end
            )
        else:
            end = _later(end, pause.resumed - first)
        free = max(free, pause.resumed)
        found.append((pause, end))
    return tuple(found)


def _later(end: date, by: timedelta) -> date:
    try:
        return end + by
    except OverflowError:
        raise CalendarGap(date.max) from None


def _end(start: date | datetime, term: TimeLimit, calendar: WorkingDays) -> date | datetime:
    if term.amount is None:
        raise BadTerm("a limit without a figure has no last day")
    if term.unit is Unit.HOUR:
        if not isinstance(start, datetime):
            raise BadTerm("hours run from an instant, not from a day")
        try:
            return hours_after(start, term.amount)
        except BadTerm:
            raise CalendarGap(date.max) from None
    day = law_day(start)
    if term.unit is Unit.WORKING_DAY:
        return calendar.add(day, term.amount)
    try:
        if term.unit is Unit.DAY:
            return days_after(day, term.amount)
        return months_after(day, term.amount * (12 if term.unit is Unit.YEAR else 1))
    except BadTerm:
        raise CalendarGap(date.max) from None


def _from(start: date | datetime) -> str:
    return f"{'' if isinstance(start, datetime) else 'ngày '}{written(start, 'vi')}"


def _until(end: date | datetime) -> str:
    return f"{'' if isinstance(end, datetime) else 'hết ngày '}{written(end, 'vi')}"


def _end_of(end: date | datetime) -> str:
    return f"{'' if isinstance(end, datetime) else 'the end of '}{written(end, 'en')}"


def _steps(due: DueDate) -> list[Step]:
    counting = due.counting
    start = due.counted_from
    steps: list[Step] = []
    if due.unit is not Unit.HOUR:
        first = law_day(start)
        steps.append(
            Step(
                f"Ngày đầu ({written(first, 'vi')}) không tính vào thời hạn.",
                f"The first day, {written(first, 'en')}, is not counted.",
                start,
                first,
                (counting.law, counting.first_day),
            )
        )
    before: date | datetime = start
    for at, (term, end) in enumerate(zip(due.terms, due.ends, strict=False)):
        more_vi, more_en = ("Gia hạn thêm ", "Extended by ") if at else ("", "")
        steps.append(
            Step(
                f"{more_vi}{term.vi}, kể từ {_from(before)}, đến {_until(end)}.",
                f"{more_en}{term.en} from {written(before, 'en')} to {_end_of(end)}.",
                before,
                end,
                (_counted_by(counting, term.unit),),
            )
        )
        before = end
    for pause, end in due.pauses:
        steps.append(
            Step(
                f"Thời gian tạm dừng từ ngày {written(pause.first, 'vi')} đến trước ngày {written(pause.resumed, 'vi')} không tính: thời hạn đến {_until(end)}.",
                f"The pause from {written(pause.first, 'en')} to before {written(pause.resumed, 'en')} does not count: to {_end_of(end)}.",
                before,
                end,
                pause.cites or (counting.law,),
            )
        )
        before = end
    if due.due is not None and due.due != due.due_before_roll and not due.moved:
        steps.append(
            Step(
                f"Ngày {written(before, 'vi')} là ngày nghỉ: chuyển sang ngày làm việc tiếp theo, {written(due.due, 'vi')}.",
                f"{written(before, 'en')} is a day off: moved to the next working day, {written(due.due, 'en')}.",
                before,
                due.due,
                (counting.roll,),
            )
        )
    return steps


def _counted_by(counting: Counting, unit: Unit) -> Citation:
    return {
        Unit.HOUR: counting.hours,
        Unit.DAY: counting.days,
        Unit.WORKING_DAY: counting.law,
        Unit.MONTH: counting.months,
        Unit.YEAR: counting.years,
    }[unit]
