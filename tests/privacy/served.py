"""What the service and an assistant's tools answer of a case in which canaries sit: every route, page and tool that is given one or keeps one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from mcp.server.mcpserver.exceptions import ToolError

from thanhtra import Rulebook
from thanhtra.casefile import Case
from thanhtra.exchange import case_to_json
from thanhtra.service.application import service
from thanhtra.service.assistants import assistant_server
from thanhtra.service.case_routes import case_routes
from thanhtra.service.desk_routes import desk_routes
from thanhtra.service.law_routes import law_routes
from thanhtra.service.pages.routes import page_routes
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import Store

NOW: Final = datetime(2026, 1, 5, 3, tzinfo=UTC)
ON: Final = "2026-01-05"
AGENDA: Final = {"on": "2020-10-06", "within": 3660, "overdue": True, "nature": ["duty", "right", "bar", "effect"]}
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "case": ("readCase",),
    "history": ("history",),
    "review": ("review", "reviewKept"),
    "next": ("next", "nextKept"),
    "may": ("may", "mayKept", "appendEvent"),
    "audit": ("audit",),
    "who may": ("whoMayHandle",),
    "list": ("listCases",),
    "agenda": ("agenda", "agendaCalendar"),
    "written": ("openCase", "redact"),
    "journal": ("journal",),
    "page of a file": ("pageChecked",),
    "page of a case": ("pageCase",),
    "page of the agenda": ("pageAgenda",),
}
"""A column of the table → the operations whose answers stand in it."""
SERVED: Final = (*(f"http {name}" for name in COLUMNS), "http problems", "mcp review", "mcp next", "mcp may", "mcp audit", "mcp problems")  # fmt: skip
NO_CASE: Final = frozenset(
    {"find", "due", "fine", "whoMay", "whoNow", "importRow", "health"}
    | {"pageFind", "pageLimit", "pageWho", "pageCheck", "pageGuided"}
)
"""Operations that are given no case and look at none: they say what the law says; ``importRow`` makes a case of the row it is sent."""
NO_CASE_TOOLS: Final = frozenset({"find", "due", "fine", "who_may", "who_now"})
Spoil = Callable[[Any], Any]


def operations() -> set[str]:
    """Every operation of the service."""
    routes = [route for one in (law_routes, case_routes, desk_routes, page_routes) for route in one.routes]
    return {str(route.operation_id) for route in routes if isinstance(route, APIRoute)}


def heard_of_service(case: Case, spoils: Sequence[Spoil]) -> Iterator[tuple[str, str]]:
    """Column → all that is answered there. ``spoils`` make documents that are refused."""
    asked = _Asked(case)
    asked.everything()
    asked.refused(spoils)
    asked.store.close()
    yield from ((f"http {name}", "".join(asked.said.get(name, ()))) for name in (*COLUMNS, "problems"))
    yield from heard_of_tools(case, spoils)


class _Asked:
    """A service of its own that keeps the case, and what it has answered so far."""

    def __init__(self, case: Case) -> None:
        self.store = Store("sqlite://", clock=lambda: NOW)
        app = service(self.store, Rulebook.built_in(), ServiceSettings(clock=lambda: NOW))
        self.client = TestClient(app, base_url="http://127.0.0.1:8017")
        self.document = case_to_json(case)
        self.event = {"kind": "decision_issued", "on": ON, "by": next(iter(case.officials or ())).id}
        self.subject = next(iter(case.subjects or ())).id
        self.at = f"/api/v1/cases/{quote(case.id, safe='')}"
        self.case = case.id
        self.said: dict[str, list[str]] = {}
        self.asked: set[str] = set()

    def ask(self, operation: str, method: str, path: str, **given: Any) -> None:
        """One request that is understood; its answer stands in the column of ``operation``, its headers too."""
        answer = self.client.request(method, path, **given)
        assert answer.status_code in (200, 201, 409), (operation, answer.status_code, answer.text[:300])
        self.asked.add(operation)
        column = next(name for name, those in COLUMNS.items() if operation in those)
        self.said.setdefault(column, []).append(str(dict(answer.headers)) + answer.text)

    def everything(self) -> None:
        """Every operation of :data:`COLUMNS`, in both languages where it has them."""
        case = {"case": self.document}
        self.ask("openCase", "POST", "/api/v1/cases", json=self.document)
        self.ask("readCase", "GET", self.at)
        self.ask("readCase", "GET", self.at, params={"occurred": ON, "known": NOW.isoformat()})
        self.ask("history", "GET", f"{self.at}/history")
        for lang in ("vi", "en"):
            self.ask("review", "POST", "/api/v1/review", json={**case, "as_of": ON, "lang": lang})
            self.ask("reviewKept", "GET", f"{self.at}/review", params={"lang": lang})
            self.ask("audit", "POST", "/api/v1/audit", json={**case, "lang": lang})
            self.ask("whoMayHandle", "POST", "/api/v1/who-may-handle", json={**case, "on": ON, "lang": lang})
            self.ask("agendaCalendar", "GET", "/api/v1/agenda.ics", params={**AGENDA, "lang": lang})
            page = {"lang": lang}
            self.ask(
                "pageChecked",
                "POST",
                "/ho-so",
                params=page,
                data={"pasted": json.dumps(self.document)},
                files={"none": b""},
            )
            self.ask("pageCase", "GET", "/ho-so/xem", params={**page, "case": self.case})
            self.ask(
                "pageAgenda", "GET", "/lich-viec", params={**page, "on": "2020-10-06", "within": "90", "overdue": "1"}
            )
        self.ask("next", "POST", "/api/v1/next", json={**case, "on": ON})
        self.ask("nextKept", "GET", f"{self.at}/next")
        self.ask("may", "POST", "/api/v1/may", json={**case, "event": self.event})
        self.ask("mayKept", "POST", f"{self.at}/may", json=self.event)
        self.ask("listCases", "GET", "/api/v1/cases")
        self.ask("agenda", "GET", "/api/v1/agenda", params=AGENDA)
        self.ask("appendEvent", "POST", f"{self.at}/events", json=self.event, headers=self.on_what_is_there())
        redaction = f"{self.at}/redactions/{quote(self.subject, safe='')}"
        self.ask("redact", "POST", redaction, headers=self.on_what_is_there())
        self.ask("journal", "GET", "/api/v1/journal", params={"limit": 1000})
        assert self.asked == {one for those in COLUMNS.values() for one in those}

    def on_what_is_there(self) -> dict[str, str]:
        """The header by which a step is decided on the version that is kept."""
        return {"If-Match": f'"{self.store.load(self.case).version}"'}

    def refused(self, spoils: Sequence[Spoil]) -> None:
        """What is refused: documents and events that are none, the same case once more, another version, another key."""
        told = []
        for spoil in spoils:
            wrong, event = spoil(self.document), spoil(self.event)
            for path, body in (
                ("/api/v1/cases", wrong),
                ("/api/v1/review", {"case": wrong}),
                ("/api/v1/next", {"case": wrong}),
                ("/api/v1/audit", {"case": wrong}),
                ("/api/v1/may", {"case": wrong, "event": self.event}),
                ("/api/v1/may", {"case": self.document, "event": event}),
                ("/api/v1/who-may-handle", {"case": wrong, "on": ON}),
                ("/api/v1/who-may-handle", {"case": [self.document], "on": ON}),
                (f"{self.at}/may", event),
                (f"{self.at}/events", event),
                (f"{self.at}/events", [event]),
            ):
                told.append(self.client.post(path, json=body, headers={"If-Match": '"1"'}))
            told.append(self.client.post("/ho-so", data={"pasted": json.dumps(wrong)}, files={"none": b""}))
        told.append(self.client.post("/api/v1/cases", json=self.document))
        told.append(self.client.post(f"{self.at}/events", json={"kind": "case_closed"}, headers={"If-Match": '"99"'}))
        told.append(self.client.post(f"{self.at}/redactions/none", headers={"If-Match": '"99"'}))
        told.append(self.client.get(f"{self.at}x"))
        for answer in told:
            assert 400 <= answer.status_code < 500, (answer.url, answer.text[:300])
        self.said["problems"] = [str(dict(answer.headers)) + answer.text for answer in told]


def heard_of_tools(case: Case, spoils: Sequence[Spoil]) -> Iterator[tuple[str, str]]:
    """Tool → what it answers of the case, in both languages; under ``mcp problems`` what all say of spoiled documents."""
    server, document = assistant_server(Rulebook.built_in()), case_to_json(case)
    event = {"kind": "decision_issued", "on": ON, "by": next(iter(case.officials or ())).id}
    given: dict[str, list[dict[str, Any]]] = {
        "review": [{"as_of": ON, "lang": lang} for lang in ("vi", "en")],
        "next": [{"on": ON}],
        "may": [{"event": event}],
        "audit": [{"as_of": ON, "lang": lang} for lang in ("vi", "en")],
    }
    assert {tool.name for tool in asyncio.run(server.list_tools())} == given.keys() | NO_CASE_TOOLS
    told = []
    for tool, times in given.items():
        said = []
        for more in times:
            answer: Any = asyncio.run(server.call_tool(tool, {"case": document, **more}))
            said += [json.dumps(answer.structured_content, ensure_ascii=False), *(one.text for one in answer.content)]
        yield f"mcp {tool}", "".join(said)
        for spoil in spoils:
            for wrong in (
                {"case": spoil(document)},
                {"case": [document]},
                {"case": document, "event": spoil(event), "on": document},
            ):
                try:
                    asyncio.run(server.call_tool(tool, {**times[0], **wrong}))
                except ToolError as refused:
                    told.append(str(refused))
    yield "mcp problems", "".join(told)
