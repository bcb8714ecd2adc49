"""A case as rows of the index (chiếu vụ việc thành các dòng tra cứu): a pure function of the case, the rules and the secret.

Where a limit stands depends on the day it is seen from. Rows tell it for the days from the file's latest on; what only another day tells
is marked, and asked of the case itself.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Any, Final

from thanhtra.casefile import Act, Case, Index, index
from thanhtra.classes import frozen
from thanhtra.deadlines import executed_on
from thanhtra.deadlines.clean import AFTER_WARNING, CLEAN, OF_MINOR
from thanhtra.findings import Deadline
from thanhtra.reckoning import law_day
from thanhtra.reviewing import review
from thanhtra.reviewing.agenda import AgendaItem, is_waiting, item_of
from thanhtra.reviewing.file_review import deadlines_seen
from thanhtra.reviewing.held import surely_held
from thanhtra.rulebook import Rulebook
from thanhtra.store.desk import DeskRules
from thanhtra.terms import Nature, Status

Row = dict[str, Any]
FIXED: Final = 1
LOOSE: Final = 0
MOVING: Final = -1
ALWAYS: Final = "9999-12-31"
"""Stands for the latest day of a file without one: it is always asked itself."""
_CLEAN: Final = frozenset({CLEAN, AFTER_WARNING, OF_MINOR})
_MOST_DAYS: Final = 64
"""Last days looked at one by one; the limits of a file of more are all asked of the case itself."""


@frozen(kw_only=True, eq=False)
class DeskRows:
    """The rows of one case, by table."""

    cases: list[Row]
    acts: list[Row]
    limits: list[Row]
    findings: list[Row]


def rows_of(case: Case, version: int, desk: DeskRules) -> DeskRows:
    """The rows of ``case`` as its history stands at ``version``."""
    ix, found = index(case), review(case, desk.book, checks=desk.checks)
    office, latest = office_of(ix), ix.latest()
    running = deadlines_seen(ix, desk.book, latest)
    own: Row = {
        "case_id": case.id,
        "version": version,
        "edition": desk.edition,
        "mark": desk.mark,
        "office": office,
        "office_key": office_key(office),
        "stage": found.stage,
        "latest": ALWAYS if latest is None else latest.isoformat(),
    }
    codes = sorted({finding.check for finding in found.findings})
    return DeskRows(
        cases=[own],
        acts=[_act(ix, act, desk, running) for act in case.acts or ()],
        limits=_limits(ix, desk.book, own, running),
        findings=[{"case_id": case.id, "code": code} for code in codes],
    )


def office_of(ix: Index) -> str | None:
    """The agency of who took the last step on file that says so, else that official's ``POST@AREA``; without such a step the one agency named."""
    officials = ix.listed_officials
    last = next((officials[e.by] for e in reversed(ix.events) if e.by is not None and e.by in officials), None)
    if last is not None and (last.agency is not None or last.post is not None):
        return last.agency or (f"{last.post}@{last.area}" if last.area else last.post)
    named = {o.agency for o in officials.values() if o.agency is not None}
    return named.pop() if last is None and len(named) == 1 else None


def office_key(office: str | None) -> str | None:
    """The name as it is compared: letters folded, spaces one."""
    return None if office is None else " ".join(unicodedata.normalize("NFC", office).casefold().split())


def _act(ix: Index, act: Act, desk: DeskRules, running: tuple[Deadline, ...]) -> Row:
    subject = next((s for s in ix.case.subjects or () if s.id == act.subject), None)
    decided = [
        at
        for kind in ("decision_issued", "spot_decision_issued")
        for at in ix.by_kind.get(kind, ())
        if act.id in ix.acts[at] and ix.days[at] is not None
    ]
    at = min(decided, key=lambda one: (ix.days[one], one), default=None)
    done = act.ended or act.began
    return {
        "case_id": ix.case.id,
        "act": act.id,
        "subject": None if subject is None else desk.key_of(subject),
        "provision": None if act.provision is None else str(act.provision),
        "field": act.field or ix.case.field,
        "done": _text(done),
        "decided": _text(None if at is None else ix.days[at]),
        "executed": _text(None if at is None else executed_on(ix, at, act.id)),
        "clean": _text(_clean(ix, at, running)),
    }


def _clean(ix: Index, decision: int | None, running: tuple[Deadline, ...]) -> date | None:
    """The one day after which the person of a decision counts as never sanctioned; None where there is none, or several."""
    if decision is None:
        return None
    days = set()
    for found in running:
        if (
            found.kind in _CLEAN
            and found.event is not None
            and decision in (found.event, ix.referent(found.event, "decision"))
        ):
            days.add(found.due_before_roll if found.bound == "exact" and not found.missing else None)
    only = days.pop() if len(days) == 1 else None
    return None if only is None else law_day(only)


def _limits(ix: Index, book: Rulebook, own: Row, running: tuple[Deadline, ...]) -> list[Row]:
    """A row a limit that waits on the file's latest day, or on the last day of one that does.

    FIXED where the very same item stands on both ends, the latest day of the file and its own last day: any day between may then be
    answered from the row. LOOSE rows have the case asked when their last day is asked about, MOVING ones (the limitation of an act that goes
    on: its last day moves with the day it is seen from) whenever they may have come near.
    """
    latest = ix.latest()
    items = _waiting(ix, running, latest)
    ends = sorted({item.day for item in items if latest is not None and item.day >= latest})
    later = (
        {day: set(_waiting(ix, deadlines_seen(ix, book, day), day)) for day in ends} if len(ends) <= _MOST_DAYS else {}
    )
    rows = {
        item: FIXED
        if item.day not in ends or item in later.get(item.day, ())
        else _looseness(item, later.get(item.day))
        for item in items
    }
    rows |= {item: MOVING for day in ends for item in later.get(day, ()) if item not in rows and item.day > day}
    rows |= {item: LOOSE for day in ends for item in later.get(day, ()) if item not in rows and item.day == day}
    rows |= {item: LOOSE for item in _unsure(ix, running, latest) if item not in rows}
    return [
        _limit(at, item, latest, own, rows[item])
        for at, item in enumerate(sorted(rows, key=lambda item: (item.place, str(item.counted_from))))
    ]


def _looseness(item: AgendaItem, there: set[AgendaItem] | None) -> int:
    """Whether the last day of ``item`` is another seen from its own last day (or nobody looked), or only what is said of it."""
    same = None if there is None else [other for other in there if _same_limit(other, item)]
    return MOVING if same is None or any(other.due != item.due for other in same) else LOOSE


def _same_limit(one: AgendaItem, other: AgendaItem) -> bool:
    return (one.kind, one.event, one.act, one.subject) == (other.kind, other.event, other.act, other.subject)


def _waiting(ix: Index, running: tuple[Deadline, ...], day: date | None) -> list[AgendaItem]:
    held = frozenset() if day is None else surely_held(ix, running, day)
    return list(
        dict.fromkeys(item_of(ix.case.id, found) for found in running if is_waiting(found) and id(found) not in held)
    )


def _unsure(ix: Index, running: tuple[Deadline, ...], day: date | None) -> list[AgendaItem]:
    """Limits met by a step whose day is not known, and duties held on ``day``: seen from a later day they may wait again."""
    held = frozenset() if day is None else surely_held(ix, running, day)
    kept = (found for found in running if found.due is not None and found.met_on is None)
    return [
        item_of(ix.case.id, found)
        for found in kept
        if id(found) in held or (found.status is Status.MET and found.nature is not Nature.EFFECT)
    ]


def _limit(at: int, item: AgendaItem, latest: date | None, own: Row, fixed: int) -> Row:
    return {
        "case_id": item.case,
        "place": at,
        "office_key": own["office_key"],
        "bearer": item.bearer.value,
        "nature": item.nature.value,
        "due": item.day.isoformat(),
        "fixed": fixed,
        "reach": 0 if latest is None else (item.day - latest).days,
        "kind": item.kind,
        "event": item.event,
        "act": item.act,
        "subject": item.subject,
        "moment": item.due.isoformat() if isinstance(item.due, datetime) else None,
        "counted": None if item.counted_from is None else item.counted_from.isoformat(),
        "status": item.status.value,
        "source": item.source,
        "bound": item.bound,
        "provisional": int(item.provisional),
    }


def item_from(row: Any, book: Rulebook) -> AgendaItem:
    """The item a row of limits tells."""
    rule = book.limit(row.kind)
    counted = row.counted
    return AgendaItem(
        case=row.case_id,
        kind=row.kind,
        event=row.event,
        act=row.act,
        subject=row.subject,
        counted_from=None
        if counted is None
        else datetime.fromisoformat(counted)
        if "T" in counted
        else date.fromisoformat(counted),
        due=date.fromisoformat(row.due) if row.moment is None else datetime.fromisoformat(row.moment),
        status=Status(row.status),
        bearer=rule.bearer,
        nature=rule.nature,
        vi=rule.vi,
        en=rule.en,
        source=row.source,
        bound=row.bound,
        provisional=bool(row.provisional),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
