"""The values of a report (giá trị của báo cáo)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from thanhtra.rulebook import Period

UNRESOLVED: Final = "unresolved"
"""The key of what a file does not say: counted, and never spread over the other keys."""


@attrs.frozen(kw_only=True)
class Cell:
    """A figure: how many, how much in đồng, and the papers counted (``CASE#EVENT`` or ``CASE#EVENT/ACT``, events from 0)."""

    count: int = 0
    amount: int = 0
    refs: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Handling:
    """Days between two steps whose later one falls in the period: how many pairs, their median and 90th percentile (nearest rank)."""

    pairs: int
    median: int | None
    p90: int | None
    unresolved: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
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


@attrs.frozen(kw_only=True, eq=False)
class Report:
    """One period counted. ``figures`` by slug; ``by`` (slug, dimension) → key → cell; ``undated`` what bears no day at all."""

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
    repeated: tuple[str, ...] = ()
    previous: Report | None = None

    @property
    def unresolved(self) -> Mapping[tuple[str, str], Cell]:
        """Everything counted of which the file does not say field, form or authority."""
        return {at: cells[UNRESOLVED] for at, cells in self.by.items() if UNRESOLVED in cells}
