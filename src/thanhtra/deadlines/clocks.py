"""Which event set a step's limit running, and the grounds that lengthen it there (mốc tính thời hạn)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from thanhtra.casefile import Event, Index
from thanhtra.deadlines.after_decision import AFTER_ANNULMENT, CHOOSING, annulment_before, chosen
from thanhtra.deadlines.grounds import ALL, BIT, denied, given
from thanhtra.deadlines.judging import Clocks
from thanhtra.rulebook import LimitRule
from thanhtra.terms import Unit

_OWN_CLOCKS: Final = ("violator_identified", "results_received", "ground_recorded")
_DECISION: Final = "decision"
_RETURN: Final = "decision-after-criminal-return"


def triggers(ix: Index, rule: LimitRule, at: int) -> tuple[int, ...]:
    """The events that set ``rule`` running for step ``at``: those it refers to, else those beside it, else those of its acts."""
    if rule.slug in CHOOSING:
        return _first(chosen(ix, rule, at, found) for found in _ways(ix, rule.counted_from, at))
    key = (rule.counted_from, at)
    found: tuple[int, ...] | None = ix.shape_cache.get(key)
    if found is None:
        found = ix.shape_cache[key] = _first(_ways(ix, rule.counted_from, at))
    return found


def _ways(ix: Index, kinds: tuple[str, ...], at: int) -> Iterator[tuple[int, ...]]:
    parents = ix.parents[at]
    yield tuple([p for p in parents if ix.kinds[p] in kinds])
    yield tuple(sorted({c for parent in parents for kind in kinds for c in ix.dependents(parent, kind) if c < at}))
    yield tuple([i for kind in kinds for i in ix.by_kind.get(kind, ()) if i < at and ix.share_acts(i, at)])


def _first(ways: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return next(filter(None, ways), ())


def limit_of_decision(ix: Index, at: int) -> str:
    """Which limit runs for decision ``at``: that of the minutes, of the file the criminal bodies returned (Đ63.3), or of a new decision."""
    key = (_DECISION, at)
    found: str | None = ix.shape_cache.get(key)
    if found is None:
        found = ix.shape_cache[key] = _limit_of_decision(ix, at)
    return found


def _limit_of_decision(ix: Index, at: int) -> str:
    annulled = annulment_before(ix, at)
    if any((annulled or 0) <= i < at and ix.share_acts(i, at) for i in ix.by_kind.get("returned_from_criminal", ())):
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
