"""How long goods past their seizure wait for whoever may claim them (Đ126.4): shared by the questions about unclaimed goods."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.checks.asked import Asked
from thanhtra.deadlines import judge, minutes_around

KNOWN: Final = "unclaimed-known"
UNKNOWN: Final = "unclaimed-unknown"


def waiting_ends(asked: Asked, seizure: int, called: date) -> dict[str, date | None]:
    """The last day of the waiting from the last notice, for each way the file leaves open: owner or violator known, or nobody."""
    found = {}
    for slug in _which(asked, seizure):
        judged = judge(asked.book, asked.book.limit(slug), called, None, 0, 0)
        found[slug] = judged.due.due_day if judged.due else None
    return found


def _which(asked: Asked, seizure: int) -> tuple[str, ...]:
    signed = [getattr(asked.ix.events[m], "signatures", None) for m in minutes_around(asked.ix, seizure)]
    if any(s is not None and s.violator == "unknown-violator" for s in signed):
        return (UNKNOWN,)
    if asked.case.subjects is None:
        return (KNOWN, UNKNOWN)
    return (KNOWN,) if asked.case.subjects else (UNKNOWN,)
