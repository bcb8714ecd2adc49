"""An agenda as JSON (lịch việc)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from thanhtra.reviewing.agenda import Agenda, AgendaItem
from thanhtra.terms import LAW_CLOCK


def agenda_to_json(agenda: Agenda) -> dict[str, Any]:
    """``on``, ``until`` and the items by their last day; ``behind`` only where a store's index misses cases, ``unusable`` likewise."""
    asked = agenda.asked
    out: dict[str, Any] = {
        "on": asked.on.isoformat(),
        "until": asked.until.isoformat(),
        "items": [item_to_json(item) for item in agenda.items],
    }
    if agenda.behind:
        out["behind"] = agenda.behind
    if agenda.unusable:
        out["unusable"] = [{"source": one.source, "case": one.case} for one in agenda.unusable]
    return out


def item_to_json(item: AgendaItem) -> dict[str, Any]:
    """One item; ``act``, ``subject``, ``bound`` and ``provisional`` only where they say something."""
    out: dict[str, Any] = {
        "case": item.case,
        "kind": item.kind,
        "due": moment_to_text(item.due),
        "status": item.status.value,
        "bearer": item.bearer.value,
        "nature": item.nature.value,
        "vi": item.vi,
        "en": item.en,
        "source": item.source,
        "event": item.event,
        "counted_from": moment_to_text(item.counted_from),
    }
    if item.act is not None:
        out["act"] = item.act
    if item.subject is not None:
        out["subject"] = item.subject
    if item.bound != "exact":
        out["bound"] = item.bound
    if item.provisional:
        out["provisional"] = True
    return out


def moment_to_text(moment: date | datetime | None) -> str | None:
    """A day as ISO 8601, or an instant on the law's clock."""
    if isinstance(moment, datetime):
        return moment.astimezone(LAW_CLOCK).isoformat(timespec="seconds")
    return None if moment is None else moment.isoformat()
