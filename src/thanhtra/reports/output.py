"""A report as text, JSON, CSV and HTML (xuất báo cáo)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from thanhtra.reports.labels import DIMENSION_NAMES, LEG_NAMES, WORDS, figure_name, said, word
from thanhtra.reports.report import Cell, Quality, Report
from thanhtra.reports.rows import Row, rows

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(report: Report, *, lang: str = "vi") -> str:
    """For a person: one figure a line, its parts below it, the figure of a year earlier beside it."""
    return "\n".join(_lines(report, lang))


def _lines(report: Report, lang: str) -> Iterator[str]:
    period = report.period
    yield f"{word('report', lang)} {said((period.vi, period.en), lang)}: {period.first.isoformat()} – {period.last.isoformat()} [{', '.join(map(str, period.cites))}; {period.known.value}]"
    yield f"{word('cases', lang)}: {report.cases}"
    for row in rows(report):
        before = f"  ({word('previous', lang)}: {_cell(row.before)})" if row.before is not None else ""
        yield f"{'  ' if row.dimension and row.figure not in ('causes', 'overdue') else ''}{_name(row, lang)}: {_cell(row.now)}{before}"
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


def _name(row: Row, lang: str) -> str:
    own = word(row.figure, lang) if row.figure in WORDS else figure_name(row.figure, lang)
    if row.dimension == "undated":
        return f"{own} · {word('undated', lang)}"
    if not row.dimension:
        return own
    key = word(row.key, lang) if row.key in WORDS else row.key
    return f"{own} · {key}" if row.figure in ("causes", "overdue") else f"{said(DIMENSION_NAMES[row.dimension], lang)} {key}"


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
    }


def as_csv(report: Report, *, ids: bool = True) -> str:
    """One row a figure and key. A text a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    head = ["period", "figure", "dimension", "key", "count", "amount", "previous_count", "previous_amount"]
    write.writerow([*head, "ids"] if ids else head)
    for row in rows(report):
        before = row.before or Cell()
        past: list[object] = ["", ""] if row.before is None else [before.count, before.amount]
        cells: list[object] = [_safe(report.period.name), row.figure, row.dimension, _safe(row.key), row.now.count, row.now.amount, *past]
        write.writerow([*cells, _safe(" ".join(row.now.refs))] if ids else cells)
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_html(report: Report, *, lang: str = "vi") -> str:
    """One plain page: the figures as a table, the rest as lines. Everything from a file is escaped."""
    period = report.period
    title = f"{word('report', lang)} {said((period.vi, period.en), lang)}"
    head = "".join(f"<th>{escape(word(key, lang))}</th>" for key in ("figure", "count", "amount", "previous", "refs"))
    body = "".join(_html_row(row, lang) for row in rows(report))
    handling = "".join(
        f"<li>{escape(said(LEG_NAMES[leg], lang))}: {escape(word('median', lang))} {_or_dash(h.median)}, p90 {_or_dash(h.p90)} (n = {h.pairs})</li>"
        for leg, h in report.handling.items()
    )
    quality = "".join(f"<p>{escape(line)}</p>" for line in _quality(report.quality, lang)) if report.quality else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>'
        f"<h1>{escape(title)}</h1><p>{period.first.isoformat()} – {period.last.isoformat()} · {escape(', '.join(map(str, period.cites)))}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        f"<h2>{escape(word('handling', lang))}</h2><ul>{handling}</ul>{quality}</body></html>\n"
    )


def _html_row(row: Row, lang: str) -> str:
    refs = escape(" ".join(row.now.refs))
    before = "" if row.before is None else _cell(row.before)
    return (
        f"<tr><td>{escape(_name(row, lang))}</td><td>{row.now.count}</td><td>{row.now.amount or ''}</td>"
        f"<td>{escape(before)}</td><td><details><summary>{len(row.now.refs)}</summary>{refs}</details></td></tr>"
    )
