"""Every exception of the library as a problem of HTTP (lỗi trả về)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from thanhtra.errors import (
    Conflict,
    KeyReused,
    NoSuchCase,
    StoreError,
    StoreUnavailable,
    ThanhtraError,
    Unlawful,
    Unusable,
)
from thanhtra.exchange import answer_to_json, unusable_to_json
from thanhtra.service.answering import ProblemAnswer
from thanhtra.service.questions import NotUnderstood

_LONGEST_STEP: Final = 60


def add_problems(app: FastAPI) -> None:
    """Answer what ``app`` raises with problems; nothing else leaves it as an error."""
    app.add_exception_handler(ThanhtraError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _failed)


async def _told(_: Request, error: Exception) -> ProblemAnswer:
    return problem_of(error)


def problem_of(error: Exception) -> ProblemAnswer:
    """The problem that an exception of the library is."""
    match error:
        case NotUnderstood():
            return ProblemAnswer(
                422, "not-understood", str(error), more={"field": error.field, "problems": list(error.problems)}
            )
        case Unusable():
            return ProblemAnswer(422, "unusable", str(error), more={"problems": unusable_to_json(error)["unusable"]})
        case Unlawful():
            kinds: Mapping[str, Any] = {
                "findings": error.outcome.refusals,
                "unknown": error.outcome.unknown,
                "notes": error.outcome.notes,
            }
            return ProblemAnswer(
                409,
                "law-refuses",
                str(error),
                more={name: [answer_to_json(a) for a in found] for name, found in kinds.items()},
            )
        case Conflict() if error.expected == 0:
            return ProblemAnswer(409, "exists", str(error), more={"version": error.actual})
        case Conflict():
            theirs = [{"version": e.version, "what": e.what, "recorded": e.recorded} for e in error.theirs]
            return ProblemAnswer(412, "conflict", str(error), more={"version": error.actual, "theirs": theirs})
        case KeyReused():
            return ProblemAnswer(409, "key-reused", str(error), more={"version": error.version})
        case NoSuchCase():
            return ProblemAnswer(404, "no-such-case", str(error))
        case StoreUnavailable():
            return ProblemAnswer(503, "store", str(error), more={"maybe_kept": error.maybe_kept})
        case StoreError():
            return ProblemAnswer(503, "store", str(error))
        case _:
            return ProblemAnswer(422, "no-answer", str(error))


async def _failed(_: Request, __: Exception) -> ProblemAnswer:
    """What went wrong ahead of the guard, which tells everything else with the id of the request; the server's log has it."""
    return ProblemAnswer(500, "failed", "")


async def _invalid(_: Request, error: Exception) -> ProblemAnswer:
    """Parameters and bodies of another shape; what was sent is not repeated."""
    wrong = error.errors() if isinstance(error, RequestValidationError) else ()
    problems = [
        {"path": ".".join(map(_step, one["loc"])), "code": one["type"], "expected": one["msg"]} for one in wrong
    ]
    return ProblemAnswer(
        422, "not-understood", "; ".join(f"{p['path']}: {p['expected']}" for p in problems), more={"problems": problems}
    )


def _step(step: object) -> str:
    """A key as it was sent, or its beginning."""
    name = str(step)
    return name if len(name) <= _LONGEST_STEP else f"{name[:_LONGEST_STEP]}…"


async def _plain(request: Request, error: Exception) -> ProblemAnswer:
    if isinstance(error.__cause__, (MemoryError, OSError)):  # of a body that was read: not the asker's fault
        return await _failed(request, error)
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    headers = error.headers if isinstance(error, HTTPException) else None
    codes = {404: "not-found", 405: "not-found", 401: "who", 403: "scope", 428: "version-needed"}
    return ProblemAnswer(status, codes.get(status, "not-understood"), detail, headers=headers)
