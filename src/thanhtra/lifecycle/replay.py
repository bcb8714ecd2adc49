"""The stage a history has reached. Total: an event out of order is answered elsewhere and still lands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows


def step(rows: Rows, stage: str, kind: str) -> str:
    """The stage after ``kind`` at ``stage``. A kind the track does not know stays. Raises KeyError for no stage of it."""
    return rows.total[stage].get(kind, stage)


def replay(rows: Rows, kinds: Iterable[str]) -> str:
    """The stage after ``kinds``, in the order given, from the track's first stage."""
    total = rows.total
    stage = rows.initial
    for kind in kinds:
        stage = total[stage].get(kind, stage)
    return stage


class TrackReplay(NamedTuple):
    """A history's way along a track: the stages before each step and after the last, and the steps not allowed where they stand."""

    stages: tuple[str, ...]
    out_of_order: frozenset[int]


def track_replay(rows: Rows, kinds: Iterable[str]) -> TrackReplay:
    """The way of ``kinds``, in the order given, from the track's first stage."""
    stages, out_of_order = [rows.initial], []
    for at, kind in enumerate(kinds):
        stage = stages[at]
        if kind not in rows.land[stage]:
            out_of_order.append(at)
        stages.append(step(rows, stage, kind))
    return TrackReplay(tuple(stages), frozenset(out_of_order))
