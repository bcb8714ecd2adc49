"""A live machine for those who embed one, with a gate from above: it refuses a step with every reason at once.

The engine's own refusal carries no reason and is the same for a wrong stage, a guard that said no and a misspelt event;
here a refusal is :class:`~thanhtra.errors.Unlawful`, whose ``outcome`` lists what the order and the gate said.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import lru_cache
from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from thanhtra.casefile.labels import stage_words
from thanhtra.classes import frozen
from thanhtra.errors import Unlawful
from thanhtra.findings import Message
from thanhtra.lifecycle.order import After, Impossible, order_of
from thanhtra.lifecycle.rows import compile_rows
from thanhtra.lifecycle.tracks import TRACKS, chart_of

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows
    from thanhtra.lifecycle.topology import Track

Gate = Callable[[str, str, Any], Sequence[Any]]
"""Asked with the stage, the kind and the event sent along; answers every refusal, none to let it pass.

A gate with a method ``took(kind, fact)`` is told of each step that was taken. A refusal with a true ``of_order`` speaks of the order itself:
what the track would say of it is not said twice.
"""
AsyncGate = Callable[[str, str, Any], Sequence[Any] | Awaitable[Sequence[Any]]]
"""The same, awaited where it has to be."""
_AWAIT = "an asynchronous gate, listener or model: use embed_async and await its send / cần embed_async"


@frozen
class StepRefused:
    """What was refused, where, and why. ``refusals`` has the order's answer first, if it is one, then the gate's."""

    stage: str
    kind: str
    refusals: tuple[After | Impossible | Any, ...]


G = TypeVar("G", bound=Callable[[str, str, Any], Any])


class Embedded(Generic[G]):
    """Where a running instance stands, for those that are awaited and those that are not."""

    __slots__ = ("gate", "machine", "rows")

    def __init__(self, machine: Track, rows: Rows, gate: G) -> None:
        self.machine: Track = machine
        self.rows: Rows = rows
        self.gate: G = gate

    @property
    def stage(self) -> str:
        """Where it stands."""
        return str(self.machine.current_state_value)

    @property
    def law_stage(self) -> str:
        """Where it stands for the law: of an internal stage, the stage the office's own steps set out from."""
        return self.machine.INTERNAL.get(self.stage, self.stage)

    @property
    def stage_name(self) -> Message:
        """What the stage is called, in both languages; an internal one by the name its step gave it."""
        vi, en = self.machine.INTERNAL_NAMES.get(self.stage) or stage_words(self.rows.name, self.stage)
        return Message(vi=vi, en=en)

    def took(self, kind: str, fact: Any) -> None:
        """Tell the gate what was taken, where it wants to know."""
        tell(self.gate, kind, fact)


class Live(Embedded[Gate]):
    """One running instance of a track. ``machine`` is the engine's own, gated too; ``send`` is the way to speak to it."""

    __slots__ = ()

    def __init__(self, machine: Track, rows: Rows, gate: Gate) -> None:
        super().__init__(machine, rows, gate)
        machine.keeper = self

    def send(self, kind: str, fact: Any = None) -> str:
        """The stage after ``kind``; ``fact`` goes to the gate and the listeners. Raises Unlawful, with every reason.

        A kind of another track passes the gate and moves nothing. Sent by a listener, a step is taken after the one it is in.
        """
        stage = self.stage
        order = order_of(self.rows, stage, kind)
        if isinstance(order, After | Impossible):
            refuse(stage, kind, with_order(order, _told(self.gate(stage, kind, fact))))
        elif kind in self.rows.land[stage]:
            self.machine.send(kind, fact=fact)
        else:
            self.asked(stage, kind, fact)
            self.took(kind, fact)
        return self.stage

    def asked(self, stage: str, kind: str, fact: Any) -> None:
        """Ask the gate. Raises Unlawful."""
        refuse(stage, kind, _told(self.gate(stage, kind, fact)))


def embed(
    stage: str | None,
    gate: Gate,
    *,
    track: str | type[Track] = "proceeding",
    listeners: Iterable[object] = (),
    model: Any = None,
    state_field: str = "state",
) -> Live:
    """A live instance of ``track`` (a name, or a copy by ``extended_track``) standing at ``stage``.

    Listeners are the engine's (``after_transition`` and so on). ``model`` is an object of the application's that holds the stage in its
    attribute ``state_field``, and may have such methods too; with ``stage`` None the instance stands where the model does, at the first
    stage if nowhere. The gate is asked before any of them. Raises KeyError for a track or a stage there is not, ValueError where ``stage``
    is not the model's, and TypeError for what has to be awaited (:func:`embed_async`).
    """
    machine, rows = started(stage, track, listeners, model, state_field)
    if machine._callbacks.has_async_callbacks:  # noqa: SLF001 - the engine tells it nowhere else
        raise TypeError(_AWAIT)
    return Live(machine, rows, gate)


def started(
    stage: str | None, track: str | type[Track], listeners: Iterable[object], model: Any, state_field: str
) -> tuple[Track, Rows]:
    """The machine, standing at its stage: nothing is entered, for the file was there before."""
    rows = TRACKS[track] if isinstance(track, str) else rows_of(track)
    chart = chart_of(track) if isinstance(track, str) else track
    if model is None:
        from thanhtra.lifecycle.topology import Holder  # noqa: PLC0415 - the engine is loaded when a machine is wanted

        model, state_field = Holder(), "state"
    there = getattr(model, state_field, None) or None
    if stage is not None and there is not None and str(there) != stage:
        raise ValueError(f"{state_field} of the model is {there}, not {stage}")
    at = stage or (rows.initial if there is None else str(there))
    if at not in rows.land:
        raise KeyError(at)
    if there is None:
        setattr(model, state_field, at)
    return chart(model, state_field, listeners=[*listeners]), rows


@lru_cache(maxsize=32)
def rows_of(chart: type[Track]) -> Rows:
    """The rows of a copy of a track, compiled once."""
    return compile_rows(chart)


def refuse(stage: str, kind: str, refusals: Sequence[Any]) -> None:
    """Raise Unlawful if there is any refusal."""
    if refusals:
        count = "1 reason" if len(refusals) == 1 else f"{len(refusals)} reasons"
        raise Unlawful(f"{kind} at stage {stage}: refused for {count}", StepRefused(stage, kind, tuple(refusals)))


def with_order(order: After | Impossible, told: Sequence[Any]) -> tuple[Any, ...]:
    """The refusals, the order's own ahead of them unless one of them speaks of it."""
    return tuple(told) if any(getattr(refusal, "of_order", False) for refusal in told) else (order, *told)


def tell(gate: object, kind: str, fact: Any) -> None:
    """Tell a gate that listens which step was taken."""
    took = getattr(gate, "took", None)
    if took is not None:
        took(kind, fact)


def _told(refusals: Any) -> Sequence[Any]:
    """What a gate answered at once. Raises TypeError where it wants to be awaited."""
    if isinstance(refusals, Awaitable):
        if iscoroutine(refusals):
            refusals.close()
        raise TypeError(_AWAIT)
    answered: Sequence[Any] = refusals
    return answered
