"""Days, instants and small amounts as a sentence writes them (cách viết ngày, giờ, số): ``20/10/2020``, ``09 giờ 00 phút ngày 03/03/2020``."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from thanhtra.terms import LAW_CLOCK

_MACHINE: Final = re.compile(
    r"(?<![\w/.-])(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w/-])", re.ASCII
)
_MAY_NAME_A_DAY: Final = re.compile(r"-\d\d-\d\d", re.ASCII)
_MAY_NAME_AN_INSTANT: Final = re.compile(r"-\d\dT\d\d", re.ASCII)
_PADDED_BELOW: Final = 10


@lru_cache(maxsize=1024)
def written(moment: date | datetime, lang: str) -> str:
    """A day, or an instant to the minute on the law's clock; English keeps the order year, month, day."""
    if isinstance(moment, datetime):
        local = moment.astimezone(LAW_CLOCK) if moment.tzinfo else moment
        clock = f"{local:%H:%M}" if lang == "en" else f"{local:%H giờ %M phút}"
        return (
            f"{written(local.date(), lang)} {clock}" if lang == "en" else f"{clock} ngày {written(local.date(), lang)}"
        )
    return moment.isoformat() if lang == "en" else f"{moment.day:02d}/{moment.month:02d}/{moment.year:04d}"


def days_written(text: str, lang: str) -> str:
    """``text`` with the days and instants a machine writes put as people write them; what only looks like a day stays."""
    may = _MAY_NAME_AN_INSTANT if lang == "en" else _MAY_NAME_A_DAY  # English writes a day as a machine does
    return text if may.search(text) is None else _MACHINE.sub(lambda found: _read(found, lang), text)


def padded(amount: int) -> str:
    """``07``, ``30``: Vietnamese papers write small amounts with two digits."""
    return f"{amount:02d}" if 0 < amount < _PADDED_BELOW else str(amount)


def so_many(number: int, one: str, more: str = "") -> str:
    """``1 month``, ``2 months``: a number of things in English; ``more`` where it is no ``s`` that makes it many."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def _read(found: re.Match[str], lang: str) -> str:
    try:
        return written(datetime.fromisoformat(found[0]) if found[2] else date.fromisoformat(found[1]), lang)
    except (ValueError, OverflowError):  # no day of the calendar, or none on the law's clock
        return found[0]
