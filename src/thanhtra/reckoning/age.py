"""A person's age on a day (tuổi)."""

from __future__ import annotations

from datetime import date


def age_on(born: date, day: date) -> int:
    """Whole years of age on ``day``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
