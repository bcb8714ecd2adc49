"""A live machine for those who embed one, with a gate from above: it refuses a step with every reason at once.

The engine's own refusal carries no reason and is the same for a wrong stage, a guard that said no and a misspelt event;
here a refusal is :class:`~thanhtra.errors.Unlawful`, whose ``outcome`` lists what the order and the gate said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from thanhtra.errors import Unlawful
from thanhtra.lifecycle.order import After, Impossible, order_of
from thanhtra.lifecycle.rows import compile_rows
from thanhtra.lifecycle.tracks import TRACKS, chart_of

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows
    from thanhtra.lifecycle.topology import Track

Gate = Callable[[str, str, Any], Sequence[Any]]
"""Asked with the stage, the kind and the event sent along; answers every refusal, none to let it pass."""


@attrs.frozen
class StepRefused:
    """What was refused, where, and why. ``refusals`` has the order's answer first, if it is one, then the gate's."""

    stage: str
    kind: str
    refusals: tuple[After | Impossible | Any, ...]


@attrs.frozen
class Keeper:
    """The listener that holds the gate. It stands before the change, so a refused step leaves the stage as it was."""

    gate: Gate

    def before_transition(self, event: str, source: Any, fact: Any = None) -> None:
        """Called by the engine. Raises Unlawful."""
        refuse(str(source.value), str(event), self.gate(str(source.value), str(event), fact))


class Live:
    """One running instance of a track. ``machine`` is the engine's own, gated too; ``send`` is the way to speak to it."""

    __slots__ = ("gate", "machine", "rows")

    def __init__(self, machine: Track, rows: Rows, gate: Gate) -> None:
        self.machine: Track = machine
        self.rows: Rows = rows
        self.gate: Gate = gate

    @property
    def stage(self) -> str:
        """Where it stands."""
        return str(self.machine.current_state_value)

    @property
    def law_stage(self) -> str:
        """Where it stands for the law: of an internal stage, the stage the office's own steps set out from."""
        return self.machine.INTERNAL.get(self.stage, self.stage)

    def send(self, kind: str, fact: Any = None) -> str:
        """The stage after ``kind``; ``fact`` goes to the gate and the listeners. Raises Unlawful, with every reason.

        A kind of another track passes the gate and moves nothing.
        """
        stage = self.stage
        order = order_of(self.rows, stage, kind)
        if isinstance(order, After | Impossible):
            refuse(stage, kind, (order, *self.gate(stage, kind, fact)))
        elif kind in self.rows.land[stage]:
            self.machine.send(kind, fact=fact)
        else:
            refuse(stage, kind, self.gate(stage, kind, fact))
        return self.stage


def embed(stage: str, gate: Gate, *, track: str | type[Track] = "proceeding", listeners: Iterable[object] = ()) -> Live:
    """A live instance of ``track`` (a name, or a copy by ``extended_track``) standing at ``stage``.

    Listeners are the engine's (``after_transition`` and so on). The gate is asked before any of them. Raises KeyError for a track or a
    stage there is not.
    """
    rows = TRACKS[track] if isinstance(track, str) else rows_of(track)
    if stage not in rows.land:
        raise KeyError(stage)
    chart = chart_of(track) if isinstance(track, str) else track
    machine = chart(start_value=stage, listeners=[Keeper(gate), *listeners])
    return Live(machine, rows, gate)


@lru_cache(maxsize=32)
def rows_of(chart: type[Track]) -> Rows:
    """The rows of a copy of a track, compiled once."""
    return compile_rows(chart)


def refuse(stage: str, kind: str, refusals: Sequence[Any]) -> None:
    """Raise Unlawful if there is any refusal."""
    if refusals:
        count = "1 reason" if len(refusals) == 1 else f"{len(refusals)} reasons"
        raise Unlawful(f"{kind} at stage {stage}: refused for {count}", StepRefused(stage, kind, tuple(refusals)))
