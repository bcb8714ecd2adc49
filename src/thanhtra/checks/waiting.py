"""How long goods past their seizure wait for whoever may claim them (Đ126.4): shared by the questions about unclaimed goods."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.deadlines import assess, minutes_around

KNOWN: Final = "unclaimed-known"
UNKNOWN: Final = "unclaimed-unknown"


def waiting_ends(ctx: CheckContext, seizure: int, called: date) -> dict[str, date | None]:
    """The last day of the waiting from the last notice, for each way the file leaves open: owner or violator known, or nobody."""
    found = {}
    for slug in _which(ctx, seizure):
        judged = assess(ctx.book, ctx.book.limit(slug), called, None, 0, 0)
        found[slug] = judged.due.due_day if judged.due else None
    return found


def _which(ctx: CheckContext, seizure: int) -> tuple[str, ...]:
    signed = [getattr(ctx.ix.events[m], "signatures", None) for m in minutes_around(ctx.ix, seizure)]
    if any(s is not None and s.violator == "unknown-violator" for s in signed):
        return (UNKNOWN,)
    if ctx.case.subjects is None:
        return (KNOWN, UNKNOWN)
    return (KNOWN,) if ctx.case.subjects else (UNKNOWN,)
