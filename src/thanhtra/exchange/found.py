"""What a search found, as JSON (kết quả tìm)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from thanhtra.money import Frame
from thanhtra.rulebook import Rulebook, Violation
from thanhtra.search import ActFound, Found


def found_to_json(found: Iterable[Found], book: Rulebook) -> dict[str, Any]:
    """``{"found": […]}``, best first. Amounts are whole đồng; a frame is null where only a warning is possible or none was read."""
    return {"found": [_one(one, book) for one in found]}


def _one(one: Found, book: Rulebook) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": one.kind, "id": one.id, "vi": one.vi, "en": one.en, "share": round(one.share, 3)}
    if not one.holds:
        out["holds"] = False
    return out if one.act is None else out | _act(one.act, book)


def _act(act: ActFound, book: Rulebook) -> dict[str, Any]:
    violation = act.violation
    return {
        "cite": {"vi": violation.citation.vi, "en": violation.citation.en},
        "field": violation.field,
        "law_on": act.on.isoformat(),
        "until": None if act.until is None else act.until.isoformat(),
        "frame": {"individual": _frame(act.individual), "organization": _frame(act.organization)},
        "stated_for": violation.stated_for.value,
        "warning_only": violation.warning_only,
        "or_warning": violation.or_warning,
        "remedies": [r.remedy for r in act.remedies],
        "additional": [_measure(m.measure, m.least, m.most, m.unit and m.unit.value) for m in act.additional],
        "limitation": None
        if act.limitation is None
        else {
            "amount": act.limitation.amount,
            "unit": act.limitation.unit.value,
            "cites": [str(c) for c in act.limitation_cites],
        },
        "who": list(dict.fromkeys(h.post for h in act.who)),
        "powers": [
            {
                "post": h.post,
                "vi": h.vi,
                "en": h.en,
                "ceiling": h.ceiling,
                "own_sector": h.own,
                "within_duty": h.within_duty,
                **({"of": h.of} if h.of else {}),
            }
            for h in act.who
        ],
        "undecided": [
            {"post": u.post, "vi": u.vi, "en": u.en, "own_sector": u.own, "missing": list(u.missing)}
            for u in act.undecided
        ],
        "duties": [{"vi": d.vi, "en": d.en, "cites": [str(c) for c in d.cites]} for d in act.duties],
        "beside": [_beside(row) for row in act.beside],
        "cites": [str(c) for c in violation.cites],
        "basis": violation.known.value,
        "missing": list(act.missing),
        "names": {r.remedy: {"vi": book.remedies[r.remedy].vi, "en": book.remedies[r.remedy].en} for r in act.remedies},
    }


def _beside(row: Violation) -> dict[str, Any]:
    return {
        "id": str(row.citation),
        "vi": row.vi,
        "en": row.en,
        "frame": _frame(row.frame),
        "stated_for": row.stated_for.value,
    }


def _measure(measure: str, least: int | None, most: int | None, unit: str | None) -> dict[str, Any]:
    return {"measure": measure} if least is None else {"measure": measure, "least": least, "most": most, "unit": unit}


def _frame(frame: Frame | None) -> dict[str, int] | None:
    return None if frame is None else {"least": frame.least, "most": frame.most}
