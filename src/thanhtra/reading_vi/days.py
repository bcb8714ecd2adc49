"""Days as papers and registers write them: day, month, year, never the other way (ngày tháng)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from thanhtra.reading_vi.letters import tidied
from thanhtra.reading_vi.unread import Unreadable
from thanhtra.reckoning import written

_PLACE: Final = r"(?:[^\d,]{2,40},\s*)?"
_WORDS: Final = re.compile(
    _PLACE + r"(?:ng[àa]y\s*)?(\d{1,2})\s*th[áa]ng\s*(\d{1,2})\s*n[ăa]m\s*(\d{4})\.?", re.IGNORECASE
)
_FIGURES: Final = re.compile(
    _PLACE + r"(?:ng[àa]y\s*)?(\d{1,2})\s*([/. -])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\.?", re.IGNORECASE
)
_ISO: Final = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]0{1,2}:00(?::00)?(?:\.0+)?)?")
_NO_YEAR: Final = re.compile(r"(?:ng[àa]y\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}", re.IGNORECASE)
_CENTURY: Final = 100
_EPOCH: Final = date(1899, 12, 30)
_LEAP_SLIP: Final = 60
_VI, _EN = (
    "Cần một ngày có đủ ngày, tháng, năm (như 10/9/2026)",
    "expected a day with its month and year (such as 10/9/2026)",
)


def read_day(
    text: str, *, century: int | None = 2000, earliest: date | None = None, latest: date | None = None
) -> date | Unreadable:
    """The day in ``text``: ``10/9/2026``, ``05.10.2020``, ``ngày 05 tháng 10 năm 2020``, ISO; always day before month.

    A year of two figures belongs to ``century`` (None: not read). A day that does not exist, has no year, or lies before ``earliest``
    or after ``latest`` is not read.
    """
    tidy = tidied(text)
    if not tidy:
        return Unreadable(text=text, code="empty", vi=_VI, en=_EN)
    found = _parts(tidy, century)
    if found is None:
        vi, en = ("Ngày không có năm", "a day without its year") if _NO_YEAR.fullmatch(tidy) else (_VI, _EN)
        return Unreadable(text=text, code="day", vi=vi, en=en)
    year, month, day = found
    try:
        made = date(year, month, day)
    except ValueError:
        swapped = _possible(year, day, month)
        vi, en = (
            "Ngày này không có trong lịch (đọc theo ngày/tháng/năm)",
            "no such day in the calendar (read day/month/year)",
        )
        return Unreadable(text=text, code="day", vi=vi, en=en, meant=(written(swapped, "vi"),) if swapped else ())
    if (earliest is not None and made < earliest) or (latest is not None and made > latest):
        span = f"{earliest or ''}..{latest or ''}"
        return Unreadable(
            text=text,
            code="day",
            vi=f"Ngày nằm ngoài khoảng có thể ({span})",
            en=f"a day out of the possible range ({span})",
        )
    return made


def _parts(tidy: str, century: int | None) -> tuple[int, int, int] | None:
    iso = _ISO.fullmatch(tidy)
    if iso:
        return int(iso[1]), int(iso[3]), int(iso[4])
    words = _WORDS.fullmatch(tidy)
    if words:
        return int(words[3]), int(words[2]), int(words[1])
    figures = _FIGURES.fullmatch(tidy)
    if figures is None:
        return None
    year = int(figures[4])
    if year < _CENTURY:
        if century is None:
            return None
        year += century
    return year, int(figures[3]), int(figures[1])


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_serial(serial: float) -> date | Unreadable:
    """The day a spreadsheet keeps as a number (days since 1899-12-30); only for a cell known to hold a day. Fractions are hours."""
    if not _LEAP_SLIP < serial < 2_958_466:  # noqa: PLR2004 - 9999-12-31; before 1900-03-01 spreadsheets disagree
        return Unreadable(
            text=str(serial), code="day", vi="Số này không phải một ngày của bảng tính", en="not a day of a spreadsheet"
        )
    return _EPOCH + timedelta(days=int(serial))
