"""What the state's report on administrative sanctioning holds, line by line, as dated data (nội dung báo cáo tình hình xử phạt)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from thanhtra.classes import frozen
from thanhtra.law import Citation, Series
from thanhtra.rulebook.versions import known_as, read_versions, series_of
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


class StateCount(StrEnum):
    """What of an archive answers a line of the report."""

    CASES_FOUND = "cases-found"
    CASES_HANDLED = "cases-handled"
    CASES_SANCTIONED = "cases-sanctioned"
    CASES_UNSANCTIONED = "cases-unsanctioned"
    CASES_AWAITING = "cases-awaiting"
    SUBJECTS = "subjects"
    SANCTIONS = "sanctions"
    REMEDIES = "remedies"
    SEIZURES = "seizures"
    COMMON_ACTS = "common-acts"
    DECISIONS = "decisions"
    COLLECTED = "collected"
    LICENCES_WITHDRAWN = "licences-withdrawn"
    ACTIVITIES_SUSPENDED = "activities-suspended"
    EXECUTED = "executed"
    NOT_EXECUTED = "not-executed"
    RELIEF = "relief"
    COERCED = "coerced"
    DISPUTED = "disputed"
    CRIMINAL_OUT = "criminal-out"
    CRIMINAL_IN = "criminal-in"
    NOTHING = "nothing"


@frozen(kw_only=True)
class StateLine:
    """One line of the report."""

    vi: str
    en: str
    counts: StateCount
    cites: tuple[Citation, ...]


def read_state_report(source: Source) -> Series[tuple[StateLine, ...]]:
    """``state_report.toml``: the lines of the report, version by version."""
    found: Series[tuple[StateLine, ...]] | None = None
    for table in source.tables("state_report.toml"):
        found = series_of(
            table, "state-report", read_versions(table, "version", _lines, known_as(table, Basis.SECONDARY))
        )
    return Series("state-report", (), ()) if found is None else found


def _lines(table: Table) -> tuple[StateLine, ...]:
    made = []
    for row in table.tables("rows", required=True):
        counts, cites = row.choice("counts", StateCount), row.cites()
        vi, en = row.text("vi"), row.text("en")
        if counts is not None:
            made.append(StateLine(vi=vi, en=en, counts=counts, cites=cites))
    return tuple(made)
