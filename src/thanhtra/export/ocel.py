"""Histories as an object-centric event log (nhật ký sự kiện hướng đối tượng): OCEL 2.0, its JSON form, for process mining.

A case file, its acts, people, decisions, minutes, seizures and controls are the objects; each event names those it touches.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any, Final

from thanhtra.casefile import LAW_CLOCK, Case, Event, Index, index
from thanhtra.findings import Finding, Review

_PAPERS: Final = {
    "minutes_drawn_up": "minutes",
    "decision_issued": "decision",
    "spot_decision_issued": "decision",
    "no_sanction_decided": "decision",
    "goods_seized": "seizure",
    "inspection_opened": "control",
    "examination_opened": "control",
    "enforcement_ordered": "enforcement",
    "complaint_lodged": "complaint",
    "lawsuit_filed": "complaint",
}
"""Event kind → the object it brings about."""
_OBJECTS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "case": (("field", "string"), ("stage", "string"), ("findings", "integer")),
    "act": (("provision", "string"), ("field", "string")),
    "subject": (("kind", "string"),),
    "official": (("post", "string"), ("agency", "string")),
    **dict.fromkeys(("minutes", "decision", "seizure", "control", "enforcement", "complaint"), (("number", "string"),)),
}
_EVENT: Final = (("number", "string"), ("position", "integer"), ("findings", "string"))


def ocel(items: Iterable[tuple[Case, Review]]) -> dict[str, Any]:
    """Cases and their reviews as one log, ready for ``json.dump``.

    Names of people are left out. An event of no known day is left out too, for a log cannot hold it; days begin at 00:00 of the law's
    clock and keep the file's order by their position. ``findings`` of an event are the codes found there, joined by blanks.
    """
    objects: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    kinds: dict[str, None] = {}
    for case, review in items:
        ix = index(case)
        objects += _objects(ix, review)
        found: dict[int, list[str]] = {}
        for answer in review.answers:
            if isinstance(answer, Finding) and answer.event is not None:
                found.setdefault(answer.event, []).append(answer.check)
        for at, event in enumerate(ix.events):
            if event.day is not None:
                kinds[event.kind] = None
                events.append(_event(ix, at, found.get(at, [])))
    return {
        "objectTypes": [
            {"name": name, "attributes": [{"name": a, "type": t} for a, t in has]} for name, has in _OBJECTS.items()
        ],
        "eventTypes": [{"name": name, "attributes": [{"name": a, "type": t} for a, t in _EVENT]} for name in kinds],
        "objects": objects,
        "events": events,
    }


def _objects(ix: Index, review: Review) -> list[dict[str, Any]]:
    case = ix.case
    start = min((_moment(e) for e in ix.events if e.day is not None), default=_stamp(datetime(1970, 1, 1, tzinfo=UTC)))
    whole = {"field": case.field, "stage": review.stage, "findings": len(review.findings)}
    made = [
        _object(
            f"case:{case.id}",
            "case",
            whole,
            start,
            [(f"act:{case.id}/{a.id}", "act of the case") for a in case.acts or ()],
        )
    ]
    for act in case.acts or ():
        named = {"provision": str(act.provision) if act.provision else None, "field": act.field or case.field}
        made.append(
            _object(
                f"act:{case.id}/{act.id}", "act", named, start, [(f"subject:{case.id}/{act.subject}", "committed by")]
            )
        )
    made += [_object(f"subject:{case.id}/{s.id}", "subject", {"kind": s.kind}, start) for s in case.subjects or ()]
    made += [
        _object(f"official:{case.id}/{o.id}", "official", {"post": o.post, "agency": o.agency}, start)
        for o in case.officials or ()
    ]
    for at, event in enumerate(ix.events):
        if event.kind in _PAPERS:
            since = _moment(event) if event.day is not None else start
            made.append(_object(_paper(ix, at), _PAPERS[event.kind], {"number": event.number}, since))
    return made


def _object(
    name: str, kind: str, attributes: dict[str, Any], since: str, related: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    return {
        "id": name,
        "type": kind,
        "attributes": [
            {"name": key, "time": since, "value": str(value)} for key, value in attributes.items() if value is not None
        ],
        "relationships": [{"objectId": other, "qualifier": how} for other, how in related],
    }


def _event(ix: Index, at: int, found: list[str]) -> dict[str, Any]:
    event, case = ix.events[at], ix.case
    related = [(f"case:{case.id}", "case")]
    if case.acts:
        related += [(f"act:{case.id}/{act}", "act") for act in ix.acts[at]]
    if event.by is not None:
        related.append((f"official:{case.id}/{event.by}", "by"))
    if event.kind in _PAPERS:
        related.append((_paper(ix, at), "brings about"))
    related += [(_paper(ix, parent), "about") for parent in ix.parents[at] if ix.events[parent].kind in _PAPERS]
    attributes = {"number": event.number, "position": at, "findings": " ".join(found) or None}
    return {
        "id": f"event:{case.id}/{at}",
        "type": event.kind,
        "time": _moment(event),
        "attributes": [{"name": key, "value": str(value)} for key, value in attributes.items() if value is not None],
        "relationships": [{"objectId": name, "qualifier": how} for name, how in dict.fromkeys(related)],
    }


def _paper(ix: Index, at: int) -> str:
    event = ix.events[at]
    return f"{_PAPERS[event.kind]}:{ix.case.id}/{event.named or at}"


def _moment(event: Event) -> str:
    if event.at is not None:
        return _stamp(event.at)
    return _stamp(datetime.combine(event.day, time(), LAW_CLOCK)) if event.day is not None else ""


def _stamp(moment: datetime) -> str:
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:  # the first morning a date can hold lies before UTC's first day
        return moment.isoformat()
    return moment.isoformat().replace("+00:00", "Z")
