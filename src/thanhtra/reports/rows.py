"""A report as flat rows: one a figure, then one a key of each dimension, with the same figure a year earlier (bảng số liệu)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from thanhtra.reports.report import Cell, Report


class Row(NamedTuple):
    """``figure`` by its slug; ``dimension`` and ``key`` are empty in the figure's own row."""

    figure: str
    dimension: str
    key: str
    now: Cell
    before: Cell | None


def rows(report: Report) -> Iterator[Row]:
    """Every figure of ``report`` that counted something now or a year earlier."""
    past = report.previous
    for figure, cell in report.figures.items():
        before = past.figures[figure] if past else None
        if not cell.count and not (before and before.count):
            continue
        yield Row(figure, "", "", cell, before)
        for at in sorted({*report.by, *(past.by if past else ())}):
            if at[0] != figure:
                continue
            now, then = report.by.get(at, {}), past.by.get(at, {}) if past else {}
            for key in sorted({*now, *then}):
                yield Row(figure, at[1], key, now.get(key, Cell()), then.get(key, Cell()) if past else None)
    yield Row("overdue", "", "", report.overdue, past.overdue if past else None)
    if report.overdue_unresolved.count:
        yield Row("overdue", "form", "unresolved", report.overdue_unresolved, past.overdue_unresolved if past else None)
    for figure, cell in report.undated.items():
        yield Row(figure, "undated", "", cell, None)
    for kind in sorted({*report.causes, *(past.causes if past else ())}):
        yield Row(
            "causes", "form", kind, report.causes.get(kind, Cell()), past.causes.get(kind, Cell()) if past else None
        )
