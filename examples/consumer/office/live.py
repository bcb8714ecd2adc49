"""An asyncio service over the same law: a step is awaited into an asynchronous store, a refusal answers with its reasons.

``uvicorn --factory office.live:create_app`` serves it; the store is ``OFFICE_STORE``, a file beside it when nothing is said.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from office.law import BOOK, event_of, problems, reasons
from thanhtra import Unlawful, Unusable, read_case
from thanhtra.exchange import agenda_to_json
from thanhtra.store import AsyncStore, Conflict, DeskRules, NoSuchCase

_URL = "sqlite+aiosqlite:///office_live.db"


def _now() -> datetime:
    return datetime.now(UTC)


class Office:
    """The store, and whoever waits to be told of steps."""

    def __init__(self, url: str, clock: Callable[[], datetime] = _now) -> None:
        self.store = AsyncStore(url, clock=clock, needs_actor=True, desk=DeskRules(book=BOOK))
        self._listening: set[asyncio.Queue[tuple[str, int]]] = set()

    async def open(self, document: bytes, *, actor: str) -> int:
        """Keep a new case; its version. Raises Unusable, Conflict."""
        done = await self.store.open_case(read_case(document, slugs=BOOK), actor=actor)
        return done.version

    async def take(self, case: str, event: Any, version: int, *, actor: str, accept: Iterable[str] = ()) -> int:
        """Take the step on the version decided on, and tell the listeners once it is kept.

        ``accept`` are the codes of unknowns the actor answers for. Raises Unlawful, Unusable, Conflict, NoSuchCase.
        """
        known = (await self.store.load(case)).case
        done = await self.store.record(case, event_of(known, event), BOOK, version, accept=accept, actor=actor)
        for queue in self._listening:
            queue.put_nowait((case, done.version))
        return done.version

    @asynccontextmanager
    async def listening(self) -> AsyncGenerator[asyncio.Queue[tuple[str, int]]]:
        """A queue of (case, version), one for each step taken from now on."""
        queue: asyncio.Queue[tuple[str, int]] = asyncio.Queue()
        self._listening.add(queue)
        try:
            yield queue
        finally:
            self._listening.discard(queue)


def create_app(office: Office | None = None) -> FastAPI:
    """The service: open a case, take a step on a version, see what is due."""
    of = office or Office(os.environ.get("OFFICE_STORE", _URL))

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncGenerator[None]:
        await of.store.create()
        yield
        await of.store.close()

    app = FastAPI(title="Office", lifespan=running)

    async def opened(request: Request, actor: str) -> dict[str, int]:
        return {"version": await of.open(await request.body(), actor=actor)}

    async def taken(case: str, version: int, actor: str, request: Request) -> dict[str, int]:
        try:
            event = await request.json()
        except ValueError as error:
            raise HTTPException(422, "the event as JSON") from error
        return {"version": await of.take(case, event, version, actor=actor)}

    async def due(on: date, within: int = 14) -> dict[str, Any]:
        return agenda_to_json(await of.store.agenda(seen=on, until=on + timedelta(within), overdue=True))

    app.add_api_route("/cases", opened, methods=["POST"], status_code=201)
    app.add_api_route("/cases/{case}/steps", taken, methods=["POST"], status_code=201)
    app.add_api_route("/agenda", due)
    app.add_exception_handler(Unlawful, _refused)
    app.add_exception_handler(Unusable, _unusable)
    app.add_exception_handler(Conflict, _conflict)
    app.add_exception_handler(NoSuchCase, _unknown)
    return app


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Unlawful)  # noqa: S101 - what it is registered for
    return JSONResponse({"refused": [{"check": code, "vi": text} for code, text in reasons(error.outcome)]}, 409)


async def _unusable(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Unusable)  # noqa: S101 - likewise
    return JSONResponse({"unusable": problems(error)}, 422)


async def _conflict(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Conflict)  # noqa: S101 - likewise
    return JSONResponse({"version": error.actual}, 412)


async def _unknown(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"unknown": str(error)}, 404)
