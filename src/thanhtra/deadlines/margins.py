"""How much of a limit is left, how far it is past, and the last safe day for a step (còn bao lâu, quá hạn bao lâu)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from thanhtra.deadlines.assessment import is_after, lateness
from thanhtra.findings import Deadline, Late
from thanhtra.reckoning import law_day
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status, Unit

Moment = date | datetime


def remaining(deadline: Deadline, book: Rulebook, on: Moment) -> Late | None:
    """What is left of a limit on ``on``, in its own unit; months and years in days. None without a last day, or once it is past.

    On the last day itself 0 is left. Raises CalendarGap outside the calendar.
    """
    due = deadline.due
    if due is None or is_after(on, due):
        return None
    if isinstance(due, datetime) and isinstance(on, datetime):
        return Late(amount=(due - on) // timedelta(hours=1), unit=Unit.HOUR)
    day, last = law_day(on), law_day(due)
    if deadline.unit is Unit.WORKING_DAY:
        return Late(amount=book.calendar.count(day, last), unit=Unit.WORKING_DAY)
    return Late(amount=(last - day).days, unit=Unit.DAY)


def overdue_by(deadline: Deadline, book: Rulebook, on: Moment) -> Late | None:
    """How far ``on`` is past the limit, in its own unit, started units counted whole. None without a last day, or while it runs."""
    due = deadline.due
    if due is None or not is_after(on, due):
        return None
    return lateness(book.calendar, due, on, deadline.unit)


def latest_safe_date(deadlines: Iterable[Deadline], book: Rulebook, step: str) -> tuple[date, Deadline] | None:
    """The last day on which a step of kind ``step`` still meets every limit that waits for it, and the limit that ends first.

    Only what is open counts; a limit without a figure has no day. None when no limit with a day waits for that step.
    """
    limits = book.procedure.limits
    waiting = [
        (law_day(d.due), d)
        for d in deadlines
        if d.due is not None
        and d.met_on is None
        and d.status in (Status.OPEN, Status.CONDITIONAL)
        and d.kind in limits
        and step in limits[d.kind].met_by
    ]
    return min(waiting, key=lambda pair: pair[0], default=None)
