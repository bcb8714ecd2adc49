"""The service without memory: the k-th allocation behind its start fails, in a child of its own for each of many k.

``python tests/faults/starved_service.py RATIO`` prints what became of each as JSON lines; each next k is RATIO times the last.
The requests are put to the application itself, as a server would, so that no client of ours runs out of memory in its place.
"""

from __future__ import annotations

import _testcapi
import asyncio
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))
from starved import ended, opened, scratch

from thanhtra import Rulebook
from thanhtra.service.application import service
from thanhtra.service.settings import ServiceSettings

BOOK: Final = Rulebook.built_in()
PUBLISHED: Final = json.loads((Path(__file__).parents[2] / "examples" / "published" / "tel-003.json").read_bytes())
DOCUMENT: Final = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "HS-1",
    "subjects": [{"id": "s1", "kind": "individual", "name": "Nguyễn Văn A"}],
    "acts": [{"id": "a1", "subject": "s1"}],
    "events": [],
}
AT: Final = "/api/v1/cases"
PAID: Final = {"kind": "fine_paid", "amount": 1, "on": "2026-01-02"}
REQUESTS: Final[tuple[tuple[str, str, str, Any, str], ...]] = (
    ("POST", AT, "", DOCUMENT, ""),
    ("POST", f"{AT}/HS-1/events", "", {**PAID, "note": "n"}, '"1"'),
    ("POST", "/api/v1/review", "", {"case": PUBLISHED}, ""),
    ("GET", f"{AT}/HS-1", "", None, ""),
    ("GET", "/ho-so/xem", "case=HS-1", None, ""),
    ("POST", f"{AT}/HS-1/events", "", {**PAID, "amount": 2}, '"2"'),
    ("POST", f"{AT}/HS-1/redactions/s1", "", None, '"3"'),
)
"""Method, path, query, body, version decided on. What writes has a key, so that it may be repeated."""
SERVER_FAILED: Final = 99
"""How a child ends whose event loop or worker thread, which are a server's, had no memory itself."""
WRITES: Final = {at for at, request in enumerate(REQUESTS) if request[0] == "POST" and request[1].startswith(AT)}


class Put:
    """One request, put as a server puts it: all of it is made before, so that memory fails in the application alone."""

    def __init__(self, app: Any, at: int, begin: Callable[[], None] = lambda: None) -> None:
        method, path, query, body, version = REQUESTS[at]
        self.data: bytes = b"" if body is None else json.dumps(body).encode()
        headers = {"host": "127.0.0.1", "content-type": "application/json", "content-length": str(len(self.data))}
        headers |= {"idempotency-key": f"k{at}"} if at in WRITES else {}
        headers |= {"if-match": version} if version else {}
        self.scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8017),
        }
        self.app, self.begin, self.reached = app, begin, False
        self.sent: list[Any] = []

    async def __call__(self) -> None:
        self.reached = True
        self.begin()
        await self.app(self.scope, self.receive, self.sent_out)

    async def receive(self) -> Any:
        """The whole body."""
        return {"type": "http.request", "body": self.data, "more_body": False}

    async def sent_out(self, message: Any) -> None:
        """A part of the answer."""
        self.sent.append(message)

    def answered(self) -> dict[str, Any] | None:
        """The status, the type and the text of the answer; ``status`` 0 where none came. None where the application was not asked."""
        start = self.sent[0] if self.sent else {"status": 0, "headers": []}
        kind = next((value.decode() for name, value in start["headers"] if name == b"content-type"), "")
        text = b"".join(one.get("body", b"") for one in self.sent[1:]).decode()
        return {"status": start["status"], "kind": kind, "body": text} if self.reached else None


def server_failed(*_: object) -> None:
    """The loop lost a callback, or a thread of its pool died: who waited for it is woken by nobody, and no application can mend that."""
    os._exit(SERVER_FAILED)


def child(folder: Path, begin: Callable[[], None], leave: Callable[[int], object] = os._exit) -> int:
    """Every request in turn, in one task as a server has it; then, with memory, each once more. No thread of the pool is waited for."""
    settings = ServiceSettings(clock=lambda: datetime(2026, 1, 5, tzinfo=UTC), seconds=20)
    app = service(opened(folder), BOOK, settings)
    first = [Put(app, at, *(() if at else (begin,))) for at in range(len(REQUESTS))]
    again = [Put(app, at) for at in range(len(REQUESTS))]

    async def serving() -> None:
        asyncio.get_running_loop().set_exception_handler(server_failed)
        threading.excepthook = server_failed
        await Put(app, 3)()  # a server has begun, and has threads, before memory is short
        for one in first:
            with suppress(Exception):  # a server logs it; what was answered is what counts
                await one()
        _testcapi.remove_mem_hooks()
        for one in again:
            await one()
        answers = [[one.answered() for one in those] for those in (first, again)]
        (folder / "answers").write_text(json.dumps(answers), encoding="utf-8")
        leave(0)

    asyncio.run(serving())
    return 0


def looked_at(k: int) -> dict[str, Any]:
    """One child, what it answered, and what its store holds."""
    with scratch() as folder:
        opened(folder).create().close()
        code, said = ended(child, folder, k)
        store = opened(folder)
        broken = [str(one) for one in store.verify()]
        if code != 0:
            store.close()
            return {"k": k, "code": code, "said": said[-500:], "broken": broken}
        first, again = json.loads((folder / "answers").read_text(encoding="utf-8"))
        kept = store.load("HS-1")
        store.close()
        return {
            "k": k,
            "code": code,
            "first": first,
            "again": again,
            "broken": broken,
            "version": kept.version,
            "named": next(iter(kept.case.subjects or ())).name is not None,
        }


def statuses(run: dict[str, Any]) -> list[int | None]:
    """Those of the first answers; None for a request that did not reach the application."""
    return [one and one["status"] for one in run.get("first", ())]


def starved(ratio: float) -> Iterator[dict[str, Any]]:
    """First the run whose allocations all succeed, then each sampled k up to the first three past the last allocation."""
    with scratch() as folder:  # once, to import everything
        opened(folder).create().close()
        child(folder, lambda: None, leave=lambda _: None)
    whole = looked_at(0)
    yield whole
    k, past = 40, 0  # the first are those of calling the application
    while past < 3 and k < 10_000_000:
        found = looked_at(k)
        yield found
        past = past + 1 if statuses(found) == statuses(whole) else 0
        k = max(k + 1, int(k * ratio))


if __name__ == "__main__":
    for line in starved(float(sys.argv[1])):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    os._exit(0)
