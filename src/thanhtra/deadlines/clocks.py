"""Which event set a step's limit running, and the grounds that lengthen it there (mốc tính thời hạn)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from thanhtra.casefile import Event, Index
from thanhtra.deadlines.after_decision import AFTER_ANNULMENT, annulment_before, chosen
from thanhtra.deadlines.grounds import ALL, BIT, denied, given
from thanhtra.deadlines.judging import Clocks
from thanhtra.rulebook import LimitRule
from thanhtra.terms import Unit

_OWN_CLOCKS: Final = ("violator_identified", "results_received", "ground_recorded")
_DECISION: Final = "decision"
_RETURN: Final = "decision-after-criminal-return"


def triggers(ix: Index, rule: LimitRule, at: int) -> tuple[int, ...]:
    """The events that set ``rule`` running for step ``at``: those it refers to, else those beside it, else those of its acts."""
    events, kinds = ix.events, rule.counted_from
    parents = ix.parents[at]
    if parents:
        if len(parents) == 1 and events[parents[0]].kind in kinds:
            return parents
        found = chosen(ix, rule, at, tuple([p for p in parents if events[p].kind in kinds]))
        if found:
            return found
        hanging: list[int] = []
        for parent in parents:
            for kind in kinds:
                hanging += [c for c in ix.hanging(parent, kind) if c < at]
        found = chosen(ix, rule, at, tuple(hanging if len(hanging) == 1 else sorted(set(hanging))))
        if found:
            return found
    acts = ix.acts
    beside: tuple[int, ...] = ()
    mine = acts[at]
    for kind in kinds:
        for i in ix.by_kind.get(kind, ()):
            if i < at and (acts[i] is mine or ix.share_acts(i, at)):
                beside += (i,)
    return chosen(ix, rule, at, beside)


def limit_of_decision(ix: Index, at: int) -> str:
    """Which limit runs for decision ``at``: that of the minutes, of the file the criminal bodies returned (Đ63.3), or of a new decision."""
    annulled = annulment_before(ix, at)
    returned = ix.by_kind.get("returned_from_criminal")
    if returned is not None:
        for i in returned:
            if (annulled or 0) <= i < at and ix.share_acts(i, at):
                return _RETURN
    return _DECISION if annulled is None else AFTER_ANNULMENT


def moment(event: Event, unit: Unit) -> date | datetime | None:
    """When an event happened, as exactly as its limit needs: the instant for hours, else the day."""
    return event.at if unit is Unit.HOUR and event.at is not None else event.day


def grounds_at(ix: Index, trigger: int, at: int | None) -> tuple[int, int, Clocks]:
    """Grounds given and denied for a limit set running by ``trigger`` and met by ``at``, and the clocks of their own on file."""
    before = len(ix.events) if at is None else at
    kind = ix.events[trigger].kind
    if kind == "act_detected":
        return _around_detection(ix, trigger, at, before)
    if kind == "returned_from_criminal":
        return _after_return(ix, trigger, before)
    if kind == "facts_verified":
        return _after_annulment(ix, trigger, before)
    on = minutes_around(ix, trigger) if kind == "goods_seized" else (trigger,)
    shown = given(ix, on, before)
    return shown, denied(ix, on) & ~shown, ()


def minutes_around(ix: Index, at: int) -> tuple[int, ...]:
    """The minutes event ``at`` names, else those of its acts, wherever they stand in the file: goods may be seized before them."""
    named = ix.minutes_of(at)
    if named:
        return named
    return tuple(i for i in ix.by_kind.get("minutes_drawn_up", ()) if ix.share_acts(i, at))


def _after_return(ix: Index, trigger: int, before: int) -> tuple[int, int, Clocks]:
    """Only a verification made after the file came back lengthens Đ63.3; the file may never have had minutes."""
    verified = any(trigger < i < before and ix.share_acts(i, trigger) for i in ix.by_kind.get("facts_verified", ()))
    shown = BIT["verification"] if verified else 0
    return shown, denied(ix, ix.minutes_of(trigger)) & ~shown, ()


def _after_annulment(ix: Index, trigger: int, before: int) -> tuple[int, int, Clocks]:
    """The grounds of the minutes hold for the new decision too; a verification counts when it came after the one that starts the limit."""
    minutes = ix.minutes_of(trigger)
    shown = given(ix, minutes, before) & ~BIT["verification"]
    if any(trigger < i < before and ix.share_acts(i, trigger) for i in ix.by_kind.get("facts_verified", ())):
        shown |= BIT["verification"]
    return shown, denied(ix, minutes) & ~shown, ()


def _around_detection(ix: Index, trigger: int, at: int | None, before: int) -> tuple[int, int, Clocks]:
    shown, clocks = 0, []
    for kind in _OWN_CLOCKS:
        for i in ix.by_kind.get(kind, ()):
            event = ix.events[i]
            if i >= before or not ix.share_acts(i, trigger):
                continue
            slug = {"violator_identified": "technical-device", "results_received": "results-received"}.get(kind) or event.ground  # type: ignore[attr-defined]  # ground_recorded has a ground
            shown |= BIT.get(slug, 0)
            if event.day is not None and (kind != "ground_recorded" or slug == "craft-arrival"):
                clocks.append((kind, event.day))
    on = () if at is None else (at,)
    refused = denied(ix, on) if on or ix.case.complete or ix.case.absent else 0
    return shown, refused & ~shown & ALL, tuple(clocks)
