"""A report as plain dicts for JSON (xuất JSON)."""

from __future__ import annotations

from typing import Any

import attrs

from thanhtra.reports.report import Backlog, BodyFigures, Cell, Quality, Report


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
            "basis": period.known.value if period.known else None,
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
            leg: {
                "pairs": h.pairs,
                "median": h.median,
                "p90": h.p90,
                "unresolved": list(h.unresolved),
                "untold": h.untold,
            }
            for leg, h in report.handling.items()
        },
        "causes": {kind: _json(cell, ids=ids) for kind, cell in report.causes.items()},
        "quality": None if report.quality is None else _quality_json(report.quality),
        "months": {
            slug: {month: _json(cell, ids=ids) for month, cell in found.items()}
            for slug, found in report.months.items()
        },
        "aftermath": attrs.asdict(report.aftermath),
        "bodies": [{"agency": name, **_body_json(body, ids=ids)} for name, body in report.bodies.items()],
        "backlog": _backlog_json(report.backlog, ids=ids),
        "agency": report.agency,
        "against": report.against if report.previous is not None else None,
        "repeated": list(report.repeated),
        "previous": None if report.previous is None else as_json(report.previous, ids=ids),
    }


def _body_json(body: BodyFigures, *, ids: bool) -> dict[str, Any]:
    cells = {name: _json(getattr(body, name), ids=ids) for name in ("decisions", "fines", "collected")}
    timely = {"median": body.median, "in_time": body.in_time, "late": body.late, "untold": body.untold}
    return {**cells, **timely, "aftermath": attrs.asdict(body.aftermath)}


def _backlog_json(found: Backlog, *, ids: bool) -> dict[str, Any]:
    return {
        "open": found.count,
        "stages": {stage: _json(cell, ids=ids) for stage, cell in found.stages.items()},
        "ages": dict(found.ages),
        "unresolved": _json(found.unresolved, ids=ids),
        "oldest": [
            {"case": one.case, "stage": one.stage, "since": one.since.isoformat(), "days": one.days}
            for one in found.oldest
        ]
        if ids
        else [],
        "next": _lapses_json(found, ids=ids),
        "past": found.past,
    }


def _lapses_json(found: Backlog, *, ids: bool) -> list[dict[str, Any]] | None:
    if found.next is None:
        return None
    return (
        [
            {
                "case": one.case,
                "kind": one.kind,
                "day": one.day.isoformat(),
                "vi": one.vi,
                "en": one.en,
                "source": one.source,
            }
            for one in found.next
        ]
        if ids
        else []
    )


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
