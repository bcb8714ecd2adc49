"""Every limit a file set running, and where each stands on the day of the review (sổ theo dõi thời hạn)."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Act, Index, event_token
from thanhtra.deadlines.after_decision import RIGHTS, meets, runs_after
from thanhtra.deadlines.clocks import grounds_at, limit_of_decision, moment, triggers
from thanhtra.deadlines.control_ledger import control_deadlines
from thanhtra.deadlines.due import deadline, is_hours
from thanhtra.deadlines.executing import ENFORCEMENT, execution_limitation
from thanhtra.deadlines.judging import Assessment, Clocks, Moment, Timing, assess
from thanhtra.deadlines.limitation import limitation, reading_step
from thanhtra.deadlines.returning import returns
from thanhtra.deadlines.running import runs
from thanhtra.deadlines.timing import missing_of
from thanhtra.findings import Deadline
from thanhtra.law import Citation, GoverningDay
from thanhtra.reckoning import Step
from thanhtra.rulebook import LimitRule, Rulebook
from thanhtra.terms import Status, Unit

_PER_ACT: Final = frozenset({"sanction-limitation"})
"""Limits counted from a fact of an act, not from an event."""


def deadlines_of(ix: Index, book: Rulebook, as_of: date | None) -> tuple[Deadline, ...]:
    """One deadline for each limit and each event that set it running, in the order of the events."""
    found: list[Deadline] = []
    for rule in book.procedure.limits.values():
        if rule.slug in _PER_ACT:
            continue
        if rule.day is GoverningDay.CONTROL:
            found += control_deadlines(ix, rule, book, as_of)
            continue
        met = _met(ix, rule)
        for kind in rule.counted_from:
            found += [_of_execution(ix, rule, i, _one(ix, rule, i, met.get(i), book, as_of), book, as_of) for i in ix.by_kind.get(kind, ()) if runs(ix, rule, i) and runs_after(ix, rule, i, book)]
    found += returns(ix, book)
    found += [d for act in ix.case.acts or () if (d := _limitation(ix, act, book, as_of)) is not None]
    found.sort(key=lambda d: -1 if d.event is None else d.event)
    return tuple(found)


def _of_execution(ix: Index, rule: LimitRule, trigger: int, found: Deadline, book: Rulebook, as_of: date | None) -> Deadline:
    """The limitation of execution by its readings; it runs anew from the end of an evasion on file (Đ74.2): that end unknown, no day is given."""
    if rule.slug != ENFORCEMENT or found.counted_from is None:
        return found
    of = execution_limitation(ix, trigger, len(ix.events), book, found.met_on if isinstance(found.met_on, date) else as_of)
    start = of.starts[0]
    if of.due is None or of.last_day is None or start is None:
        return attrs.evolve(found, missing=(*found.missing, *of.missing), due=None, due_before_roll=None, status=Status.CONDITIONAL, steps=())
    steps: tuple[Step, ...] = (reading_step(book, start, of.due.terms[-1], of.last_day),)
    cites = of.cites
    if ix.dependents(trigger, "evasion_found"):
        restart = Step(
            f"trốn tránh chấm dứt ngày {start.isoformat()}: thời hiệu tính lại từ ngày đó",
            f"the evasion ended on {start.isoformat()}: the limitation runs anew from that day",
            found.counted_from,
            start,
            (_EVASION,),
        )
        steps, cites = (restart, *steps), (*cites, _EVASION)
    missing = tuple(m for m in of.missing if m.startswith("law:"))
    return attrs.evolve(
        found,
        counted_from=start,
        due=of.last_day,
        due_before_roll=of.last_day,
        status=found.status if found.status is Status.NOT_RUNNING else _year_status(ix, rule, found, of.timing),
        missing=missing,
        cites=cites,
        law_on=of.law_on,
        basis=of.basis,
        steps=steps,
    )


def _year_status(ix: Index, rule: LimitRule, found: Deadline, timing: Timing) -> Status:
    if timing is Timing.IN_TIME:
        return Status.OPEN if found.met_on is None else Status.MET
    late = timing is Timing.LATE and (found.met_on is not None or known_absent(ix, rule.met_by))
    return Status.MISSED if late else Status.CONDITIONAL


_EVASION: Final = Citation.parse("15/2012/QH13 Đ74.2")


def _limitation(ix: Index, act: Act, book: Rulebook, as_of: date | None) -> Deadline | None:
    """The limitation of one act, met by its first decision; None where the law has no answer for its days."""
    at = next((i for kind in ("decision_issued", "spot_decision_issued") for i in ix.by_kind.get(kind, ()) if act.id in ix.acts[i]), None)
    met_on = ix.events[at].day if at is not None else None
    found = limitation(ix, act, at, book, met_on or as_of)
    if found.timing is Timing.REFUSED:
        return None
    status = _STATUS[found.timing]
    if at is None and status is Status.MET:
        status = Status.OPEN
    start = found.starts[0] if found.starts[0] == found.starts[1] else None
    return Deadline(
        kind="sanction-limitation",
        event=next((i for i in ix.by_kind.get("act_detected", ()) if act.id in ix.acts[i]), None),
        act=act.id,
        missing=found.missing,
        counted_from=start,
        amount=found.due.amount if found.due else None,
        unit=found.due.unit if found.due else Unit.YEAR,
        due=found.last_day if start else None,
        due_before_roll=found.last_day if start else None,
        due_if={},
        status=status,
        met_on=met_on,
        cites=found.cites,
        law_on=found.law_on,
        basis=found.basis,
        steps=(reading_step(book, start, found.due.terms[-1], found.last_day),) if found.due and found.last_day and start else (),
    )


def _met(ix: Index, rule: LimitRule) -> dict[int, int]:
    """Trigger → the first step that met it."""
    met: dict[int, int] = {}
    for kind in rule.met_by:
        for at in ix.by_kind.get(kind, ()):
            if kind == "decision_issued" and rule.slug.startswith("decision") and limit_of_decision(ix, at) != rule.slug:
                continue
            if not meets(ix, rule.slug, at):
                continue
            if rule.slug == "hearing-request" and getattr(ix.events[at], "written_or_oral", None) == "written":
                continue
            for trigger in triggers(ix, rule, at):
                if at < met.get(trigger, len(ix.events)):
                    met[trigger] = at
    return met


def _one(ix: Index, rule: LimitRule, trigger: int, at: int | None, book: Rulebook, as_of: date | None) -> Deadline:
    event = ix.events[trigger]
    day = event.day
    if day is None:
        return _unstarted(rule, trigger)
    start = moment(event, Unit.HOUR) if is_hours(rule, day) else day
    if start is None or (is_hours(rule, day) and event.at is None):
        start = day
    given, denied, clocks = grounds_at(ix, trigger, at)
    met_on = None if at is None else (ix.events[at].at or ix.events[at].day if is_hours(rule, day) else ix.events[at].day)
    if _gives_way(ix, rule, trigger):
        return deadline(_due_only(book, rule, start, given, denied, clocks), event=trigger, status=Status.NOT_RUNNING)
    if at is not None and met_on is not None:
        judged = assess(book, rule, start, met_on, given, denied, clocks)
        return deadline(judged, event=trigger, status=_status(judged), missing=_law(missing_of(ix, judged, trigger, at)))
    if as_of is None or at is not None:
        return deadline(_due_only(book, rule, start, given, denied, clocks), event=trigger, status=Status.OPEN)
    judged = assess(book, rule, start, max(as_of, day), given, denied, clocks)
    if judged.due is None:
        judged = attrs.evolve(judged, due=_due_only(book, rule, start, given, denied, clocks).due)
    gone = known_absent(ix, rule.met_by)
    status = _status(judged)
    if status is Status.MISSED and (rule.slug in RIGHTS or not rule.met_by):
        status = Status.NOT_RUNNING if rule.met_by else Status.MET
    elif status is Status.MET:
        status = Status.OPEN
    elif status is Status.MISSED and not gone:
        status = Status.CONDITIONAL
    return _without_met(deadline(judged, event=trigger, status=status, missing=_law(missing_of(ix, judged, trigger, None))))


def _due_only(book: Rulebook, rule: LimitRule, start: Moment, given: int, denied: int, clocks: Clocks) -> Assessment:
    return assess(book, rule, start, None, given, denied, clocks)


def _without_met(found: Deadline) -> Deadline:


    return attrs.evolve(found, met_on=None)


def _law(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(t for t in tokens if t.startswith("law:") and t != "law:no-figure")


_STATUS: Final = {
    Timing.IN_TIME: Status.MET,
    Timing.LATE: Status.MISSED,
    Timing.ONLY_IF: Status.CONDITIONAL,
    Timing.NO_FIGURE: Status.NO_FIGURE,
    Timing.REFUSED: Status.CONDITIONAL,
}


def _status(judged: Assessment) -> Status:
    return _STATUS[judged.timing]


def _gives_way(ix: Index, rule: LimitRule, trigger: int) -> bool:
    """The decision's limit gives way once the file comes back from the criminal bodies (Đ63.3); others end with an annulled decision."""
    if rule.slug not in ("decision", *_OF_A_DECISION):
        return False
    acts = set(ix.acts[trigger])
    if rule.slug in _OF_A_DECISION:
        return any(i > trigger and getattr(ix.events[i], "scope", "whole") == "whole" for i in ix.dependents(trigger, "decision_annulled"))
    return any(i > trigger and not acts.isdisjoint(ix.acts[i]) for i in ix.by_kind.get("returned_from_criminal", ()))


_OF_A_DECISION: Final = frozenset({"enforcement-limitation", "correction"})
"""Limits that end with the decision they belong to."""


def known_absent(ix: Index, kinds: tuple[str, ...]) -> bool:
    """Whether the file says that none of these events exists beyond those on it."""
    return all(ix.case.denies(event_token(kind)) for kind in kinds)


def _unstarted(rule: LimitRule, trigger: int) -> Deadline:
    version = rule.versions.versions[0]
    return Deadline(
        kind=rule.slug,
        event=trigger,
        missing=(f"fact:events[{trigger}].on",),
        counted_from=None,
        amount=None,
        unit=Unit.PROMPTLY,
        due=None,
        due_before_roll=None,
        due_if={},
        status=Status.OPEN,
        cites=version.cites,
        law_on=None,
        basis=version.known,
    )
