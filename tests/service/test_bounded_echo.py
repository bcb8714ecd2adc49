"""A value of 20,000 characters, for every parameter, body, tool argument and field of a page: what is refused is said in short."""

from __future__ import annotations

import asyncio
import copy
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from mcp.server.mcpserver.exceptions import ToolError

from thanhtra import Rulebook
from thanhtra.service.assistants import assistant_server

LONG, MORE = 20_000, 2_000
VALUES = ("x" * LONG, "15/2020/NĐ-CP Đ1" + "1" * LONG, "2020-01-01T" + "1" * LONG, "x\n" * (LONG // 2))
MANY = 5_000
ACT = "15/2020/NĐ-CP Đ101.1.a"
EVENT = {"kind": "case_closed", "on": "2021-01-04"}
QUERY = {"text": "tin giả", "on": "2020-10-21", "kind": "decision", "start": "2022-03-01", "provision": ACT, "subject": "individual", "post": "chief-inspector-of-department"}  # fmt: skip

MAP = {
    "columns": {"A": "decision.number"},
    "titles": {"Chánh TTr": "chief-inspector-of-department"},
    "sheet": {"x": {"columns": {"A": "decision.number"}}},
    "sheets": ["row"],
    "instrument": "15/2020/NĐ-CP",
    "post": "chief-inspector-of-department",
    "agency": "Sở Thông tin và Truyền thông",
    "field": "information-technology",
    "subject_kind": "individual",
    "unit": 1000,
    "century": 2000,
    "swapped": "unknown",
    "delimiter": ",",
}


def bodies(document: dict[str, Any]) -> dict[str, Any]:
    """Operation → a body that is understood."""
    case = {"case": document}
    return {
        "review": case,
        "may": case | {"event": EVENT},
        "next": case,
        "audit": case,
        "whoMayHandle": case | {"on": "2020-10-21"},
        "importRow": {"row": {"A": "x"}, "map": MAP},
        "openCase": document | {"id": "HS-2"},
        "mayKept": EVENT,
        "appendEvent": EVENT,
    }


def spoiled(body: Any, value: str) -> Iterator[Any]:
    """The body with ``value`` in the place of each thing in it, in a list there, and as a key beside it."""
    spots = list(_spots(body))
    for at in spots:
        for how in ("value", "list", "key"):
            made = copy.deepcopy(body)
            holder = made
            for step in at[:-1]:
                holder = holder[step]
            if how == "key":
                if not isinstance(holder, dict):
                    continue
                holder[value] = 1
            else:
                holder[at[-1]] = value if how == "value" else [value]
            yield made


def _spots(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key in value if isinstance(value, dict) else range(len(value)):
        yield (*at, key)
        if isinstance(value[key], (dict, list)):
            yield from _spots(value[key], (*at, key))


def said_in_short(answer: Any, value: str, what: object, usual: int = 0) -> None:
    assert answer.status_code < 500, (what, answer.text[:300])
    if answer.status_code >= 400:
        assert len(answer.text) <= usual + 2 * MORE, (what, answer.text[:300])
    assert value[:MORE] not in answer.text, (what, answer.text[:300])


def operations(client: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, found in client.get("/openapi.json").json()["paths"].items():
        for method, operation in found.items():
            yield method, path, operation


@pytest.fixture
def kept(client, document):
    assert client.post("/api/v1/cases", json=document).status_code == 201
    return client


def test_no_parameter_is_repeated_in_full(kept, document):
    asked = bodies(document)
    seen = 0
    for method, path, operation in operations(kept):
        usual = {
            p["name"]: QUERY[p["name"]]
            for p in operation.get("parameters", ())
            if p["in"] == "query" and p.get("required")
        }
        body = {"json": asked[operation["operationId"]]} if "requestBody" in operation else {}
        for parameter in operation.get("parameters", ()):
            for value in VALUES:
                query, headers, names = dict(usual), {"If-Match": '"1"'}, {"case": document["id"], "subject": "s1"}
                {"query": query, "header": headers, "path": names}[parameter["in"]][parameter["name"]] = value
                if not headers.get(parameter["name"], "").isascii():
                    continue
                url = path.format(**{name: quote(one, safe="") for name, one in names.items()})
                said_in_short(
                    kept.request(method, url, params=query, headers=headers, **body), value, (path, parameter["name"])
                )
                seen += 1
    assert seen > 100


def test_no_part_of_a_body_is_repeated_in_full(kept, document):
    small = {key: document[key] for key in ("format", "version", "id", "subjects", "acts")} | {
        "events": document["events"][:1]
    }
    asked, seen = bodies(small), 0
    for method, path, operation in operations(kept):
        if "requestBody" not in operation:
            continue
        url = path.format(case=quote(document["id"], safe=""), subject="s1")
        for body in spoiled(asked[operation["operationId"]], VALUES[0]):
            answer = kept.request(method, url, headers={"If-Match": '"1"'}, json=body)
            if answer.status_code >= 400:
                said_in_short(answer, VALUES[0], (path, [key for key in body if key != VALUES[0]]))
                seen += 1
    assert seen > 100


PAGES = ("/", "/thoi-han", "/tham-quyen", "/lich-viec", "/ho-so", "/ho-so/xem", "/ho-so/tung-buoc")


@pytest.mark.parametrize("path", PAGES)
def test_no_field_of_a_page_is_repeated_in_full(client, path):
    page = client.get(path).text
    for name in {"lang", "q", "case", "buoc", *re.findall(r' name="(\w+)"', page)}:
        said_in_short(client.get(path, params={name: VALUES[0]}), VALUES[0], (path, name), len(page))
    said_in_short(client.get(path, params={VALUES[0]: "x"}), VALUES[0], path, len(page))


def test_a_page_takes_what_is_as_long_as_its_fields_allow(client):
    longest = int(re.findall(r'maxlength="(\d+)"', client.get("/").text)[0])
    assert client.get("/", params={"q": "x" * longest, "on": "2026-08-20"}).status_code == 200
    refused = client.get("/", params={"q": "x" * (longest + 1), "on": "2026-08-20"})
    assert (refused.status_code, refused.json()["field"]) == (422, "q")


def test_a_file_that_is_pasted_is_never_cut(client, document):
    """A long one is read whole; where something beside it is wrong, it is not given back in part."""
    whole = json.dumps(document | {"note": "x" * LONG})
    assert document["id"] in client.post("/ho-so", data={"pasted": whole}, files={"none": b""}).text
    wrong = client.post("/ho-so", data={"pasted": whole, "as_of": "31/2/2020"}, files={"none": b""})
    assert wrong.status_code == 422
    assert "<textarea" in wrong.text
    assert whole[:100] not in wrong.text
    said_in_short(
        client.post("/ho-so", data={"pasted": "{}", "as_of": VALUES[0]}, files={"none": b""}), VALUES[0], "as_of"
    )


def tools() -> list[tuple[str, str]]:
    listed = asyncio.run(SERVER.list_tools())
    return [(tool.name, argument) for tool in listed for argument in tool.input_schema["properties"]]


SERVER = assistant_server(Rulebook.built_in())


GIVEN: dict[str, dict[str, Any]] = {
    "find": {"text": "tin giả", "on": "2020-10-21"},
    "due": {"kind": "decision", "start": "2022-03-01"},
    "fine": {"provision": ACT, "subject": "individual", "on": "2020-10-21"},
    "who_may": {"provisions": [ACT], "subject": "individual", "on": "2020-10-21"},
    "who_now": {"post": "chief-inspector-of-department", "on": "2026-06-30"},
}


def given_to(tool: str, document: dict[str, Any]) -> dict[str, Any]:
    return GIVEN.get(tool, {"case": document} | ({"event": EVENT} if tool == "may" else {}))


@pytest.mark.parametrize(("tool", "argument"), tools())
def test_no_argument_of_a_tool_is_repeated_in_full(tool, argument, document):
    given = given_to(tool, document)
    for value in VALUES:
        for sent in (value, [value] * 3, {value: 1}, {"mitigating": value}, {**document, value: 1}):
            try:
                said = str(asyncio.run(SERVER.call_tool(tool, {**given, argument: sent})))
            except ToolError as refused:
                said = str(refused)
                assert len(said) <= MORE
            assert value[:MORE] not in said


@pytest.mark.parametrize(("tool", "argument"), tools())
def test_many_things_of_an_argument_are_counted(tool, argument, document):
    for sent in ({f"k{n}": "x" for n in range(MANY)}, [f"k{n}\n" for n in range(MANY)], list(range(MANY))):
        given = given_to(tool, document)
        whole = document | sent if isinstance(sent, dict) and argument == "case" else sent
        try:
            said = ""
            asyncio.run(SERVER.call_tool(tool, {**given, argument: whole}))
        except ToolError as refused:
            said = str(refused)
        assert len(said) <= 2 * MORE, said[:300]


def test_of_many_problems_the_first_and_the_last_are_named(document):
    wrong = document | {f"k{n}": 1 for n in range(MANY)}
    with pytest.raises(ToolError) as refused:
        asyncio.run(SERVER.call_tool("review", {"case": wrong}))
    first, *_, counted, last = str(refused.value).split("\n")
    assert "$.k0: unknown_key: expected" in first
    assert counted == "… (4,981 dòng nữa / more lines) …"
    assert last.startswith("$.k4999: unknown_key: expected")


def test_a_refusal_counts_many_problems_and_lists_them_all(client, document):
    answer = client.post("/api/v1/review", json={"case": document | {f"k{n}": 1 for n in range(MANY)}}).json()
    assert len(answer["detail"]) <= 2 * MORE
    assert len(answer["problems"]) == MANY
