"""When a decision reached its addressee, really or as the law deems it (ngày nhận, ngày được coi là đã giao quyết định).

Đ70 of Law 15/2012; from 2025-07-01 Đ17a of Decree 118/2021, which is known from secondary sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Event, Index, event_fact, event_token
from thanhtra.classes import frozen
from thanhtra.deadlines.applied import RuleOn, applied
from thanhtra.deadlines.assessment import LimitQuestion, assess
from thanhtra.deadlines.relations import decision_of
from thanhtra.deadlines.violators import Sharers, named_by, sharers
from thanhtra.errors import CalendarGap, LawError
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, weakest

_DIRECT = frozenset({"decision_delivered", "decision_posted", "delivery_failed"})
_THIRD = 3


@frozen(kw_only=True, eq=False)
class Effect:
    """What one attempt at delivery came to: ``day`` it took effect (None: it did not), or ``missing`` what would tell."""

    day: date | None
    missing: tuple[str, ...] = ()
    why: str = ""
    cites: tuple[Citation, ...] = ()
    law_on: date | None = None
    basis: Basis = Basis.TEXT
    provisional: bool = False
    event: int | None = None
    """The event that gave the day."""
    perhaps: date | None = None
    """The first day it may have been received on, ahead of ``day``: by a delivery that does not say to which of several violators, or of which not all is told."""
    by: date | None = None
    """The day by which it surely was received, where a delivery is told to lie between two days."""


def effect_of(ix: Index, at: int, book: Rulebook) -> Effect | None:
    """The effect of delivery event ``at``; None when it claims none (an absence, a first or second return). Raises LawError."""
    event = ix.events[at]
    if event.day is None:
        return Effect(day=None, missing=(f"fact:events[{at}].on",))
    rule = applied(book, "delivery", event.day)
    if event.kind == "decision_posted":
        return _posted(event, at, rule, book)
    if event.kind == "delivery_failed":
        return _failed(ix, event, at, rule, book)
    means = getattr(event, "means", None)
    if means == "posting":
        return _posted(event, at, rule, book)
    if means == "electronic" and not rule.flag("electronic"):
        return _effect(rule, None, "means")
    if means == "electronic" and getattr(event, "received_by", None) is None:
        return _entered(event.day, rule, book)
    return _effect(rule, event.day, "delivered")


def received(ix: Index, decision: int, before: int, book: Rulebook, who: Receiver | None = None) -> Effect:
    """The first day the decision counts as received, from what stands on file ahead of event ``before``; by ``who`` of several violators."""
    first, missing = _first_of(ix, decision, (decision, before), None, book, who)
    if first is not None:
        return first
    event = ix.events[decision]
    if event.kind == "spot_decision_issued" and event.day is not None:
        return _on_the_spot(decision, event.day, book)
    token = event_token("decision_delivered")
    return Effect(day=None, missing=tuple(missing) or (() if ix.denies(token) else (token,)))


def surely_received(ix: Index, decision: int, before: int, book: Rulebook) -> date | None:
    """The day the decision counts as received by the one delivery ahead of event ``before``, where it is no more than that; None says nothing."""
    tried = () if sharers(ix, decision) else _tried(ix, decision)
    if len(tried) != 1 or not decision < tried[0] < before:
        return None
    event = ix.events[tried[0]]
    if event.kind != "decision_delivered" or event.day is None or getattr(event, "means", None) in _READ:
        return None
    try:
        applied(book, "delivery", event.day)
    except LawError:
        return None
    return event.day


def _tried(ix: Index, decision: int) -> Sequence[int]:
    """The attempts at delivering the decision, in file order; found once for the course."""
    key = ("tried", decision)
    found: Sequence[int] | None = ix.shape.cache.get(key)
    if found is None:
        found = ix.shape.cache[key] = _attempts(ix, decision)
    return found


def _attempts(ix: Index, decision: int) -> list[int]:
    return sorted([at for kind in _DIRECT for at in ix.dependents(decision, kind)])


_READ = ("posting", "electronic")
"""Means whose effect the rules of the day tell."""


def received_since(
    ix: Index, decision: int, change: int, before: int, book: Rulebook, who: Receiver | None = None
) -> Effect:
    """The first day what event ``change`` made of the decision counts as received: by deliveries that come after it; by ``who`` of several violators."""
    first, missing = _first_of(ix, decision, (change, before), ix.events[change].earliest, book, who)
    if first is not None:
        return first
    token = event_token("decision_delivered")
    return Effect(day=None, missing=tuple(missing) or (() if ix.denies(token) else (token,)))


def _first_of(
    ix: Index, decision: int, between: tuple[int, int], since: date | None, book: Rulebook, who: Receiver | None
) -> tuple[Effect | None, list[str]]:
    """The delivery of the earliest day that stands between two events and is no earlier than ``since``; what would tell of others.

    ``perhaps`` is an earlier day on which it may have been: that of a delivery that does not say to whom, of one violator of several, and
    of one whose day or effect is not told; ``by`` is the last day of one that is told to lie between two.
    """
    own, perhaps = (_effects(ix, decision, book), ()) if who is None else _effects_for(ix, decision, book, who)
    if len(own) == 1 and not perhaps and since is None:
        at, only = own[0]
        if only.day is not None and between[0] < at < between[1]:
            return only, []
    first, by, unsure, missing = _weighed(ix, decision, between, since, own)
    silent, _, more, untold = _weighed(ix, decision, between, since, perhaps)
    missing += untold
    unsure += [(low, (event_fact(at, "subjects"), *tokens), at) for low, tokens, at in more]
    if by is not None and (first is None or first.day is None or by[0] <= first.day):
        first = attrs.evolve(first or _NO_DAY, by=by[0], event=by[1])
    if silent is not None and silent.day is not None and _earlier(first, silent) is silent:
        at = decision if silent.event is None else silent.event
        unsure.append((silent.day, (event_fact(at, "subjects"),), at))
        first = first or _NO_DAY
    if first is None:
        return None, missing
    last = min(filter(None, (first.day, first.by)), default=date.max)
    ahead = [one for one in unsure if one[0] < last]
    if not ahead:
        return first, missing
    told = tuple(dict.fromkeys(token for _, tokens, _ in ahead for token in tokens))
    return attrs.evolve(first, perhaps=min(low for low, _, _ in ahead), missing=told), missing


_NO_DAY: Final = Effect(day=None)
_Unsure = tuple[date, tuple[str, ...], int]
"""The first day an attempt can have taken effect, what would tell whether it did, and where it stands."""


def _weighed(
    ix: Index, decision: int, between: tuple[int, int], since: date | None, attempts: Sequence[tuple[int, Effect]]
) -> tuple[Effect | None, tuple[date, int] | None, list[_Unsure], list[str]]:
    """Of these attempts the effect of the earliest day, the last day of one told to lie between two, those that may have been earlier, what is missing."""
    first: Effect | None = None
    by: tuple[date, int] | None = None
    unsure: list[_Unsure] = []
    missing: list[str] = []
    for at, one in attempts:
        if not between[0] < at < between[1]:
            continue
        if one.day is not None:
            first = _earlier(first, one) if since is None or one.day >= since else first
            continue
        missing += one.missing
        if one.missing and (low := _no_earlier(ix, decision, at, since)) is not None:
            unsure.append((low, one.missing, at))
        if (last := _surely_by(ix, at, since)) is not None:
            by = min(by or (last, at), (last, at))
    return first, by, unsure, missing


def _no_earlier(ix: Index, decision: int, at: int, since: date | None) -> date | None:
    """The first day on which attempt ``at`` can have taken effect; a paper that came back may count from an earlier sending."""
    event = ix.events[at]
    floor = since or ix.events[decision].earliest
    low = None if event.kind == "delivery_failed" else event.earliest
    return max(filter(None, (floor, low)), default=None)


def _surely_by(ix: Index, at: int, since: date | None) -> date | None:
    """The last of the days between which a delivery is told to lie, where nothing but the day decides its effect."""
    event = ix.events[at]
    if event.kind != "decision_delivered" or event.day is not None or getattr(event, "means", None) in _READ:
        return None
    return event.latest if since is None or (event.earliest is not None and event.earliest >= since) else None


def _effects_for(
    ix: Index, decision: int, book: Rulebook, who: Receiver
) -> tuple[Sequence[tuple[int, Effect]], Sequence[tuple[int, Effect]]]:
    """The attempts that name this violator, and those that do not say to whom, so far as one is of an earlier day than all ahead of it."""
    key = ("delivery for", decision, book)
    found: tuple[dict[str | None, list[tuple[int, Effect]]], list[tuple[int, Effect]]] | None = ix.cache.get(key)
    if found is None:
        whose: dict[str | None, list[tuple[int, Effect]]] = {}
        silent: list[tuple[int, Effect]] = []
        earliest, unsure = date.max, False
        for at, one in _effects(ix, decision, book):
            named = named_by(ix, who.shared, at)
            for each in named or ():
                whose.setdefault(each, []).append((at, one))
            if named is None and (not unsure if one.day is None else one.day < earliest):
                earliest, unsure = one.day or earliest, unsure or one.day is None
                silent.append((at, one))
        found = ix.cache[key] = (whose, silent)
    return found[0].get(who.who, ()), found[1]


class Receiver(NamedTuple):
    """One violator of several a decision is about."""

    shared: Sharers
    who: str | None


def receiver(ix: Index, decision: int, of_one: frozenset[str] | None) -> Receiver | None:
    """The violator whose acts those are; None where the decision is about one."""
    shared = sharers(ix, decision) if of_one is not None else {}
    return next((Receiver(shared, who) for who, acts in shared.items() if acts == of_one), None)


def _earlier(one: Effect | None, other: Effect) -> Effect:
    return other if one is None or one.day is None or (other.day is not None and other.day < one.day) else one


def _on_the_spot(decision: int, day: date, book: Rulebook) -> Effect:
    """A decision made on the spot is handed over there and then; where no rule of that day says so, its token is missing."""
    try:
        rule = applied(book, "spot-delivery", day)
    except LawError as e:
        return Effect(day=None, missing=(e.token,))
    return Effect(day=day, cites=rule.cites, law_on=day, basis=rule.basis, event=decision)


def _effects(ix: Index, decision: int, book: Rulebook) -> list[tuple[int, Effect]]:
    """The attempts at delivering the decision and what each came to, in file order; found once for the file."""
    key = ("delivery", decision, book)
    known: list[tuple[int, Effect]] | None = ix.cache.get(key)
    if known is None:
        known = ix.cache[key] = []
        for at in _tried(ix, decision):
            try:
                one = effect_of(ix, at, book)
            except (LawError, CalendarGap) as e:
                one = Effect(day=None, missing=(e.token,))
            if one is not None:
                known.append((at, one if one.day is None else _given_by(one, at)))
    return known


@lru_cache(maxsize=1024)
def _given_by(one: Effect, at: int) -> Effect:
    return attrs.evolve(one, event=at)


@lru_cache(maxsize=4096)
def _effect(
    rule: RuleOn, day: date | None, why: str, missing: tuple[str, ...] = (), basis: Basis = Basis.TEXT
) -> Effect:
    return Effect(
        day=day, missing=missing, why=why, cites=rule.cites, law_on=rule.law_on, basis=weakest(rule.basis, basis)
    )


def _posted(event: Event, at: int, rule: RuleOn, book: Rulebook) -> Effect:
    days = rule.number("posting_working_days")
    assert event.day is not None  # noqa: S101 - the caller has looked
    if not days:
        return _effect(rule, event.day, "posted")
    until: date | None = getattr(event, "until", None)
    if until is None:
        return _effect(rule, None, "posted", (f"fact:events[{at}].until",))
    hung = book.calendar.count(event.day - timedelta(1), until)
    return _effect(rule, until if hung >= days else None, "posted" if hung >= days else "posted-too-short")


def _entered(day: date, rule: RuleOn, book: Rulebook) -> Effect:
    """Nobody is on file as having received it: it counts some working days after it entered the information system."""
    judged = assess(book, book.limit("deemed-delivery-electronic"), LimitQuestion(day))
    counts = judged.due.due_day if judged.due else None
    return _effect(rule, counts, "entered", () if counts else judged.missing, judged.basis)


def _failed(ix: Index, event: Event, at: int, rule: RuleOn, book: Rulebook) -> Effect | None:
    reason = getattr(event, "reason", None)
    if reason == "refused" and getattr(event, "means", None) == "post":
        return _returned(ix, event, at, rule, book)
    if reason == "refused":
        confirmed = getattr(event, "confirmed", None)
        if confirmed is None:
            return _effect(rule, None, "refused", (f"fact:events[{at}].confirmed",))
        return _effect(rule, event.day if confirmed else None, "refused" if confirmed else "unconfirmed")
    if reason == "evaded":
        missing = () if rule.flag("evasion") else ("law:190/2025/NĐ-CP Đ1.5",)
        return _effect(rule, event.day if rule.flag("evasion") else None, "evaded", missing)
    return _returned(ix, event, at, rule, book) if reason == "returned" else None


def _returned(ix: Index, event: Event, at: int, rule: RuleOn, book: Rulebook) -> Effect | None:
    round_ = getattr(event, "round", None)
    if round_ is None:
        return _effect(rule, None, "returned", (f"fact:events[{at}].round",))
    if round_ < _THIRD:
        return None
    assert event.day is not None  # noqa: S101 - the caller has looked
    start: date | None = event.day
    if rule.text("third_return") == "sending":
        decision = decision_of(ix, at)
        sent, untold = ([], ()) if decision is None else _sent_before(ix, decision, at)
        if untold:
            return _effect(rule, None, "returned", untold)
        third = sent[_THIRD - 1] if len(sent) >= _THIRD else None
        start = ix.events[third].day if third is not None else None
        if start is None:
            return _effect(
                rule, None, "returned", ("event:decision_sent" if third is None else f"fact:events[{third}].on",)
            )
    judged = (
        assess(book, book.limit("deemed-delivery-by-post"), LimitQuestion(start, handled=event.day)) if start else None
    )
    found = (
        judged.due.due_before_roll
        if judged and judged.due and rule.text("third_return") == "sending"
        else judged.due.due
        if judged and judged.due
        else None
    )
    day = found if isinstance(found, date) else None
    return _effect(rule, day, "returned", () if day else ("law:calendar",), judged.basis if judged else Basis.TEXT)


def _sent_before(ix: Index, decision: int, at: int) -> tuple[list[int], tuple[str, ...]]:
    """The sendings ahead of event ``at`` to whoever it names; of several violators what would tell, where one of the papers is silent."""
    sent = [i for i in ix.dependents(decision, "decision_sent") if i < at]
    shared = sharers(ix, decision)
    if not shared or not sent:
        return sent, ()
    whose = {i: named_by(ix, shared, i) for i in (at, *sent)}
    untold = tuple(event_fact(i, "subjects") for i, named in whose.items() if named is None)
    own = set(whose[at] or ())
    return [i for i in sent if not own.isdisjoint(whose[i] or ())], untold
