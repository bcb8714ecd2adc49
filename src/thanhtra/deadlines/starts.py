"""What a limit is counted from: an event, a receipt, a day in a field, the end of another limit (mốc tính thời hạn)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from thanhtra.casefile import Event, Index, event_fact, event_token
from thanhtra.classes import new_tuple
from thanhtra.deadlines.applied import applied
from thanhtra.deadlines.calling import owner_calls
from thanhtra.deadlines.delivery import Effect, Receiver, received, received_since, receiver
from thanhtra.deadlines.relations import decision_of, minutes_around
from thanhtra.deadlines.violators import named_by, sharers
from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.reckoning import law_day, on_law_clock
from thanhtra.rulebook import Clock, Start
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.deadlines.timeline import Timeline

Moment = date | datetime


class KnownStart(NamedTuple):
    """When a limit began: between ``low`` and ``high``, one moment where they are the same; ``high`` None: it may not have begun yet.

    ``missing`` would settle it; ``event`` gives the moment; ``never``: the file says it has not begun.
    """

    low: Moment | None
    high: Moment | None
    event: int | None
    missing: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    basis: Basis = Basis.TEXT
    never: bool = False

    @property
    def exact(self) -> bool:
        """Whether the moment is known."""
        return self.low is not None and self.low == self.high


def moment(event: Event, clock: Clock) -> Moment | None:
    """When an event happened, as exactly as its limit needs: the instant, on the law's clock, for hours; else the day."""
    return on_law_clock(event.at) if clock.in_hours and event.at is not None else event.day


def start_of(
    line: Timeline, clock: Clock, start: Start, of: int, before: int, of_one: frozenset[str] | None = None
) -> KnownStart:
    """When ``clock`` began for event ``of``, as far as the events ahead of ``before`` tell; ``of_one``: the acts of one violator of several, who receives for himself."""
    ix = line.ix
    if start.moment == "event" and not start.unless:
        return _own(ix, clock, of)
    if start.unless:
        kind, field = start.unless
        found = [getattr(ix.events[i], field, None) for i in ix.dependents(of, kind) if i < before]
        if found:
            known = [d for d in found if d is not None]
            return (
                _exact(max(known), of)
                if known
                else KnownStart(
                    None, None, of, tuple(f"fact:events[{i}].{field}" for i in ix.dependents(of, kind) if i < before)
                )
            )
    how, _, what = start.moment.partition(":")
    if how == "receipt":
        return _received(line, of, before, of_one)
    if how == "receipt-of-change":
        return _change_received(line, of, before, of_one)
    if how == "field":
        return _field(ix, of, what)
    if how == "first":
        return _first(ix, clock, what, of, before)
    if how == "effect":
        effective: date | None = getattr(ix.events[of], "effective", None)
        return _exact(effective, of) if effective is not None else _own(ix, clock, of)
    if how == "end-of":
        return _end_of(line, what, of, before, of_one)
    if how == "not-before":
        own = _own(ix, clock, of)
        return own._replace(high=None)
    if how == "waiting-over":
        return _waited(line, of, before)
    return _own(ix, clock, of)


def _exact(day: Moment, event: int) -> KnownStart:
    return KnownStart(day, day, event)


def _own(ix: Index, clock: Clock, at: int) -> KnownStart:
    day = ix.days[at]
    if day is not None and not clock.in_hours:
        return KnownStart(day, day, at)
    event = ix.events[at]
    low, high = event.earliest, event.latest
    if low is None and high is None:
        return KnownStart(None, None, at, (f"fact:events[{at}].on",))
    if low is not None and low == high:
        return _exact(moment(event, clock) or low, at)
    return KnownStart(low, high, at, (f"fact:events[{at}].on",))


def _first(ix: Index, clock: Clock, kind: str, of: int, before: int) -> KnownStart:
    """From the first step of that kind; while it is not on file and may be, no earlier than the event it follows."""
    first = next((i for i in ix.dependents(of, kind) if i < before), None)
    if first is not None:
        return _own(ix, clock, first)
    own, token = _own(ix, clock, of), event_token(kind)
    return own if ix.denies(token) else own._replace(high=None, missing=(*own.missing, token))


def _field(ix: Index, of: int, name: str) -> KnownStart:
    day: date | None = getattr(ix.events[of], name, None)
    return KnownStart(None, None, of, (f"fact:events[{of}].{name}",)) if day is None else _exact(day, of)


def _received(line: Timeline, decision: int, before: int, of_one: frozenset[str] | None) -> KnownStart:
    """The day the decision counts as received; no earlier than the decision where that is not known."""
    ix = line.ix
    if of_one is None and (shared := sharers(ix, decision)):
        return _by_each([_received(line, decision, before, acts) for acts in shared.values()])
    found = received(ix, decision, before, line.book, None if of_one is None else receiver(ix, decision, of_one))
    if found.perhaps is not None:
        event, high = decision if found.event is None else found.event, _sooner(found)
        return KnownStart(found.perhaps, high, event, found.missing, found.cites, found.basis)
    day = found.day
    if day is not None:
        event = decision if found.event is None else found.event
        return new_tuple(KnownStart, (day, day, event, (), found.cites, found.basis, False))
    issued = ix.events[decision].earliest
    if issued is None:
        return KnownStart(None, None, decision, (*found.missing, f"fact:events[{decision}].on"))
    return KnownStart(issued, None, decision, found.missing, found.cites, found.basis, never=not found.missing)


def _sooner(found: Effect) -> date | None:
    """The day by which it surely counts as received; None where there may be none."""
    return min(filter(None, (found.day, found.by)), default=None)


def _by_each(found: list[KnownStart]) -> KnownStart:
    """When several violators received: the one day where it is the same for all, else between the first and the last."""
    first, lows, highs = found[0], [one.low for one in found], [one.high for one in found]
    if all(one.exact and one.low == first.low for one in found):
        return first
    low = None if None in lows else min(map(law_day, filter(None, lows)))
    high = None if None in highs else max(map(law_day, filter(None, highs)))
    missing = tuple(dict.fromkeys(token for one in found for token in one.missing))
    return first._replace(low=low, high=high, missing=missing, never=all(one.never for one in found))


def _change_received(line: Timeline, change: int, before: int, of_one: frozenset[str] | None) -> KnownStart:
    """The day a change of a decision counts as received: its first delivery that is no earlier than the change; unknown, no earlier than the change. ``of_one``: by that violator."""
    ix = line.ix
    own = ix.events[change].earliest
    decision = ix.referent(change, "decision")
    if own is None or decision is None:
        return KnownStart(None, None, change, (f"fact:events[{change}].{'on' if own is None else 'decision'}",))
    shared = sharers(ix, decision)
    if not shared or of_one is not None:
        return _since(line, decision, change, before, receiver(ix, decision, of_one))
    of_step = named_by(ix, shared, before) if before < len(ix.events) else None
    of_change = named_by(ix, shared, change) or tuple(shared)
    whose = [who for who in of_change if who in (of_step or of_change)] or of_change
    found = [_since(line, decision, change, before, Receiver(shared, who)) for who in whose]
    if of_step is not None and (sure := _last(found)) is not None:
        return sure
    each = _by_each(found)
    untold = before < len(ix.events) and of_step is None and not each.exact and not each.never
    return each._replace(missing=(event_fact(before, "acts"), *each.missing)) if untold else each


def _last(found: list[KnownStart]) -> KnownStart | None:
    """Of the starts for all whom a step names, the one that comes last: one that has not begun, else the latest day; None where a day is open."""
    never = next((one for one in found if one.never), None)
    if never is not None:
        return never
    known = {law_day(one.low): one for one in found if one.exact and one.low is not None}
    return known[max(known)] if sum(one.exact for one in found) == len(found) else None


def _since(line: Timeline, decision: int, change: int, before: int, who: Receiver | None) -> KnownStart:
    found = received_since(line.ix, decision, change, before, line.book, who)
    if found.day is not None and found.perhaps is None:
        return KnownStart(found.day, found.day, found.event, (), found.cites, found.basis)
    low = found.perhaps or line.ix.events[change].earliest
    event = change if found.event is None else found.event
    return KnownStart(low, _sooner(found), event, found.missing, found.cites, found.basis, never=not found.missing)


def _end_of(line: Timeline, slug: str, of: int, before: int, of_one: frozenset[str] | None) -> KnownStart:
    """The last day of that limit of event ``of``, or of the decision it belongs to where no such event sets it running."""
    at = of if line.ix.kinds[of] in line.book.limit(slug).counted_from else decision_of(line.ix, of)
    if at is None:
        return KnownStart(None, None, of, (f"fact:events[{of}].decision",))
    found = line.due(slug, at, before, of_one)
    if found is None or found.last_day is None:
        return KnownStart(None, None, of, found.missing if found is not None else (f"fact:events[{at}].on",))
    return KnownStart(found.last_day, found.last_day, of, basis=found.basis)


def _waited(line: Timeline, seizure: int, before: int) -> KnownStart:
    """The end of the waiting from the last notice the law asks for; where the file leaves the owner open, between the two ends."""
    ix = line.ix
    notices = owner_calls(ix, seizure, before)
    if not notices:
        return KnownStart(None, None, seizure, ("event:owner_notified",))
    last = notices[_second_of(line, notices)]
    ends = []
    for slug in waiting_of(ix, seizure):
        found = line.due(slug, last, before)
        if found is None or found.last_day is None:
            return KnownStart(None, None, seizure, found.missing if found is not None else (f"fact:events[{last}].on",))
        ends.append(found.last_day)
    return KnownStart(min(ends), max(ends), seizure, () if min(ends) == max(ends) else ("fact:subjects",))


def _second_of(line: Timeline, notices: list[int]) -> int:
    """Which notice the waiting runs from: the last the law of its day asks for (from 2022 the second); of notices that do not say which they are the last."""
    day = line.ix.events[notices[-1]].day
    if day is None or any(line.ix.events[i].round is None for i in notices):  # type: ignore[attr-defined]  # this kind has a round
        return -1
    try:
        wanted = applied(line.book, "unclaimed-goods", day).number("notices")
    except LawError:
        return -1
    return min(wanted, len(notices)) - 1


def waiting_of(ix: Index, seizure: int) -> tuple[str, ...]:
    """Which waiting the law gives: for a violator or owner who is known, for one who is not, or both where the file does not say."""
    signed = [getattr(ix.events[m], "signatures", None) for m in minutes_around(ix, seizure)]
    if any(s is not None and s.violator == "unknown-violator" for s in signed):
        return (_UNKNOWN,)
    if ix.case.subjects is None:
        return (_KNOWN, _UNKNOWN)
    return (_KNOWN,) if ix.case.subjects else (_UNKNOWN,)


_KNOWN, _UNKNOWN = "unclaimed-known", "unclaimed-unknown"
