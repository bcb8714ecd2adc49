"""The stages of the acts of a file along the proceeding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from thanhtra.casefile import Index
from thanhtra.checks import StageHistory
from thanhtra.classes import new_tuple
from thanhtra.deadlines import acts_of_named, annulments, decision_of, may_annul
from thanhtra.lifecycle import TRACKS, TrackReplay, track_replay

_PROCEEDING: Final = "proceeding"


def stage_history(ix: Index) -> StageHistory:
    """The stages of each act along the file. Total: an event out of order still lands."""
    named = {} if len(ix.case.subjects or ()) == 1 else _of_named(ix)
    if ix.together and not named:
        whole: TrackReplay = ix.shape.cache.get(_PROCEEDING) or _moved_as_one(ix)
        way, end = (whole, None), whole.stages[-1]
        ways: dict[str, tuple[TrackReplay, None]] = {}
        ends: dict[str, str] = {}
        for act in ix.every:
            ways[act], ends[act] = way, end
        return new_tuple(StageHistory, (ways, ends, whole.out_of_order, ix.acts))
    return _of_each(ix, named)


def _of_each(ix: Index, named: Mapping[int, tuple[str, ...]]) -> StageHistory:
    """The same of a file whose events do not all move the same acts."""
    kinds = _as_moved(ix)
    rows, listed = TRACKS[_PROCEEDING], frozenset(ix.every)
    all_acts = _moved_acts(ix, named)
    apart = {act for acts in all_acts if acts != ix.every for act in acts}
    moved: dict[str, list[int]] = {act: [] for act in (*ix.every, *sorted(apart)) if act in apart}
    common: list[int] = []
    for at, acts in enumerate(all_acts):
        if acts == ix.every:
            common.append(at)
        for act in apart.intersection(acts):
            moved[act].append(at)
    of: dict[str, tuple[TrackReplay, list[int]]] = dict.fromkeys(
        ix.every, (track_replay(rows, [kinds[at] for at in common]), common)
    )
    of.update({act: (track_replay(rows, [kinds[at] for at in events]), events) for act, events in moved.items()})
    last = {act: own.stages[-1] for act, (own, _) in of.items() if act in listed or own.stages[-1] != rows.initial}
    out_of_order = frozenset([events[step] for own, events in of.values() for step in own.out_of_order])
    return StageHistory(of, last, out_of_order, all_acts)


def _moved_as_one(ix: Index) -> TrackReplay:
    """The way of all acts of a file whose events move all; kept with the shape, where nothing on file can annul."""
    found = track_replay(TRACKS[_PROCEEDING], _as_moved(ix))
    if not may_annul(ix):
        ix.shape.cache[_PROCEEDING] = found
    return found


def _of_named(ix: Index) -> dict[int, tuple[str, ...]]:
    """The steps that name violators and no acts, each with the acts of these, in a file not about one person alone."""
    if ix.by_kind.keys().isdisjoint(_NAME_WHOM):
        return {}
    found = {at: acts_of_named(ix, at) for kind in _NAME_WHOM for at in ix.by_kind.get(kind, ())}
    return {at: acts for at, acts in found.items() if acts is not None and acts != ix.acts[at]}


_NAME_WHOM: Final = (
    "minutes_served", "explanation_requested", "explanation_submitted", "explanation_waived", "hearing_held", "decision_sent",
    "delivery_failed", "decision_delivered", "decision_posted", "decision_published", "relief_requested", "subject_ceased",
)  # fmt: skip
"""The kinds of step of the proceeding that can name violators."""


def _moved_acts(ix: Index, named: Mapping[int, tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """The acts each event moves: of one that names violators theirs; a step of a decision that names none moves those for which it still stands, not those annulled in part."""
    fell: dict[int, list[tuple[int, frozenset[str]]]] = {}
    for at in annulments(ix) if may_annul(ix) else ():
        decision = decision_of(ix, at)
        if ix.kinds[at] == _ANNULMENT and decision is not None and set(ix.acts[at]) < set(ix.acts[decision]):
            fell.setdefault(decision, []).append((at, frozenset(ix.acts[at])))
    if not fell and not named:
        return ix.acts
    found = list(ix.acts)
    for at, acts in named.items():
        found[at] = acts
    for at, event in enumerate(ix.events):
        of = decision_of(ix, at)
        parts = fell.get(of, ()) if of is not None and of != at and event.acts is None else ()
        gone = {act for part, acts in parts if part < at for act in acts}
        if gone:
            found[at] = tuple([act for act in found[at] if act not in gone])
    return found


def _as_moved(ix: Index) -> Sequence[str]:
    """The kinds of the events as they move the acts: a judgment or a resolution that annuls a decision moves them as an annulment.

    Where an annulment of that decision follows, that one does.
    """
    own = [at for at in annulments(ix) if ix.kinds[at] != _ANNULMENT] if may_annul(ix) else ()
    if not own:
        return ix.kinds
    annulled = {decision_of(ix, at) for at in ix.by_kind.get(_ANNULMENT, ())}
    moved = {at for at in own if decision_of(ix, at) not in annulled}
    return [_ANNULMENT if at in moved else kind for at, kind in enumerate(ix.kinds)] if moved else ix.kinds


_ANNULMENT: Final = "decision_annulled"
