"""One reporting period, and those nobody prescribes: a month, a year, the days somebody names (kỳ, khoảng thời gian)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.terms import Basis

_UNIT: Final = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_FREE: Final = re.compile(rf"({_UNIT})(?:\.\.({_UNIT}))?")
_MONTHS: Final = 12
_MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@frozen(kw_only=True)
class Period:
    """One period: the days ``first <= day < after``. ``cut``: its rule's first day is left to the period before, which ends on it.

    ``cites`` is empty and ``known`` None where no rule prescribes the period: a calendar month or year, or days somebody chose.
    """

    name: str
    vi: str
    en: str
    first: date
    after: date
    send: date | None = None
    cites: tuple[Citation, ...] = ()
    known: Basis | None = None
    cut: bool = False

    @property
    def last(self) -> date:
        """The last day counted in."""
        return self.after - timedelta(1)

    def holds(self, day: date) -> bool:
        """Whether ``day`` is counted in this period."""
        return self.first <= day < self.after


def free_period(name: str) -> Period | None:
    """``2026``, ``2026-03``, ``2026-03-05``, or two of them as ``FROM..TO``, both counted in; None for any other text."""
    match = _FREE.fullmatch(name)
    if match is None:
        return None
    begins, ends = _days(match[1]), _days(match[2] or match[1])
    if begins is None or ends is None or begins[0] >= ends[1]:
        return None
    return spanning(begins[0], ends[1])


def spanning(first: date, after: date) -> Period:
    """The period of the days ``first <= day < after``, under its shortest name. Raises ValueError where there is no such day."""
    if first >= after:
        raise ValueError(f"no day from {first} before {after}")
    if first.day == after.day == 1:
        return _of_months(first, after)
    last = after - timedelta(1)
    name = first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"
    one = (f"ngày {first:%d/%m/%Y}", first.isoformat())
    vi, en = (
        one
        if first == last
        else (f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}", f"{first.isoformat()} to {last.isoformat()}")
    )
    return Period(name=name, vi=vi, en=en, first=first, after=after)


def year_earlier(period: Period) -> Period:
    """The same days of the year before; a bound on 29 February becomes 1 March. Raises ValueError before the year 1."""
    return spanning(_shifted(period.first, -_MONTHS), _shifted(period.after, -_MONTHS))


def just_before(period: Period) -> Period:
    """As many months, or as many days, ending where ``period`` begins. Raises ValueError before the year 1."""
    first, after = period.first, period.after
    if first.day == after.day == 1:
        return spanning(_shifted(first, -_months_between(first, after)), first)
    try:
        return spanning(first - (after - first), first)
    except OverflowError:
        raise ValueError(f"no day that long before {first}") from None


def month_of(day: date) -> str:
    """The name of the calendar month a day lies in: ``2026-03``."""
    return f"{day.year:04}-{day.month:02}"


def month_name(name: str, lang: str) -> str:
    """``tháng 3/2026`` or ``March 2026`` for ``2026-03``."""
    year, month = int(name[:4]), int(name[5:7])
    return f"{_MONTH_NAMES[month - 1]} {year}" if lang == "en" else f"tháng {month}/{year}"


def _of_months(first: date, after: date) -> Period:
    months = _months_between(first, after)
    last = after - timedelta(1)
    if months == 1:
        name = month_of(first)
        vi, en = month_name(name, "vi"), month_name(name, "en")
    elif months == _MONTHS and first.month == 1:
        name, vi, en = f"{first.year:04}", f"năm {first.year} theo lịch", f"the calendar year {first.year}"
    elif months % _MONTHS == 0 and first.month == 1:
        name, vi, en = (
            f"{first.year:04}..{last.year:04}",
            f"từ năm {first.year} đến năm {last.year}",
            f"the calendar years {first.year} to {last.year}",
        )
    else:
        name = f"{month_of(first)}..{month_of(last)}"
        vi = f"từ {month_name(month_of(first), 'vi')} đến {month_name(month_of(last), 'vi')}"
        en = f"{month_name(month_of(first), 'en')} to {month_name(month_of(last), 'en')}"
    return Period(name=name, vi=vi, en=en, first=first, after=after)


def _months_between(first: date, after: date) -> int:
    return (after.year - first.year) * _MONTHS + after.month - first.month


def _shifted(day: date, months: int) -> date:
    at = day.year * _MONTHS + day.month - 1 + months
    try:
        return date(at // _MONTHS, at % _MONTHS + 1, day.day)
    except ValueError:
        return date(at // _MONTHS, at % _MONTHS + 2, 1)  # 29 February: the day after the 28th


def _days(unit: str) -> tuple[date, date] | None:
    """The first day of a year, a month or a day, and the day after its last."""
    parts = [int(part) for part in unit.split("-")]
    try:
        first = date(parts[0], *(parts[1:2] or [1]), *(parts[2:3] or [1]))
        if len(parts) == 3:  # noqa: PLR2004 - year, month, day
            return first, first + timedelta(1)
        return first, _shifted(first, 1 if len(parts) == 2 else _MONTHS)  # noqa: PLR2004 - year, month
    except (ValueError, OverflowError):
        return None
