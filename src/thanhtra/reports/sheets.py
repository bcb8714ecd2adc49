"""Reports and cases as rows of a spreadsheet, CSV (bảng tính)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from thanhtra.export.words import said
from thanhtra.outputs import safe_cell
from thanhtra.reports.case_rows import CASE_HEADS, CaseRow
from thanhtra.reports.labels import against, capital, figure_name, key_name, word
from thanhtra.reports.names import DIMENSION_NAMES
from thanhtra.reports.report import Cell, Report
from thanhtra.reports.rows import Row, rows
from thanhtra.rulebook import Rulebook

BOM: Final = "\ufeff"
"""What Excel knows UTF-8 by."""


def as_csv(
    report: Report, *, ids: bool = True, head: bool = True, lang: str | None = None, book: Rulebook | None = None
) -> str:
    """One row a figure and key, under a row of names (``head``). A text a spreadsheet would run as a formula is led by an apostrophe.

    Without ``lang`` names and keys are slugs, for programs; with it they are words.
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    if head:
        write.writerow(_heads(report, lang, ids=ids))
    made = book or Rulebook.built_in()
    for row in rows(report):
        before = row.before or Cell()
        past: list[object] = ["", ""] if row.before is None else [before.count, before.amount]
        names = (
            [report.period.name, row.figure, row.dimension, row.key]
            if lang is None
            else _named(report, row, made, lang)
        )
        cells: list[object] = [*(safe_cell(name) for name in names), row.now.count, row.now.amount, *past]
        write.writerow([*cells, safe_cell(" ".join(row.now.refs))] if ids else cells)
    return out.getvalue()


def _heads(report: Report, lang: str | None, *, ids: bool) -> list[str]:
    if lang is None:
        names = ["period", "figure", "dimension", "key", "count", "amount", "previous_count", "previous_amount"]
        return [*names, "ids"] if ids else names
    past = against(report, lang)
    said_ = [word(key, lang) for key in ("period", "figure", "dimension", "key", "count", "amount")]
    named = [
        *said_,
        f"{past}: {word('count', lang)}",
        f"{past}: {word('amount', lang)}",
        *([word("refs", lang)] if ids else []),
    ]
    return [capital(name) for name in named]


def _named(report: Report, row: Row, book: Rulebook, lang: str) -> list[str]:
    figure = figure_name(row.figure, lang)
    dimension = (
        ""
        if not row.dimension
        else word("undated", lang)
        if row.dimension == "undated"
        else said(DIMENSION_NAMES[row.dimension], lang)
    )
    key = key_name(row.figure, row.dimension, row.key, book, lang) if row.key else ""
    return [said((report.period.vi, report.period.en), lang), figure, dimension, key]


def case_csv(found: Iterable[CaseRow], *, lang: str) -> Iterator[str]:
    """A row a case under a row of names, line by line."""
    yield _line([said(head, lang) for head in CASE_HEADS])
    for row in found:
        yield _line(
            [safe_cell(cell) if isinstance(cell, str) else "" if cell is None else cell for cell in row.cells(lang)]
        )


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
