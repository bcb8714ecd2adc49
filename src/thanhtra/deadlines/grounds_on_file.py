"""The grounds a file gives and denies for one limit set running by one event, and the clocks of their own (căn cứ kéo dài thời hạn trong hồ sơ)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from thanhtra.casefile import GROUNDS_SHOWN_BY, Index, event_token, ground_token
from thanhtra.deadlines.assessment import Clocks
from thanhtra.deadlines.grounds import ALL, BIT, denied, given
from thanhtra.deadlines.relations import minutes_around
from thanhtra.rulebook import Limit

_OWN_CLOCKS: Final = ("violator_identified", "results_received", "ground_recorded")


class OnFile(NamedTuple):
    """Masks of the grounds given and denied, the clocks of branches on file, and facts that would tell whether one more ground is given."""

    given: int
    denied: int
    clocks: Clocks = ()
    untold: tuple[str, ...] = ()


def grounds_on_file(ix: Index, limit: Limit | None, trigger: int, at: int | None, in_time: Callable[[str, int, int], bool]) -> OnFile:
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
    on = minutes_around(ix, trigger) if kind == "goods_seized" else (trigger,)
    shown = given(ix, on, before)
    late = _late(ix, limit, on, before, in_time)
    return OnFile(shown & ~late, (denied(ix, on) | (late if ix.case.complete else 0)) & ~(shown & ~late))


def _late(ix: Index, limit: Limit | None, on: tuple[int, ...], before: int, in_time: Callable[[str, int, int], bool]) -> int:
    """Grounds every step that shows them was too late for."""
    found = 0
    timely = {t.kind: t.limit for t in limit.extent.timely} if limit is not None else {}
    for slug in {s for kind in timely for s, kinds in GROUNDS_SHOWN_BY.items() if kind in kinds}:
        steps = [i for at in on for kind in GROUNDS_SHOWN_BY[slug] for i in ix.dependents(at, kind) if i < before]
        if steps and not any(ix.kinds[i] not in timely or in_time(timely[ix.kinds[i]], i, before) for i in steps):
            recorded = any(getattr(ix.events[i], "ground", None) == slug for at in on for i in ix.dependents(at, "ground_recorded") if i < before)
            found |= 0 if recorded else BIT[slug]
    return found


def _after_return(ix: Index, trigger: int, before: int) -> OnFile:
    """Only a verification made after the file came back lengthens Đ63.3; the file may never have had minutes."""
    verified = any(trigger < i < before and ix.share_acts(i, trigger) for i in ix.by_kind.get("facts_verified", ()))
    shown = BIT["verification"] if verified else 0
    return OnFile(shown, denied(ix, ix.minutes_of(trigger)) & ~shown)


def _after_annulment(ix: Index, trigger: int, before: int) -> OnFile:
    """The grounds of the minutes hold for the new decision too; a verification counts when it came after the one that starts the limit."""
    minutes = ix.minutes_of(trigger)
    shown = given(ix, minutes, before) & ~BIT["verification"]
    if any(trigger < i < before and ix.share_acts(i, trigger) for i in ix.by_kind.get("facts_verified", ())):
        shown |= BIT["verification"]
    return OnFile(shown, denied(ix, minutes) & ~shown)


def _recorded_anywhere(ix: Index, before: int) -> OnFile:
    """Grounds of the place or the person, recorded wherever in the file."""
    shown = 0
    for i in ix.by_kind.get("ground_recorded", ()):
        if i < before:
            shown |= BIT.get(ix.events[i].ground, 0)  # type: ignore[attr-defined]  # this kind has a ground
    if ix.case.denies(event_token("ground_recorded")):
        return OnFile(shown, ALL & ~shown)
    return OnFile(shown, sum(BIT[s] for s in BIT if ix.case.denies(ground_token(s))) & ~shown)


def _around_detection(ix: Index, limit: Limit | None, trigger: int, at: int | None, before: int) -> OnFile:
    """Identification, results and arrival each set a clock of their own; for a paper of several acts the last of them counts where the law says so."""
    shown = 0
    own: dict[str, date] = {}
    untold: list[str] = []
    about = at if at is not None and limit is not None and limit.extent.together else trigger
    allowed = {b.counted_from: b.what for b in limit.branches if b.what} if limit is not None else {}
    for kind in _OWN_CLOCKS:
        for i in ix.by_kind.get(kind, ()):
            event = ix.events[i]
            if i >= before or not (ix.share_acts(i, about) or ix.share_acts(i, trigger)):
                continue
            what = getattr(event, "what", None)
            if kind in allowed and what not in allowed[kind]:
                untold += [f"fact:events[{i}].what"] if what is None else []
                continue
            slug = {"violator_identified": "technical-device", "results_received": "results-received"}.get(kind) or event.ground  # type: ignore[attr-defined]  # ground_recorded has a ground
            shown |= BIT.get(slug, 0)
            if event.day is not None and (kind != "ground_recorded" or slug == "craft-arrival"):
                own[kind] = max(event.day, own.get(kind, event.day))
    on = () if at is None else (at,)
    refused = denied(ix, on) if on or ix.case.complete or ix.case.absent else 0
    return OnFile(shown, refused & ~shown & ALL, tuple(own.items()), tuple(untold))
