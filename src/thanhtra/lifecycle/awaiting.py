"""A live machine whose gate, listeners and model may be awaited: under asyncio, anyio or trio (máy trạng thái bất đồng bộ).

Steps are taken one at a time, in the order they were sent. A step that was sent is taken or refused, and whoever sent it is told.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from thanhtra.lifecycle.gate import AsyncGate, Embedded, refuse, started, with_order
from thanhtra.lifecycle.order import After, Impossible, order_of

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows
    from thanhtra.lifecycle.topology import Track

_TAKING: Final[ContextVar[_Turn | None]] = ContextVar("_TAKING", default=None)


class _Turn:
    """One step being taken, as the listeners it awaits see it. ``over`` tells it from a task one of them left behind."""

    __slots__ = ("live", "over")

    def __init__(self, live: AsyncLive) -> None:
        self.live: AsyncLive = live
        self.over: bool = False


class _Awaited:
    """Chooses the engine that awaits, whatever the application's listeners are."""

    async def before_transition(self) -> None:
        """Called by the engine."""


class AsyncLive(Embedded[AsyncGate]):
    """:class:`~thanhtra.lifecycle.Live`, awaited. ``machine`` is the engine's own, gated too; ``send`` is the way to speak to it."""

    __slots__ = ("_turns",)

    def __init__(self, machine: Track, rows: Rows, gate: AsyncGate) -> None:
        super().__init__(machine, rows, gate)
        self._turns: AbstractAsyncContextManager[Any] | None = None
        machine.keeper = self

    async def send(self, kind: str, fact: Any = None) -> str:
        """The stage after ``kind``; ``fact`` goes to the gate and the listeners. Raises Unlawful, with every reason.

        Sent while another step is taken, it waits for its turn, and its order is asked then; sent by a listener, it is taken after the one
        the listener hears of. A kind of another track passes the gate and moves nothing. Where a send is cancelled ``stage`` says whether
        its step was taken; steps its listeners sent and that were not begun are given up.
        """
        inside = _TAKING.get()
        if inside is not None and inside.live is self and not inside.over:
            return await self._take(kind, fact)
        if self._turns is None:
            self._turns = _lock()
        async with self._turns:
            turn = _Turn(self)
            token = _TAKING.set(turn)
            try:
                return await self._take(kind, fact)
            finally:
                turn.over = True
                _TAKING.reset(token)

    async def _take(self, kind: str, fact: Any) -> str:
        stage = self.stage
        order = order_of(self.rows, stage, kind)
        if isinstance(order, After | Impossible):
            refuse(stage, kind, with_order(order, await self._answer(stage, kind, fact)))
        elif kind in self.rows.land[stage]:
            await self._step(kind, fact)
        else:
            await self.asked(stage, kind, fact)
            self.took(kind, fact)
        return self.stage

    async def _step(self, kind: str, fact: Any) -> None:
        """The engine's own loop, entered without the machine's ``send``, which looks for a loop of asyncio."""
        engine: Any = self.machine._engine  # noqa: SLF001 - the engine has no other door
        sent = getattr(self.machine, kind).put(fact=fact)
        try:
            await engine.processing_loop(sent.future)
        except Exception:
            raise
        except BaseException:
            engine.clear()
            if sent.future is not None and sent.future.done() and not sent.future.cancelled():
                sent.future.exception()
            raise

    async def asked(self, stage: str, kind: str, fact: Any) -> None:
        """Ask the gate. Raises Unlawful."""
        refuse(stage, kind, await self._answer(stage, kind, fact))

    async def _answer(self, stage: str, kind: str, fact: Any) -> Sequence[Any]:
        told = self.gate(stage, kind, fact)
        return await told if isinstance(told, Awaitable) else told


def embed_async(
    stage: str | None,
    gate: AsyncGate,
    *,
    track: str | type[Track] = "proceeding",
    listeners: Iterable[object] = (),
    model: Any = None,
    state_field: str = "state",
) -> AsyncLive:
    """:func:`~thanhtra.lifecycle.embed` for a gate, listeners or a model that may be awaited, each or none of them.

    Callbacks of one step are awaited one after another, never beside each other; the gate ahead of them all. Raises KeyError for a track
    or a stage there is not, and ValueError where ``stage`` is not the model's.
    """
    machine, rows = started(stage, track, [_Awaited(), *listeners], model, state_field)
    return AsyncLive(machine, rows, gate)


def _lock() -> AbstractAsyncContextManager[Any]:
    """A fair lock of the framework that is running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        from trio import Lock  # noqa: PLC0415 - only where trio runs

        return Lock()
    return asyncio.Lock()
