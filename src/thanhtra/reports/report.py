"""The values of a report (giá trị của báo cáo)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.rulebook import Period

UNRESOLVED: Final = "unresolved"
"""The key of what a file does not say: counted, and never spread over the other keys."""


@frozen(kw_only=True)
class Cell:
    """A figure: how many, how much in đồng, and the papers counted (``CASE#EVENT`` or ``CASE#EVENT/ACT``, events from 0).

    ``refs`` is empty in a report counted without them, and holds the first so many where they were bounded, whatever ``count`` is.
    """

    count: int = 0
    amount: int = 0
    refs: tuple[str, ...] = ()


@frozen(kw_only=True)
class Handling:
    """Days between two steps whose later one falls in the period: how many pairs, their median and 90th percentile (nearest rank).

    ``untold`` pairs lack a day or run backwards; ``unresolved`` are their papers.
    """

    pairs: int
    median: int | None
    p90: int | None
    unresolved: tuple[str, ...] = ()
    untold: int = 0


@frozen(kw_only=True)
class Quality:
    """What the checks say of the period's steps, by code. Not assessed is neither good nor bad, and stands by itself."""

    decided_in_time: int = 0
    decided_late: int = 0
    decided_unknown: int = 0
    issued: int = 0
    annulled_whole: int = 0
    findings: Mapping[str, int] = {}
    not_assessed: Mapping[str, int] = {}
    satisfied: Mapping[str, int] = {}


@frozen(kw_only=True)
class Disputed:
    """Decisions complained of, or sued over: how many, and how it ended by the last outcome told. ``changed``: annulled, wholly or in part, or amended."""

    brought: int = 0
    upheld: int = 0
    changed: int = 0
    withdrawn: int = 0
    open: int = 0


@frozen(kw_only=True)
class Aftermath:
    """What had become, by the end of the period, of the decisions issued in it. Each decision is counted once under each heading it belongs to."""

    issued: int = 0
    corrected: int = 0
    amended: int = 0
    annulled_part: int = 0
    annulled_whole: int = 0
    complaints: Disputed = Disputed()
    lawsuits: Disputed = Disputed()


@frozen(kw_only=True)
class BodyFigures:
    """What one body did in the period; in time, late and untold are None where the checks were not asked. ``median``: days from minutes to decision."""

    decisions: Cell
    fines: Cell
    collected: Cell
    median: int | None
    in_time: int | None
    late: int | None
    untold: int | None
    aftermath: Aftermath


@frozen(kw_only=True)
class OpenCase:
    """A case open on the last day of the period: its stage, its first day on file, its age in days that day."""

    case: str
    stage: str
    since: date
    days: int


@frozen(kw_only=True)
class Lapse:
    """A limit of an open case that waits for its step: its last day, its Vietnamese and English names, its source."""

    case: str
    kind: str
    day: date
    vi: str
    en: str
    source: str


@frozen(kw_only=True)
class Backlog:
    """What was open on the last day: by stage, by age in days, the oldest, what lapses next.

    ``unresolved``: an undated step leaves open whether the case was done. ``next`` and ``past`` (limits whose last day was over, with no
    step on file) are None where the checks were not asked. ``oldest`` and ``next`` hold at most :data:`LISTED`.
    """

    stages: Mapping[str, Cell]
    ages: Mapping[str, int]
    unresolved: Cell
    oldest: tuple[OpenCase, ...]
    next: tuple[Lapse, ...] | None
    past: int | None

    @property
    def count(self) -> int:
        """How many cases were open."""
        return sum(self.ages.values())


LISTED: Final = 20
"""How many of the oldest cases, and of the limits that lapse next, a report names."""


@frozen(kw_only=True, eq=False)
class Report:
    """One period counted. ``figures`` by slug; ``by`` (slug, dimension) → key → cell; ``undated`` what bears no day and may belong to it.

    ``months``: slug → calendar month (``2026-03``) → cell, of the figures a chart shows; the months of a figure sum to it. ``against``
    says what ``previous`` is: ``year`` (the same period a year earlier) or ``period`` (the one before).
    """

    period: Period
    cases: int
    figures: Mapping[str, Cell]
    by: Mapping[tuple[str, str], Mapping[str, Cell]]
    undated: Mapping[str, Cell]
    overdue: Cell
    overdue_unresolved: Cell
    handling: Mapping[str, Handling]
    causes: Mapping[str, Cell]
    quality: Quality | None
    months: Mapping[str, Mapping[str, Cell]]
    aftermath: Aftermath
    bodies: Mapping[str, BodyFigures]
    backlog: Backlog
    repeated: tuple[str, ...] = ()
    previous: Report | None = None
    against: str = "year"
    agency: str | None = None

    @property
    def unresolved(self) -> Mapping[tuple[str, str], Cell]:
        """Everything counted of which the file does not say a dimension."""
        return {at: cells[UNRESOLVED] for at, cells in self.by.items() if UNRESOLVED in cells}
