"""The grounds a file gives and denies for one limit set running by one event, and the clocks of their own (căn cứ kéo dài thời hạn trong hồ sơ)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from thanhtra.casefile import GROUNDS_SHOWN_BY, Index, event_fact, event_token, ground_token
from thanhtra.deadlines.assessment import Clocks
from thanhtra.deadlines.grounds import ALL, BIT, SHOWING, denied, given, mask, slugs
from thanhtra.deadlines.relations import minutes_around
from thanhtra.deadlines.violators import bearer_of, of_whom, strangers
from thanhtra.rulebook import Limit

_OWN_CLOCKS: Final = ("violator_identified", "results_received", "ground_recorded")


class OnFile(NamedTuple):
    """Masks of the grounds given and denied, the clocks of branches on file, and facts that would tell whether one more ground is given.

    ``stand_for`` are the grounds ``untold`` is asked in place of.
    """

    given: int
    denied: int
    clocks: Clocks = ()
    untold: tuple[str, ...] = ()
    stand_for: tuple[str, ...] = ("results-received",)


NO_GROUNDS: Final = OnFile(0, 0)
"""What a file gives for a limit no ground can lengthen."""
InTime = Callable[[str, int, int], bool | tuple[str, ...]]
"""Whether a step was in time for the limit of that name, by what stands ahead of an event; else the facts that would tell."""


def grounds_on_file(ix: Index, limit: Limit | None, trigger: int, at: int | None, in_time: InTime) -> OnFile:
    """What the file gives for ``limit`` set running by ``trigger`` and met by ``at``; ``in_time(limit, step, before)`` is asked of timely steps."""
    before = len(ix.events) if at is None else at
    kind = ix.kinds[trigger]
    if kind == "act_detected":
        return _around_detection(ix, limit, trigger, at, before)
    if kind == "returned_from_criminal":
        return _after_return(ix, trigger, before)
    if kind == "facts_verified":
        return _after_annulment(ix, trigger, before)
    if kind == "complaint_resolved":
        return _recorded_anywhere(ix, before)
    if kind == "complaint_accepted":
        return _for_complaint(ix, trigger, before)
    on = minutes_around(ix, trigger) if kind == "goods_seized" else (trigger,)
    shown = given(ix, on, before)
    refused, open_ = 0, dict[str, tuple[str, ...]]()
    if limit is not None:
        extent = limit.extent
        if extent.timely:
            refused, open_ = _late(ix, limit, on, before, in_time)
        if extent.approved and "ground_recorded" in ix.by_kind:
            unapproved, unsaid = _unapproved(ix, limit, on, at, before, in_time)
            refused, open_ = refused | unapproved, {**open_, **unsaid}
        if extent.perhaps:
            open_ = {**open_, **_perhaps(ix, limit, on, before, shown)}
    if shown & _ASKED and (untold_asker := _by_strangers(ix, on, before)):
        open_["explanation-requested"] = untold_asker
    if kind == "minutes_drawn_up" and at is not None and shown & _OF_ONE and len(ix.acts[trigger]) > 1:
        others, doubted = _of_others(ix, trigger, at, shown & ~refused)
        refused, open_ = refused | others, {**open_, **doubted}
    unsure = mask(open_)
    left = shown & ~refused & ~unsure
    kept = denied(ix, on) & ~unsure
    untold = tuple([token for tokens in open_.values() for token in tokens])
    return OnFile(left, (kept | (refused if ix.case.complete else 0)) & ~left, (), untold, tuple(open_))


def shows_none(ix: Index, trigger: int) -> bool:
    """Whether kinds and references alone tell that the file gives no ground, and no clock of its own, for any limit ``trigger`` set running."""
    kind = ix.kinds[trigger]
    if kind == "act_detected":
        return ix.by_kind.keys().isdisjoint(_OWN_CLOCKS)
    if kind == "returned_from_criminal":
        return all(i < trigger for i in ix.by_kind.get("facts_verified", ()))
    if kind in _LOOKED_FOR_ELSEWHERE:
        return False
    return not any(ix.dependents(trigger, shown) for shown in SHOWING)


_LOOKED_FOR_ELSEWHERE: Final = frozenset({"facts_verified", "complaint_resolved", "complaint_accepted", "goods_seized"})
"""Kinds of event whose limits have grounds that hang on other events."""


def _late(
    ix: Index, limit: Limit, on: tuple[int, ...], before: int, in_time: InTime
) -> tuple[int, dict[str, tuple[str, ...]]]:
    """Grounds every step that shows them was too late for; and those of which it cannot be told, with the facts that would tell."""
    found = 0
    open_: dict[str, tuple[str, ...]] = {}
    timely = {t.kind: t.limit for t in limit.extent.timely}
    for slug in _shown_by(*timely):
        strange = strangers(ix)
        steps = [
            i for at in on for kind in GROUNDS_SHOWN_BY[slug] for i in ix.before(at, kind, before) if i not in strange
        ]
        if not steps:
            continue
        said = [True if ix.kinds[i] not in timely else in_time(timely[ix.kinds[i]], i, before) for i in steps]
        if True in said or any(ix.events[i].ground == slug for i in _recorded(ix, on, before)):  # type: ignore[attr-defined]  # this kind has a ground
            continue
        tokens = tuple(token for one in said if not isinstance(one, bool) for token in one)
        if tokens:
            open_[slug] = tokens
        else:
            found |= BIT[slug]
    return found, open_


@lru_cache(maxsize=64)
def _shown_by(*kinds: str) -> tuple[str, ...]:
    """The grounds that steps of these kinds show."""
    return tuple(slug for slug, shown in GROUNDS_SHOWN_BY.items() if not set(kinds).isdisjoint(shown))


def _by_strangers(ix: Index, on: tuple[int, ...], before: int) -> tuple[str, ...]:
    """What would tell whether an explanation was asked for by the violator, where only others are named in the requests (15/2012/QH13 Đ61.1)."""
    strange = strangers(ix)
    if not strange or any(ix.events[i].ground == "explanation-requested" for i in _recorded(ix, on, before)):  # type: ignore[attr-defined]  # this kind has a ground
        return ()
    steps = [i for at in on for kind in GROUNDS_SHOWN_BY["explanation-requested"] for i in ix.before(at, kind, before)]
    return tuple(event_fact(i, "subject") for i in steps) if strange.issuperset(steps) else ()


_ASKED: Final = BIT["explanation-requested"]
_OF_ONE: Final = BIT["explanation-requested"] | BIT["verification"] | BIT["file-transferred"]
_OTHERS_OF_ONE_PAPER: Final = ("law:15/2012/QH13 Đ67.2",)
"""Whether what lengthens the time for one of several violators in one minutes does so for the others."""


def _of_others(ix: Index, minutes: int, decision: int, shown: int) -> tuple[int, dict[str, tuple[str, ...]]]:
    """Of minutes on several acts the grounds shown of acts alone that this decision is not on: of another file where it was passed on, open where of another violator."""
    if ix.kinds[decision] != "decision_issued":
        return 0, {}
    found, open_ = 0, dict[str, tuple[str, ...]]()
    own = frozenset(ix.acts[decision])
    theirs = {bearer_of(ix, act) for act in own}
    recorded = {ix.events[i].ground for i in _recorded(ix, (minutes,), decision)}  # type: ignore[attr-defined]  # this kind has a ground
    for slug in slugs(shown & _OF_ONE):
        steps = [i for kind in GROUNDS_SHOWN_BY[slug] for i in ix.before(minutes, kind, decision)]
        if slug in recorded or not steps:
            continue
        if slug == "file-transferred":
            if all(ix.events[i].acts and own.isdisjoint(ix.events[i].acts or ()) for i in steps):
                found |= BIT[slug]
        elif None not in theirs and all((who := of_whom(ix, i)) is not None and who not in theirs for i in steps):
            open_[slug] = _OTHERS_OF_ONE_PAPER
    return found, open_


def _perhaps(ix: Index, limit: Limit, on: tuple[int, ...], before: int, shown: int) -> dict[str, tuple[str, ...]]:
    """Grounds not shown that a step on file may show: the law leaves it open."""
    return {
        one.ground: (f"law:{one.at}",)
        for one in limit.extent.perhaps
        if one.kind in ix.by_kind and not shown & BIT[one.ground] and any(ix.before(at, one.kind, before) for at in on)
    }


def _unapproved(
    ix: Index, limit: Limit, on: tuple[int, ...], at: int | None, before: int, in_time: InTime
) -> tuple[int, dict[str, tuple[str, ...]]]:
    """Grounds that hold only where a superior approved them: whoever decides is not their own superior; else who approved would tell.

    Only a term that still ran is extended, and only of a case of the kind the law names.
    """
    found = 0
    open_: dict[str, tuple[str, ...]] = {}
    own = ix.events[at].by if at is not None else None
    for slug in limit.extent.approved:
        records = [i for i in _recorded(ix, on, before) if ix.events[i].ground == slug]  # type: ignore[attr-defined]  # this kind has a ground
        if not records:
            continue
        kind = _of_its_kind(ix, limit, on, before)
        said = (
            [in_time(limit.extent.approved_within, i, before) for i in records] if limit.extent.approved_within else []
        )
        if kind is False or (said and not any(said)):
            found |= BIT[slug]
            continue
        untold = (*(() if kind is True else kind), *(() if True in said or not said else _tokens(said)))
        if untold:
            open_[slug] = tuple(untold)
            continue
        records = [i for i, one in zip(records, said or [True] * len(records), strict=True) if one is True]
        by = [ix.events[i].approved_by for i in records]  # type: ignore[attr-defined]  # likewise
        if any(one is not None and one != own for one in by):
            continue
        if None in by:
            open_[slug] = tuple(
                f"fact:events[{i}].approved_by" for i, one in zip(records, by, strict=True) if one is None
            )
        else:
            found |= BIT[slug]
    return found, open_


def _of_its_kind(ix: Index, limit: Limit, on: tuple[int, ...], before: int) -> bool | tuple[str, ...]:
    """Whether the file shows a step that the grounds to be approved need beside them; else what would tell."""
    wanted = limit.extent.approved_with
    unsaid: list[str] = []
    for one in wanted:
        for step in (i for at in on for i in ix.dependents(at, one.kinds[0]) if i < before):
            values = [(name, getattr(ix.events[step], name, None), allowed) for name, allowed in one.fields]
            if all(value in allowed for _, value, allowed in values):
                return True
            unsaid += [f"fact:events[{step}].{name}" for name, value, _ in values if value is None]
    unsaid += [token for one in wanted if not ix.denies(token := event_token(one.kinds[0]))]
    return tuple(unsaid) if unsaid else not wanted


def _tokens(said: Sequence[bool | tuple[str, ...]]) -> Sequence[str]:
    return [token for one in said if not isinstance(one, bool) for token in one]


def _recorded(ix: Index, on: tuple[int, ...], before: int) -> list[int]:
    """The grounds recorded for any of ``on`` ahead of event ``before``."""
    return [i for at in on for i in ix.dependents(at, "ground_recorded") if i < before]


def _after_return(ix: Index, trigger: int, before: int) -> OnFile:
    """Only a verification made after the file came back lengthens Đ63.3; the file may never have had minutes."""
    shown = BIT["verification"] if _verified_since(ix, trigger, before) else 0
    return OnFile(shown, denied(ix, ix.minutes_of(trigger)) & ~shown)


def _verified_since(ix: Index, trigger: int, before: int) -> bool:
    first = ix.first_alike(("facts_verified",), trigger, trigger)
    return first is not None and first < before


def _after_annulment(ix: Index, trigger: int, before: int) -> OnFile:
    """The grounds of the minutes hold for the new decision too; a verification counts when it came after the one that starts the limit."""
    minutes = ix.minutes_of(trigger)
    shown = given(ix, minutes, before) & ~BIT["verification"]
    if _verified_since(ix, trigger, before):
        shown |= BIT["verification"]
    refused = denied(ix, minutes) & ~shown
    if shown & _ASKED and (untold := _by_strangers(ix, minutes, before)):
        return OnFile(shown & ~_ASKED, refused & ~_ASKED, (), untold, ("explanation-requested",))
    return OnFile(shown, refused)


def _recorded_anywhere(ix: Index, before: int) -> OnFile:
    """Grounds of the place or the person, recorded wherever in the file."""
    shown = 0
    for slug, places in _by_ground(ix).items():
        if places[0] < before:
            shown |= BIT.get(slug, 0)
    if ix.denies(event_token("ground_recorded")):
        return OnFile(shown, ALL & ~shown)
    return OnFile(shown, sum(BIT[s] for s in BIT if ix.denies(ground_token(s))) & ~shown)


def _by_ground(ix: Index) -> dict[str, list[int]]:
    """Ground → the events that record it, in file order."""
    found: dict[str, list[int]] | None = ix.cache.get("by ground")
    if found is None:
        found = ix.cache["by ground"] = {}
        for i in ix.by_kind.get("ground_recorded", ()):
            found.setdefault(ix.events[i].ground, []).append(i)  # type: ignore[attr-defined]  # this kind has a ground
    return found


def _for_complaint(ix: Index, accepted: int, before: int) -> OnFile:
    """A remote area wherever it is recorded; another ground only since the complaint was accepted, for one ahead of it is of another limit."""
    found = _recorded_anywhere(ix, before)
    own = {
        slug for slug, places in _by_ground(ix).items() if bisect_left(places, before) > bisect_right(places, accepted)
    }
    shown = sum(BIT.get(slug, 0) for slug in {*own, "remote-area"}) & found.given
    return found._replace(given=shown, denied=found.denied | (ALL & ~shown if ix.case.complete else 0))


def _around_detection(ix: Index, limit: Limit | None, trigger: int, at: int | None, before: int) -> OnFile:
    """Identification, results and arrival each set a clock of their own; for a paper of several acts the last of them counts where the law says so."""
    shown = 0
    own: dict[str, date] = {}
    untold: list[str] = []
    about = at if at is not None and limit is not None and limit.extent.together else trigger
    allowed = {b.counted_from: b.what for b in limit.branches if b.what} if limit is not None else {}
    for kind in _OWN_CLOCKS:
        if kind not in ix.by_kind:
            continue
        unsaid: set[int] = set()
        among = ix.among(kind)
        for listed in among.alike(trigger) if about == trigger else (*among.alike(about), *among.alike(trigger)):
            clocks = _own_clocks(ix, kind, listed, allowed.get(kind))
            ahead = bisect_left(clocks.places, before)
            if ahead:
                shown |= clocks.shown[ahead - 1]
                if clocks.last[ahead - 1] != date.min:
                    own[kind] = max(clocks.last[ahead - 1], own.get(kind, date.min))
            unsaid.update(clocks.untold[: bisect_left(clocks.untold, before)])
        untold += [f"fact:events[{i}].what" for i in sorted(unsaid)]
    on = () if at is None else (at,)
    refused = denied(ix, on) if on or ix.case.complete or ix.case.absent else 0
    return OnFile(shown, refused & ~shown & ALL, tuple(own.items()), tuple(untold))


class _OwnClocks(NamedTuple):
    """Events of one kind that set clocks of their own, and up to each of them: the grounds shown, and the last day of such a clock."""

    places: list[int]
    shown: list[int]
    last: list[date]
    untold: list[int]
    """Those that do not say what they are about, where that matters."""


def _own_clocks(ix: Index, kind: str, listed: Sequence[int], what: tuple[str, ...] | None) -> _OwnClocks:
    """The clocks of those events, where only ones about ``what`` count (None: all); gone through once for the file."""
    key = ("own clocks", kind, id(listed), what)
    found: _OwnClocks | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _OwnClocks([], [], [], [])
        shown, last = 0, date.min
        for i in listed:
            event = ix.events[i]
            about = getattr(event, "what", None)
            if what is not None and about not in what:
                if about is None:
                    found.untold.append(i)
                continue
            slug = _SHOWS_ALWAYS.get(kind) or event.ground  # type: ignore[attr-defined]  # ground_recorded has a ground
            shown |= BIT.get(slug, 0)
            if event.day is not None and (kind != "ground_recorded" or slug == "craft-arrival"):
                last = max(last, event.day)
            found.places.append(i)
            found.shown.append(shown)
            found.last.append(last)
    return found


_SHOWS_ALWAYS: Final = {"violator_identified": "technical-device", "results_received": "results-received"}
