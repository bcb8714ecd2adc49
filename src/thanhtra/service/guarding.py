"""What stands before every request (kiểm soát truy cập): its id, its size, its time, where it is asked from, and the journal after it."""

from __future__ import annotations

import asyncio
import re
import uuid
from datetime import UTC
from typing import Final
from urllib.parse import unquote, urlsplit

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thanhtra.errors import StoreError
from thanhtra.service.answering import ProblemAnswer
from thanhtra.service.journal import AccessEntry, Journal
from thanhtra.service.settings import LOOPBACK, ServiceSettings

_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_CASES: Final = "/api/v1/cases/"
_QUIET: Final = frozenset({"/api/v1/health", "/style.css"})
_HEADERS: Final = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "content-security-policy": "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}


class Guard:
    """The outermost layer of the service."""

    def __init__(self, app: ASGIApp, *, settings: ServiceSettings, journal: Journal | None) -> None:
        self._app = app
        self._settings = settings
        self._journal = journal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Passage(self._app, self._settings, self._journal, scope).run(receive, send)


class _Passage:
    """One request on its way through."""

    def __init__(self, app: ASGIApp, settings: ServiceSettings, journal: Journal | None, scope: Scope) -> None:
        self._app = app
        self._settings = settings
        self._journal = journal
        self._method = str(scope["method"])
        self._scope = (
            {**scope, "method": "GET"} if self._method == "HEAD" else scope
        )  # the answer of GET, without its body
        self._headers = Headers(scope=scope)
        asked = self._headers.get("x-request-id", "")
        self._id = asked if _ID.fullmatch(asked) else uuid.uuid4().hex
        self._received = 0
        self._started = False
        self._replaced = False
        self._scope.setdefault("state", {})["request_id"] = self._id

    async def run(self, receive: Receive, send: Send) -> None:
        """Let it through, or answer at once; whatever happens something is answered."""

        async def counted() -> Message:
            message = await receive()
            self._received += len(message.get("body", b""))
            if self._received > self._settings.largest:  # the rest is not read
                return {"type": "http.request", "body": b"", "more_body": False}
            return message

        async def answered(message: Message) -> None:
            await self._answered(message, send)

        refused = self._refused()
        if refused is not None:
            await refused(self._scope, receive, answered)
            return
        if str(self._scope["path"]).startswith(_CASES):  # an id may hold a slash: one segment, as it was sent
            self._scope["path"] = bytes(self._scope["raw_path"]).decode("latin-1")
        failed: ProblemAnswer | None = None
        try:
            async with asyncio.timeout(self._settings.seconds):
                await self._app(self._scope, counted, answered)
        except TimeoutError:
            failed = ProblemAnswer(
                503,
                "too-long",
                f"more than {self._settings.seconds:g} seconds; a step may still be kept: ask again with the same key",
            )
        except Exception:
            if not self._started:
                await ProblemAnswer(500, "failed", f"request {self._id}")(self._scope, receive, answered)
            raise  # the server's log has it
        if failed is not None and not self._started:
            await failed(self._scope, receive, answered)

    def _refused(self) -> ProblemAnswer | None:
        host = self._headers.get("host", "")
        if not self._settings.keys and _name_of(host) not in LOOPBACK:
            return ProblemAnswer(
                403, "elsewhere", "without keys the service answers this machine only (127.0.0.1, localhost)"
            )
        if self._scope["method"] not in _SAFE and self._crosses(host):
            return ProblemAnswer(403, "elsewhere", "a page of another site may not ask this")
        length = self._headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > self._settings.largest:
            return self._too_large()
        return None

    def _crosses(self, host: str) -> bool:
        site = self._headers.get("sec-fetch-site")
        if site is not None:
            return site not in ("same-origin", "none")
        origin = self._headers.get("origin")
        return origin is not None and urlsplit(origin).netloc != host

    def _too_large(self) -> ProblemAnswer:
        return ProblemAnswer(
            413, "too-large", f"at most {self._settings.largest} bytes", headers={"connection": "close"}
        )

    async def _answered(self, message: Message, send: Send) -> None:
        """Pass a part of the answer on; its first part goes out only once the journal has the request."""
        if self._replaced:
            return
        if message["type"] != "http.response.start":
            await send({**message, "body": b""} if self._method == "HEAD" else message)
            return
        instead: ProblemAnswer | None = None
        if self._received > self._settings.largest and message["status"] != 413:  # noqa: PLR2004 - the status of HTTP
            instead = self._too_large()
        try:
            await self._journalled(instead.status_code if instead else message["status"])
        except StoreError as failed:
            instead = ProblemAnswer(503, "store", f"the journal of access: {failed}")
        self._started = True
        if instead is not None:
            self._replaced = True
            await instead(self._scope, _nothing, lambda part: send(self._headed(part)))
            return
        await send(self._headed(message))

    def _headed(self, message: Message) -> Message:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["x-request-id"] = self._id
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        return message

    async def _journalled(self, status: int) -> None:
        what = getattr(self._scope.get("route"), "operation_id", None)
        if self._journal is None or self._scope["path"] in _QUIET:
            return
        case = self._scope.get("path_params", {}).get("case")
        entry = AccessEntry(
            at=self._settings.clock().astimezone(UTC).isoformat(timespec="milliseconds"),
            request=self._id,
            who=self._scope["state"].get("who", "-"),
            method=self._method[:16],
            what=what or "-",
            case=None if case is None else _plain(unquote(str(case))[:100]),
            status=status,
        )
        await run_sync(self._journal.write, entry)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}


def _plain(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "?", text)


def _name_of(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
