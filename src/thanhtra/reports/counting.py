"""One pass over the cases, each counted by the day of its events (tổng hợp số liệu)."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from thanhtra.casefile import Case, index
from thanhtra.classes import frozen
from thanhtra.errors import LawError
from thanhtra.reports.handling import legs_of
from thanhtra.reports.items import items_of
from thanhtra.reports.report import Report
from thanhtra.reports.tally import PeriodTally
from thanhtra.rulebook import Period, Rulebook


@frozen(kw_only=True)
class WhatToCount:
    """What a count does beside the figures themselves.

    ``compare`` counts another period too, where its days are known: ``year`` the same one a year earlier, ``period`` the one just before,
    None none. ``quality`` asks every check, which takes longer. ``refs`` keeps which papers each figure counts, and memory grows with
    them, unless ``most_refs`` bounds how many of a figure are kept. ``agency`` counts only cases in which an official of that agency, as the file prints it, takes part.
    """

    compare: str | None = "year"
    quality: bool = True
    refs: bool = True
    most_refs: int | None = None
    agency: str | None = None


def count(
    cases: Iterable[Case], period: str | Period, book: Rulebook, *, compare: bool = True, quality: bool = True
) -> Report:
    """Count ``period`` (its name, or the period). Every event is counted on its own day, in ``first <= day < after``.

    ``compare`` counts the period a year earlier too, where its days are known; ``quality`` asks every check, which takes longer.
    A case whose id came before is not counted again: its id is in ``repeated``. Raises LawError for a period nobody knows.
    """
    return count_periods(cases, [period], book, compare=compare, quality=quality)[0]


def count_periods(
    cases: Iterable[Case],
    periods: Iterable[str | Period],
    book: Rulebook,
    *,
    compare: bool = True,
    quality: bool = True,
) -> tuple[Report, ...]:
    """Count several periods in one pass over the cases, in the order given; else as ``count``."""
    return count_as(cases, periods, book, WhatToCount(compare="year" if compare else None, quality=quality))


def count_as(
    cases: Iterable[Case], periods: Iterable[str | Period], book: Rulebook, how: WhatToCount
) -> tuple[Report, ...]:
    """Count several periods in one pass over the cases, as ``how`` says. Raises LawError for a period nobody knows."""
    found = [book.periods.period(period) if isinstance(period, str) else period for period in periods]
    pairs = [(_tally(now, book, how), _compared(now, book, how)) for now in found]
    tallies = [tally for pair in pairs for tally in pair if tally is not None]
    seen: set[str] = set()
    repeated: list[str] = []
    for case in cases:
        if how.agency is not None and not _takes_part(case, how.agency):
            continue
        if case.id in seen:
            repeated.append(case.id)
            continue
        seen.add(case.id)
        ix = index(case)
        items, legs = tuple(items_of(ix)), tuple(legs_of(ix))
        for tally in tallies:
            tally.take(ix, items, legs)
    again = tuple(repeated)
    against = how.compare or "year"
    return tuple(
        attrs.evolve(
            now.report(again), previous=before.report(again) if before else None, against=against, agency=how.agency
        )
        for now, before in pairs
    )


def _takes_part(case: Case, agency: str) -> bool:
    return any(official.agency == agency for official in case.officials or ())


def _tally(period: Period, book: Rulebook, how: WhatToCount) -> PeriodTally:
    return PeriodTally(period, book, quality=how.quality, refs=how.most_refs if how.refs else 0)


def _compared(period: Period, book: Rulebook, how: WhatToCount) -> PeriodTally | None:
    """The period it is compared with; None where its days are not known."""
    if how.compare is None:
        return None
    try:
        return _tally(
            book.periods.before(period.name) if how.compare == "year" else book.periods.preceding(period.name),
            book,
            how,
        )
    except LawError:
        return None
