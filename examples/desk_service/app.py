"""A desk as a web service: open a case, ask before a step, record it, see what is due, have the file reviewed.

Every answer of the law comes from the library, every line of a history from its store; this file only speaks HTTP. It has no login: put
it behind yours. Run it with ``DESK_DATABASE=sqlite:///desk.db uvicorn --factory app:from_environment``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response

from thanhtra import Case, Event, Rulebook, ThanhtraError, Unlawful, Unusable, may, read_case, review
from thanhtra.casefile import LAW_CLOCK
from thanhtra.errors import Conflict, KeyReused, NoSuchCase, StoreUnavailable
from thanhtra.exchange import (
    answer_to_json,
    case_to_json,
    deadline_to_json,
    outcome_to_json,
    review_to_json,
    unusable_to_json,
)
from thanhtra.store import History, Store

LARGEST = 1_000_000
"""Bytes of a request; a case document has a few thousand."""
OBJECT = {"requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}}


def from_environment() -> FastAPI:
    """The service on the database that ``DESK_DATABASE`` names."""
    return desk(Store(os.environ["DESK_DATABASE"], clock=lambda: datetime.now(UTC)).create())


async def body_of(request: Request) -> bytes:
    """The bytes as sent: the library's reader is stricter than a JSON parser."""
    body = await request.body()
    if len(body) > LARGEST:
        raise HTTPException(413, f"at most {LARGEST} bytes")
    return body


Body = Annotated[bytes, Depends(body_of)]
AsOf = Annotated[date | None, Query(description="the day open deadlines are seen from; default: today in Việt Nam")]


def desk(store: Store, *, book: Rulebook | None = None, today: Callable[[], date] | None = None) -> FastAPI:
    """The service on ``store``, asking ``book``."""
    law = book or Rulebook.built_in()
    day = today or (lambda: datetime.now(LAW_CLOCK).date())
    app = FastAPI(title="thanhtra desk", version="1", description="Cases of administrative violations, step by step.")
    _refusals(app)

    @app.post("/cases", status_code=201, openapi_extra=OBJECT)
    def open_case(body: Body, idempotency_key: Annotated[str | None, Header()] = None) -> JSONResponse:
        """Open a case: a document of format 1."""
        case = read_case(body, slugs=law)
        done = store.open_case(case, key=idempotency_key)
        return _answer({"case": case.id, "version": done.version}, done.version, status=201)

    @app.post("/cases/{case:path}/propose", openapi_extra=OBJECT)
    def propose(case: str, body: Body) -> JSONResponse:
        """What the law says to this event coming next; nothing is written."""
        history = store.load(case)
        return _answer(outcome_to_json(may(history.case, law, _event(history.case, body, law))), history.version)

    @app.post("/cases/{case:path}/events", status_code=201, openapi_extra=OBJECT)
    def record(
        case: str,
        body: Body,
        if_match: Annotated[str | None, Header()] = None,
        idempotency_key: Annotated[str | None, Header()] = None,
        accept_unknown: Annotated[
            list[str] | None, Query(description="codes whose not-assessed answer the officer answers for")
        ] = None,
    ) -> JSONResponse:
        """Record an event on the version in ``If-Match``; refused by the law with 409 and every finding, by another writer with 412."""
        expected = _expected(if_match)
        event = _event(store.load(case).case, body, law)
        done = store.record(case, event, law, expected, idempotency_key, accept=accept_unknown or (), slugs=law)
        return _answer({"case": case, "version": done.version, "repeated": done.repeated}, done.version, status=201)

    @app.get("/cases/{case:path}/deadlines")
    def deadlines(case: str, as_of: AsOf = None) -> JSONResponse:
        """Every limit the file set running and where it stands."""
        history = store.load(case)
        found = review(history.case, law, as_of=as_of or day())
        return _answer([deadline_to_json(d) for d in found.deadlines], history.version)

    @app.get("/cases/{case:path}/review")
    def reviewed(case: str, as_of: AsOf = None) -> JSONResponse:
        """Every check, asked of every event."""
        history = store.load(case)
        return _answer(review_to_json(review(history.case, law, as_of=as_of or day())), history.version)

    @app.get("/cases/{case:path}")
    def read(
        case: str,
        occurred: Annotated[date | None, Query()] = None,
        known: Annotated[datetime | None, Query()] = None,
        if_none_match: Annotated[str | None, Header()] = None,
    ) -> Response:
        """The document, as it stands or as of a day and as known at an instant."""
        history: History = store.load(case)
        if if_none_match == _tag(history.version) and occurred is None and known is None:
            return Response(status_code=304, headers={"ETag": _tag(history.version)})
        return _answer(case_to_json(history.as_of(occurred=occurred, known=known)), history.version)

    return app


def _event(case: Case, body: bytes, law: Rulebook) -> Event:
    """The event in ``body``, read strictly as the last one of ``case``, so that what it names must be there."""
    try:
        event = json.loads(body)
    except (ValueError, RecursionError):
        return read_case(body, slugs=law).events[-1]  # says what is wrong with it
    document = case_to_json(case)
    document["events"] = [*document["events"], event]
    return read_case(json.dumps(document).encode(), slugs=law).events[-1]


def _expected(if_match: str | None) -> int:
    found = re.fullmatch('"([0-9]{1,9})"', if_match or "")
    if found is None:
        raise HTTPException(428, 'send the version you decided on: If-Match: "3"')
    return int(found[1])


def _tag(version: int) -> str:
    return f'"{version}"'


def _answer(content: Any, version: int, *, status: int = 200) -> JSONResponse:
    return JSONResponse(content, status, {"ETag": _tag(version)})


def _refusals(app: FastAPI) -> None:
    """Every refusal as ``application/problem+json``: what, why, and the findings a screen can show."""

    def problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
        content = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
        return JSONResponse(content, status, media_type="application/problem+json")

    @app.exception_handler(ThanhtraError)
    def refused(_: Request, error: ThanhtraError) -> JSONResponse:
        match error:
            case Unlawful():
                kinds: Mapping[str, Any] = {
                    "findings": error.outcome.refusals,
                    "unknown": error.outcome.unknown,
                    "notes": error.outcome.notes,
                }
                return problem(
                    409,
                    "the law refuses",
                    str(error),
                    **{name: [answer_to_json(a) for a in found] for name, found in kinds.items()},
                )
            case Conflict():
                theirs = [{"version": e.version, "what": e.what, "recorded": e.recorded} for e in error.theirs]
                return problem(412, "another writer was first", str(error), version=error.actual, theirs=theirs)
            case KeyReused():
                return problem(409, "this key stands for another step", str(error), version=error.version)
            case NoSuchCase():
                return problem(404, "no such case", str(error))
            case Unusable():
                return problem(
                    422,
                    "not usable",
                    "the document does not follow the format",
                    problems=unusable_to_json(error)["unusable"],
                )
            case StoreUnavailable():
                return problem(503, "the store cannot be reached", str(error), maybe_kept=error.maybe_kept)
            case _:
                return problem(422, "the law has no answer", str(error))

    @app.exception_handler(HTTPException)
    def plain(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "not accepted", str(error.detail))
