"""The record of a decision for the national database of administrative sanctions (cơ sở dữ liệu quốc gia, Nghị định 20/2016/NĐ-CP).

Where it is sent is the application's matter: the body that runs the database has changed, the fields have not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from thanhtra.casefile import Case, Index, Official, Sanction, Subject, index
from thanhtra.classes import frozen
from thanhtra.deadlines import clean_limits, sharers
from thanhtra.errors import NotInTheBook
from thanhtra.findings import Deadline
from thanhtra.privacy import pseudonymised, refuse_no_secret
from thanhtra.reckoning import BirthYear
from thanhtra.reports.items import DECISIONS
from thanhtra.reviewing.file_review import deadlines_seen
from thanhtra.rulebook import Rulebook

UPDATES: Final = {
    "execution_postponed": "postponement",
    "execution_suspended": "suspension",
    "execution_resumed": "suspension",
    "decision_corrected": "amendment",
    "decision_amended": "amendment",
    "decision_annulled": "annulment",
    "fine_reduced": "reduction",
    "instalments_granted": "instalments",
    "enforcement_ordered": "coercion",
    "execution_completed": "completion",
    "execution_lapsed": "completion",
    "complaint_resolved": "complaint",
    "judgment_given": "complaint",
}
"""Kind of event → the kind of later update it is (Circular 13/2016/TT-BTP Đ7)."""


@frozen(kw_only=True, eq=False)
class NationalRecord:
    """One decision's record: its fields as plain JSON values, the paths of required fields the case does not hold, its later updates.

    ``supply`` is the limit for supplying it; ``clean`` the last day before its subject counts as never sanctioned, of several the last
    of them; ``pseudonymous``: that day is past, and who it was is veiled. Of several each is veiled once their own day is past.
    """

    fields: dict[str, Any]
    missing: tuple[str, ...]
    updates: tuple[dict[str, Any], ...]
    supply: Deadline | None
    clean: date | None
    pseudonymous: bool


def national_record(case: Case, decision: int, book: Rulebook, *, as_of: date, secret: bytes) -> NationalRecord:
    """The record of event ``decision`` as it stands on ``as_of``. ``secret`` keys the pseudonyms. Raises NotInTheBook for another event, Unusable for an empty secret."""
    refuse_no_secret(secret)
    ix = index(case)
    if ix.events[decision].kind not in DECISIONS:
        raise NotInTheBook(f"record:{ix.events[decision].kind}", why="a record is of a sanctioning decision")
    limits = deadlines_seen(ix, book, as_of)
    clean, each = _clean_days(ix, decision, limits, book)
    past = clean is not None and as_of > clean
    over = [who for who, day in each.items() if as_of > day]
    if past or not over:
        shown = pseudonymised(case, secret=secret) if past else case
    else:
        shown = pseudonymised(case, secret=secret, clean_before=as_of, clean_on=each)
    fields, missing = _fields(index(shown), decision)
    veiled = ("subjects[",) if past else tuple(f"subjects[{who}]" for who in over)
    missing = tuple(m for m in missing if not m.startswith(veiled)) if veiled else missing
    supply = next((d for d in limits if d.kind == "national-database" and d.event == decision), None)
    return NationalRecord(
        fields=fields,
        missing=missing,
        updates=tuple(_updates(ix, decision)),
        supply=supply,
        clean=clean,
        pseudonymous=past,
    )


def clean_of(limits: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Of those limits the ones after which somebody counts as never sanctioned."""
    return tuple(d for d in limits if d.kind.startswith("deemed-clean"))


def clean_day(
    ix: Index, decision: int, limits: tuple[Deadline, ...], book: Rulebook, acts: frozenset[str] | None = None
) -> date | None:
    """The last day before the subject of a decision counts as never sanctioned; None where a limit that can run has no day.

    ``acts``: those of the one of several subjects it is asked of, who counts by what they executed themselves (15/2012/QH13 Đ7.1).
    """
    of = [d for d in clean_of(limits) if d.event is not None and ix.refs[d.event].get("decision") == decision]
    if acts is not None:
        of = [
            d
            for d in of
            if d.event is not None
            and not acts.isdisjoint(ix.acts[d.event])
            and d.kind in clean_limits(ix, d.event, book, acts)
        ]
        if not acts <= {act for d in of if d.event is not None for act in ix.acts[d.event]}:
            return None
    days = [d.due for d in of]
    known = [d for d in days if isinstance(d, date)]
    return max(known) if known and len(known) == len(days) else None


def _clean_days(
    ix: Index, decision: int, limits: tuple[Deadline, ...], book: Rulebook
) -> tuple[date | None, dict[str, date]]:
    """The last of the days of all whom the decision is on, None where one is not told; and that of each of several whose day is."""
    shared, clean = sharers(ix, decision), clean_of(limits)
    if not shared:
        return clean_day(ix, decision, clean, book), {}
    each = {who: clean_day(ix, decision, clean, book, acts) for who, acts in shared.items()}
    told = {who: day for who, day in each.items() if who is not None and day is not None}
    return (max(told.values()) if len(told) == len(each) else None), told


def _fields(ix: Index, at: int) -> tuple[dict[str, Any], tuple[str, ...]]:
    event, case = ix.events[at], ix.case
    official = ix.listed_officials.get(event.by) if event.by is not None else None
    own = ix.listed_acts
    sanctions: tuple[Sanction, ...] = getattr(event, "sanctions", None) or ()
    named = dict.fromkeys(s.subject or (own[s.act].subject if s.act in own else None) for s in sanctions)
    subjects = [s for s in case.subjects or () if s.id in named]
    missing = [path for path, value in _required(at, event, official, subjects) if value is None]
    if not sanctions:
        missing.append(f"events[{at}].sanctions")
    fields = {
        "subjects": [_subject(s) for s in subjects],
        "decision": {"number": event.number, "day": event.day.isoformat() if event.day else None},
        "agency": official.agency if official else None,
        "issuer_title": (official.title or official.post) if official else None,
        "acts": [_act(s, own.get(s.act)) for s in sanctions],
    }
    return fields, tuple(missing)


def _required(at: int, event: Any, official: Official | None, subjects: list[Subject]) -> Iterator[tuple[str, Any]]:
    yield f"events[{at}].number", event.number
    yield f"events[{at}].on", event.day
    yield f"events[{at}].by", official
    if official is not None:
        yield f"officials[{official.id}].agency", official.agency
        yield f"officials[{official.id}].title", official.title or official.post
    if not subjects:
        yield "subjects", None
    for subject in subjects:
        for name in ("name", "number", "address" if subject.kind == "organization" else "born"):
            said = getattr(subject, name)
            yield f"subjects[{subject.id}].{name}", None if isinstance(said, BirthYear) else said


def _subject(subject: Subject) -> dict[str, Any]:
    if subject.kind == "organization":
        return {"kind": subject.kind, "name": subject.name, "address": subject.address, "number": subject.number}
    return {
        "kind": subject.kind,
        "name": subject.name,
        "born": subject.born.isoformat() if subject.born else None,
        "number": subject.number,
    }


def _act(sanction: Sanction, act: Any) -> dict[str, Any]:
    provision = sanction.provision or (act.provision if act else None)
    return {
        "act": act.described if act else None,
        "provision": str(provision) if provision else None,
        "form": "warning" if sanction.warning else "fine" if sanction.fine is not None else None,
        "fine": sanction.fine,
        "additional": [m.measure for m in sanction.additional or ()],
        "remedies": [r.remedy for r in sanction.remedies or ()],
    }


def _updates(ix: Index, decision: int) -> Iterator[dict[str, Any]]:
    """What happened to the decision since, in file order; a complaint's outcome reaches it through the complaint."""
    for at, event in enumerate(ix.events):
        kind = UPDATES.get(event.kind)
        if kind is None:
            continue
        parents = ix.parents[at]
        if decision in parents or any(decision in ix.parents[p] for p in parents if p < len(ix.parents)):
            yield {"update": kind, "event": at, "day": event.day.isoformat() if event.day else None}
