"""What was open on the last day of a period, since when, and what lapses next (hồ sơ tồn, thời gian tồn, thời hạn sắp hết)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Case, Index, index
from thanhtra.deadlines import paid_in_full
from thanhtra.reviewing.agenda import AgendaItem, waiting
from thanhtra.reviewing.stages import stage_history
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Bearer, Nature

AGES: Final = (30, 90, 180, 365)
"""The bounds of the ages an open case is counted under, in days: to 30, 31 to 90, and so on, more than 365. An office's own measure, no rule."""

STAGES: Final = ("control", "signal", "detected", "minuted", "with-criminal-bodies", "returned", "decided", "delivered")
"""The stages of an open case, earliest first."""

_OPEN: Final = frozenset({"detected", "minuted", "returned", "decided", "delivered"})
_CONTROLS: Final = ("inspection", "examination")


class Open(NamedTuple):
    """An open case: ``stage`` None where a step without a day decides it; ``then`` the file as it stood."""

    stage: str | None
    since: date
    then: Case


def open_on(ix: Index, after: date, book: Rulebook) -> Open | None:
    """The case as it stood at the end of the day before ``after``; None when it had not begun or was done.

    It counts at its least advanced act. A fine paid in full under a decision that imposes nothing else is done (Law 15/2012/QH13 Đ73.1);
    so is a decision annulled, until another is taken.
    """
    days = [event.day for event in ix.events if event.day is not None and event.day < after]
    if not days:
        return None
    then = ix.case if all_before(ix, after) else ix.case.as_of(occurred=after - timedelta(1))
    kept = ix if then is ix.case else index(then)
    stage = _stage(kept, book)
    if None in ix.days and _with_undated(ix, then, book) != stage:
        return Open(None, min(days), then)
    return None if stage is None else Open(stage, min(days), then)


def all_before(ix: Index, after: date) -> bool:
    """Whether everything on file is dated before ``after``: the file is then as it stood."""
    return all(day is not None and day < after for day in ix.days)


def _with_undated(ix: Index, then: Case, book: Rulebook) -> str | None:
    """Where the case would stand if every step without a day had happened too."""
    kept = {id(event) for event in then.events}
    both = tuple(event for event in ix.case.events if event.day is None or id(event) in kept)
    return _stage(index(attrs.evolve(then, events=both)), book)


def _stage(ix: Index, book: Rulebook) -> str | None:
    if _with_criminal_bodies(ix):
        return "with-criminal-bodies"
    stages = {
        stage
        for act, stage in stage_history(ix).last.items()
        if not (stage in ("decided", "delivered") and _paid(ix, act, book))
    }
    found = [stage for stage in STAGES if stage in stages & _OPEN]
    if found:
        return found[0]
    if stages - {"start"} or "case_closed" in ix.by_kind or not stages:
        return None
    if "signal_received" in ix.by_kind:
        return "signal"
    running = any(
        len(ix.by_kind.get(f"{kind}_opened", ())) > len(ix.by_kind.get(f"{kind}_ended", ())) for kind in _CONTROLS
    )
    return "control" if running else None


def _with_criminal_bodies(ix: Index) -> bool:
    """Sent, and neither returned nor handled since."""
    sent = ix.by_kind.get("sent_to_criminal", ())
    return bool(sent) and max(sent) > max((at for kind in _BACK for at in ix.by_kind.get(kind, ())), default=-1)


_BACK: Final = (
    "returned_from_criminal",
    "decision_issued",
    "spot_decision_issued",
    "no_sanction_decided",
    "case_closed",
)


def _paid(ix: Index, act: str, book: Rulebook) -> bool:
    return any(act in ix.acts[at] and paid_in_full(ix, at, book) is True for at in ix.by_kind.get("fine_paid", ()))


def age_of(days: int) -> str:
    """The band of an age: ``0-30``, ``31-90``, ``91-180``, ``181-365``, ``366-``."""
    least = 0
    for most in AGES:
        if days <= most:
            return f"{least}-{most}"
        least = most + 1
    return f"{least}-"


BANDS: Final = tuple(age_of(days) for days in (0, *(bound + 1 for bound in AGES)))


def lapses_of(found: Open, last: date, book: Rulebook) -> Iterator[AgendaItem]:
    """The authority's duties and the limitations of an open case that still wait for their step, seen from ``last``."""
    return (
        item
        for item in waiting(found.then, book, last)
        if item.nature is Nature.BAR or (item.nature is Nature.DUTY and item.bearer is Bearer.AUTHORITY)
    )
