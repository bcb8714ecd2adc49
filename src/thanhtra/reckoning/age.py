"""A person's age on a day, by the day of birth or only by its year (tuổi)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.classes import frozen

_FIRST_YEAR: Final = 1000


@frozen
class BirthYear:
    """The year a person was born in, where the day is not known (năm sinh)."""

    year: int

    def isoformat(self) -> str:
        """``YYYY``, as a document writes it."""
        return f"{self.year:04d}"


def age_on(born: date, day: date) -> int:
    """Whole years of age on ``day``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def ages_on(born: date | BirthYear, day: date) -> tuple[int, int]:
    """The least and the greatest age a person can have on ``day``: one and the same where the day of birth is known."""
    if isinstance(born, BirthYear):
        return age_on(date(born.year, 12, 31), day), age_on(date(born.year, 1, 1), day)
    age = age_on(born, day)
    return age, age


def birth_year(text: str) -> BirthYear | None:
    """The year in ``YYYY``; None for any other text."""
    return (
        BirthYear(int(text))
        if len(text) == 4 and text.isascii() and text.isdigit() and int(text) >= _FIRST_YEAR  # noqa: PLR2004 - figures of a year
        else None
    )
