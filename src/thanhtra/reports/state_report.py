"""The state's report on administrative sanctioning, each line filled from the archive (báo cáo tình hình xử phạt vi phạm hành chính).

The lines are those of the decree in force on the last day of the period: Decree 81/2013/NĐ-CP Đ25.2, then 118/2021/NĐ-CP Đ35.2 and as amended
by 68/2025/NĐ-CP. That this day decides is an inference. The circulars' own tables were not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.reports.labels import figure_name, key_name
from thanhtra.reports.report import UNRESOLVED, Cell, Report
from thanhtra.rulebook import Rulebook, StateCount
from thanhtra.terms import Basis

Count: TypeAlias = Callable[[Report, Rulebook], "StateCell"]
COMMONEST: Final = 10
"""How many of the commonest acts are named."""


@frozen(kw_only=True)
class StateCell:
    """What the files say: ``counted`` of them, ``amount`` in đồng where money is asked for, ``open`` of which they do not tell. ``parts`` stand below."""

    counted: int
    open: int = 0
    amount: int | None = None
    parts: tuple[StatePart, ...] = ()


@frozen(kw_only=True)
class StatePart:
    """One part of a line: what it is called, in Vietnamese and English, and what the files say."""

    vi: str
    en: str
    counted: int
    amount: int | None = None


@frozen(kw_only=True)
class StateRow:
    """One line of the report; ``cell`` is None where no case file can answer it: a person writes it."""

    vi: str
    en: str
    cites: tuple[Citation, ...]
    cell: StateCell | None


@frozen(kw_only=True, eq=False)
class StateReport:
    """The report of one period: its lines, the provisions that list them, how they are known."""

    report: Report
    rows: tuple[StateRow, ...]
    cites: tuple[Citation, ...]
    known: Basis


def state_report(report: Report, book: Rulebook) -> StateReport:
    """The lines of the decree in force on the last day of the period, filled from ``report``.

    Raises LawError where the list of that day was not read.
    """
    version = book.state_report.version_on(report.period.last)
    lines = book.state_report.on(report.period.last)
    rows = tuple(
        StateRow(vi=line.vi, en=line.en, cites=line.cites, cell=_cell(line.counts, report, book)) for line in lines
    )
    return StateReport(report=report, rows=rows, cites=version.cites, known=version.known)


def _cell(counts: StateCount, report: Report, book: Rulebook) -> StateCell | None:
    if counts is StateCount.NOTHING:
        return None
    if counts in _FIGURES:
        return _of_figure(report, _FIGURES[counts])
    return _MADE[counts](report, book)


def _of_figure(report: Report, figure: str) -> StateCell:
    return StateCell(counted=report.figures[figure].count, open=_undated(report, figure))


def _undated(report: Report, *figures: str) -> int:
    return sum(report.undated[figure].count for figure in figures if figure in report.undated)


def _together(*names: str) -> Count:
    """Several figures as one, each a part of it."""

    def of(report: Report, _: Rulebook) -> StateCell:
        parts = tuple(_part(name, report.figures[name].count) for name in names)
        return StateCell(counted=sum(part.counted for part in parts), open=_undated(report, *names), parts=parts)

    return of


def _part(name: str, counted: int) -> StatePart:
    return StatePart(vi=figure_name(name, "vi"), en=figure_name(name, "en"), counted=counted)


def _awaiting(report: Report, _: Rulebook) -> StateCell:
    return StateCell(counted=report.backlog.stages["minuted"].count, open=report.backlog.unresolved.count)


def _not_executed(report: Report, _: Rulebook) -> StateCell:
    return StateCell(
        counted=sum(report.backlog.stages[stage].count for stage in ("decided", "delivered")),
        open=report.backlog.unresolved.count,
    )


def _by_form(figure: str) -> Count:
    """A figure with its forms as parts."""

    def of(report: Report, book: Rulebook) -> StateCell:
        return attrs.evolve(_of_figure(report, figure), parts=tuple(_forms(report, figure, book)))

    return of


def _sanctions(report: Report, book: Rulebook) -> StateCell:
    told = report.by.get(("sanctioned-acts", "form"), {})
    measures = report.figures["measures"]
    known = sum(cell.count for key, cell in told.items() if key != UNRESOLVED)
    open_ = told.get(UNRESOLVED, Cell()).count + _undated(report, "sanctioned-acts", "measures")
    return StateCell(
        counted=known + measures.count,
        open=open_,
        parts=(*_forms(report, "sanctioned-acts", book), *_forms(report, "measures", book)),
    )


def _forms(report: Report, figure: str, book: Rulebook) -> Iterator[StatePart]:
    for key, cell in report.by.get((figure, "form"), {}).items():
        yield StatePart(
            vi=key_name(figure, "form", key, book, "vi"),
            en=key_name(figure, "form", key, book, "en"),
            counted=cell.count,
            amount=cell.amount or None,
        )


def _common(report: Report, book: Rulebook) -> StateCell:
    told = report.by.get(("sanctioned-acts", "provision"), {})
    known = sorted(
        ((key, cell.count) for key, cell in told.items() if key != UNRESOLVED), key=lambda one: (-one[1], one[0])
    )
    parts = tuple(
        StatePart(
            vi=key_name("sanctioned-acts", "provision", key, book, "vi"),
            en=key_name("sanctioned-acts", "provision", key, book, "en"),
            counted=n,
        )
        for key, n in known[:COMMONEST]
    )
    return StateCell(
        counted=sum(n for _, n in known),
        open=told.get(UNRESOLVED, Cell()).count + _undated(report, "sanctioned-acts"),
        parts=parts,
    )


def _collected(report: Report, _: Rulebook) -> StateCell:
    cell, untold = report.figures["fines-collected"], report.figures["sums-untold"].count
    return StateCell(
        counted=cell.count, amount=cell.amount, open=untold + _undated(report, "fines-collected", "sums-untold")
    )


def _measure(slug: str) -> Count:
    def of(report: Report, _: Rulebook) -> StateCell:
        return StateCell(
            counted=report.by.get(("measures", "form"), {}).get(slug, Cell()).count, open=_undated(report, "measures")
        )

    return of


def _disputed(report: Report, _: Rulebook) -> StateCell:
    """Complaints and suits against sanctioning decisions; of those that name nothing it is not told."""
    names = ("complaints", "lawsuits")
    against = {name: report.by.get((name, "form"), {}) for name in names}
    told = {name: cells.get("decision", Cell()).count for name, cells in against.items()}
    parts = tuple(_part(name, told[name]) for name in names)
    open_ = sum(cells.get(UNRESOLVED, Cell()).count for cells in against.values())
    return StateCell(counted=sum(told.values()), open=open_ + _undated(report, *names), parts=parts)


_FIGURES: Final = {
    StateCount.CASES_FOUND: "cases-found",
    StateCount.CASES_SANCTIONED: "cases-sanctioned",
    StateCount.CASES_UNSANCTIONED: "cases-unsanctioned",
    StateCount.SEIZURES: "seizures",
    StateCount.DECISIONS: "decisions",
    StateCount.EXECUTED: "executed",
    StateCount.COERCED: "coerced",
    StateCount.CRIMINAL_OUT: "criminal-out",
    StateCount.CRIMINAL_IN: "criminal-in",
}
_MADE: Final[dict[StateCount, Count]] = {
    StateCount.CASES_HANDLED: _together("cases-sanctioned", "cases-unsanctioned"),
    StateCount.CASES_AWAITING: _awaiting,
    StateCount.SUBJECTS: _by_form("subjects-sanctioned"),
    StateCount.SANCTIONS: _sanctions,
    StateCount.REMEDIES: _by_form("remedies"),
    StateCount.COMMON_ACTS: _common,
    StateCount.COLLECTED: _collected,
    StateCount.LICENCES_WITHDRAWN: _measure("withdraw-licence"),
    StateCount.ACTIVITIES_SUSPENDED: _measure("suspend-activity"),
    StateCount.NOT_EXECUTED: _not_executed,
    StateCount.RELIEF: _together("postponed", "reduced"),
    StateCount.DISPUTED: _disputed,
}
