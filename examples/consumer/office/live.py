"""An asyncio service over the same law: a step is awaited into an asynchronous store, a refusal answers with its reasons.

``uvicorn --factory office.live:create_app`` serves it; the store is ``OFFICE_STORE``, a file beside it when nothing is said.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from office.law import BOOK, event_of, problems, refused
from thanhtra import Case, LegalRefusal, Unlawful, Unusable, legal_gate, read_case
from thanhtra.exchange import agenda_to_json
from thanhtra.lifecycle import TRACKS, Possible, embed_async, order_of
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
        self.tell(case, done.version)
        return done.version

    def tell(self, case: str, version: int) -> None:
        """A step is kept: say so to whoever listens."""
        for queue in self._listening:
            queue.put_nowait((case, version))

    async def desk(self, case: str, *, actor: str, accept: Iterable[str] = ()) -> Desk:
        """The file as several clerks have it open. Raises NoSuchCase, and ValueError where its acts stand at several stages."""
        loaded = await self.store.load(case)
        return Desk(self, loaded.case, loaded.version, actor=actor, accept=accept)

    @asynccontextmanager
    async def listening(self) -> AsyncGenerator[asyncio.Queue[tuple[str, int]]]:
        """A queue of (case, version), one for each step taken from now on."""
        queue: asyncio.Queue[tuple[str, int]] = asyncio.Queue()
        self._listening.add(queue)
        try:
            yield queue
        finally:
            self._listening.discard(queue)


class Desk:
    """A file that several clerks have open: steps sent at once are taken in turn, each judged by where the file stands when its turn comes.

    It is the gate of its own machine: what the law lets pass is kept in the store before the machine moves. Once a step raised Conflict
    somebody wrote past this desk, and a new one is opened.
    """

    def __init__(self, office: Office, case: Case, version: int, *, actor: str, accept: Iterable[str] = ()) -> None:
        self.version = version
        self._office, self._actor = office, actor
        self._law = legal_gate(case, BOOK, accept=accept)
        self._live = embed_async(self._law.stage, self)

    @property
    def stage(self) -> str:
        """Where the file stands, in Vietnamese."""
        return self._live.stage_name.vi

    async def take(self, event: Any) -> str:
        """Take the step; the stage after it. Raises Unlawful, Unusable, Conflict."""
        said = cast("dict[str, Any]", event) if isinstance(event, dict) else {}
        return await self._live.send(str(said.get("kind", "")), event)

    async def __call__(self, stage: str, kind: str, event: Any) -> Sequence[LegalRefusal]:
        """What the law says against the step; the step in the store where it says nothing."""
        self._event = event_of(self._law.case, event)
        against = self._law(stage, kind, self._event)
        if not against and isinstance(order_of(TRACKS["proceeding"], stage, kind), Possible):
            case = self._law.case.id
            done = await self._office.store.record(
                case, self._event, BOOK, self.version, accept=self._law.accept, actor=self._actor
            )
            self.version = done.version
            self._office.tell(case, done.version)
        return against

    def took(self, kind: str, _: Any) -> None:
        """The machine moved: the file it speaks of has the step."""
        self._law.took(kind, self._event)


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
    return JSONResponse({"refused": [{"check": code, "vi": text} for code, text in refused(error)]}, 409)


async def _unusable(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Unusable)  # noqa: S101 - likewise
    return JSONResponse({"unusable": problems(error)}, 422)


async def _conflict(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Conflict)  # noqa: S101 - likewise
    return JSONResponse({"version": error.actual}, 412)


async def _unknown(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"unknown": str(error)}, 404)
