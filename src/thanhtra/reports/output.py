"""A report as text, JSON and CSV (xuất báo cáo); as a page: ``page``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from thanhtra.reports.labels import LEG_NAMES, row_name, said, word
from thanhtra.reports.report import Cell, Quality, Report
from thanhtra.reports.rows import rows
from thanhtra.rulebook import Rulebook

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(report: Report, *, lang: str = "vi", book: Rulebook | None = None) -> str:
    """For a person: one figure a line, its parts below it, the figure of a year earlier beside it; ``book`` names fields and posts."""
    return "\n".join(_lines(report, lang, book or Rulebook.built_in()))


def _lines(report: Report, lang: str, book: Rulebook) -> Iterator[str]:
    period = report.period
    yield f"{word('report', lang)} {said((period.vi, period.en), lang)}: {period.first.isoformat()} – {period.last.isoformat()} [{', '.join(map(str, period.cites))}; {period.known.value}]"
    yield f"{word('cases', lang)}: {report.cases}"
    for row in rows(report):
        before = f"  ({word('previous', lang)}: {_cell(row.before)})" if row.before is not None else ""
        yield f"{'  ' if row.dimension and row.figure not in ('causes', 'overdue') else ''}{row_name(row, book, lang)}: {_cell(row.now)}{before}"
    yield ""
    yield word("handling", lang)
    for leg, found in report.handling.items():
        more = f", {word('unresolved', lang)} {len(found.unresolved)}" if found.unresolved else ""
        yield f"  {said(LEG_NAMES[leg], lang)}: {word('median', lang)} {_or_dash(found.median)}, p90 {_or_dash(found.p90)} (n = {found.pairs}{more})"
    if report.quality is not None:
        yield ""
        yield from _quality(report.quality, lang)
    if report.repeated:
        yield f"{word('repeated', lang)}: {', '.join(report.repeated)}"


def _quality(found: Quality, lang: str) -> Iterator[str]:
    yield word("quality", lang)
    known = found.decided_in_time + found.decided_late
    yield f"  {word('in-time', lang)}: {found.decided_in_time}/{known}; {word('unknown', lang)} {found.decided_unknown}"
    yield f"  {word('annulled-share', lang)}: {found.annulled_whole}/{found.issued}"
    if found.findings:
        yield f"  {word('findings', lang)}: {', '.join(f'{code} {n}' for code, n in sorted(found.findings.items()))}"


def _cell(cell: Cell) -> str:
    return f"{cell.count} · {cell.amount:,} đồng".replace(",", ".") if cell.amount else str(cell.count)


def _or_dash(value: int | None) -> str:
    return "—" if value is None else str(value)


def as_json(report: Report, *, ids: bool = True) -> dict[str, Any]:
    """As plain dicts; ``ids``: with the papers behind every figure."""
    period = report.period
    return {
        "period": {
            "name": period.name,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            "send_before": period.send.isoformat() if period.send else None,
            "cites": [str(c) for c in period.cites],
            "basis": period.known.value,
        },
        "cases": report.cases,
        "figures": {slug: _json(cell, ids=ids) for slug, cell in report.figures.items()},
        "by": [
            {"figure": figure, "dimension": dimension, "key": key, **_json(cell, ids=ids)}
            for (figure, dimension), cells in report.by.items()
            for key, cell in cells.items()
        ],
        "undated": {slug: _json(cell, ids=ids) for slug, cell in report.undated.items()},
        "overdue": _json(report.overdue, ids=ids),
        "overdue_unresolved": _json(report.overdue_unresolved, ids=ids),
        "handling": {
            leg: {"pairs": h.pairs, "median": h.median, "p90": h.p90, "unresolved": list(h.unresolved)} for leg, h in report.handling.items()
        },
        "causes": {kind: _json(cell, ids=ids) for kind, cell in report.causes.items()},
        "quality": None if report.quality is None else _quality_json(report.quality),
        "repeated": list(report.repeated),
        "previous": None if report.previous is None else as_json(report.previous, ids=ids),
    }


def _json(cell: Cell, *, ids: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"count": cell.count, "amount": cell.amount}
    return {**found, "ids": list(cell.refs)} if ids else found


def _quality_json(found: Quality) -> dict[str, Any]:
    known = found.decided_in_time + found.decided_late
    return {
        "decided_in_time": found.decided_in_time,
        "decided_late": found.decided_late,
        "decided_unknown": found.decided_unknown,
        "share_in_time": round(found.decided_in_time / known, 4) if known else None,
        "issued": found.issued,
        "annulled_whole": found.annulled_whole,
        "share_annulled": round(found.annulled_whole / found.issued, 4) if found.issued else None,
        "findings": dict(sorted(found.findings.items())),
        "not_assessed": dict(sorted(found.not_assessed.items())),
        "satisfied": dict(sorted(found.satisfied.items())),
    }


def as_csv(report: Report, *, ids: bool = True, head: bool = True) -> str:
    """One row a figure and key, under a row of names (``head``). A text a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    names = ["period", "figure", "dimension", "key", "count", "amount", "previous_count", "previous_amount"]
    if head:
        write.writerow([*names, "ids"] if ids else names)
    for row in rows(report):
        before = row.before or Cell()
        past: list[object] = ["", ""] if row.before is None else [before.count, before.amount]
        cells: list[object] = [_safe(report.period.name), row.figure, row.dimension, _safe(row.key), row.now.count, row.now.amount, *past]
        write.writerow([*cells, _safe(" ".join(row.now.refs))] if ids else cells)
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
