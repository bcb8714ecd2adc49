"""The limitation of executing a decision (thời hiệu thi hành): a year, read as openly as the limitation of sanctioning.

Đ74 says ``from the day of the decision`` as Đ6 says ``from the day the act ended``; whether that day counts, and whether the year moves on
from a day off, are the same two readings.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from thanhtra.casefile import Index
from thanhtra.deadlines.after_decision import limited_by
from thanhtra.deadlines.judging import Timing
from thanhtra.deadlines.limitation import Limitation, stands
from thanhtra.errors import LawError
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

ENFORCEMENT: Final = "enforcement-limitation"


def execution_limitation(ix: Index, decision: int, before: int, book: Rulebook, actual: date | None) -> Limitation:
    """How ``actual`` stands to the limitation of executing ``decision``, as far as events ahead of ``before`` tell.

    It runs from the decision, or the one a new decision follows (118/2021 Đ16.3); anew from the end of an evasion (Đ74.2).
    """
    first = limited_by(ix, decision, book)
    issued = ix.events[first].day
    if issued is None:
        return _open((f"fact:events[{first}].on",))
    ends = {i: getattr(ix.events[i], "until", None) for i in ix.dependents(decision, "evasion_found") if i < before}
    unknown = tuple(f"fact:events[{i}].until" for i, end in ends.items() if end is None)
    return _open(unknown) if unknown else year_from(book, max([issued, *(end for end in ends.values() if end is not None)]), actual)


@lru_cache(maxsize=1024)
def year_from(book: Rulebook, start: date, actual: date | None) -> Limitation:
    """How ``actual`` stands to the limitation of execution that runs from ``start``."""
    try:
        version = book.limit(ENFORCEMENT).versions.version_on(start)
    except LawError as refused:
        return _open((refused.token,))
    assert version.rule is not None  # noqa: S101 - version_on refuses ended versions and gaps
    term = version.rule.branches[0].terms[0]
    timing, last, missing = stands(book, start, term, actual)
    due = book.due_date(start, (term,))
    return Limitation(
        timing=timing,
        starts=(start, start),
        due=due,
        last_day=last,
        missing=missing,
        cites=version.cites,
        law_on=start,
        basis=version.known,
        provisional=due.provisional,
        actual=actual,
    )


def _open(missing: tuple[str, ...]) -> Limitation:
    return Limitation(timing=Timing.REFUSED, starts=(None, None), due=None, last_day=None, missing=missing, cites=(), law_on=None, basis=Basis.TEXT)
