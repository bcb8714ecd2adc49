"""Who may ask, from where, how much, how long; and the journal of it."""

from __future__ import annotations

import base64
import time

import pytest
from tests.service.conftest import KEYS, NOW, bearer
from tests.service.test_http_cases import CASE

from thanhtra.errors import StoreUnavailable
from thanhtra.service.journal import Journal
from thanhtra.service.keys import KeysUnusable, keys_in
from thanhtra.service.questions import Questions

DUE = "/api/v1/due?kind=decision&start=2022-03-01"


def test_without_keys_only_this_machine_is_answered(serving):
    assert serving().get(DUE).status_code == 200
    assert serving("localhost").get(DUE).status_code == 200
    refused = serving("evil.example").get(DUE)  # a name of another site that leads here
    assert (refused.status_code, refused.json()["code"]) == (403, "elsewhere")
    assert serving("127.0.0.1").get(DUE, headers={"host": "[::1"}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 201),
        ({"origin": "http://127.0.0.1:8017"}, 201),
        ({}, 201),
    ],
)
def test_a_page_of_another_site_writes_nothing(client, headers, status):
    assert client.post("/api/v1/cases", json=CASE, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("method", "path", "scopes"),
    [
        ("GET", DUE, {"reader", "writer"}),
        ("POST", "/api/v1/cases", {"writer"}),
        ("GET", "/api/v1/journal", {"admin"}),
        ("GET", "/api/v1/agenda", {"reader", "writer"}),
        ("POST", "/api/v1/cases/x/redactions/s1", {"admin"}),
    ],
)
def test_a_key_does_what_its_scopes_say_and_no_more(serving, method, path, scopes):
    client = serving(keys=KEYS)
    assert client.request(method, path).status_code == 401
    assert client.request(method, path, headers={"Authorization": "Bearer wrong"}).status_code == 401
    for name in ("reader", "writer", "admin"):
        answer = client.request(method, path, headers=bearer(name))
        assert (answer.status_code == 403) == (name not in scopes), (name, answer.text)


def test_a_browser_sends_the_key_as_a_password(serving):
    client = serving(keys=KEYS)
    assert client.get(DUE, auth=("whoever", "r" * 40)).status_code == 200
    assert client.get(DUE, auth=("whoever", "wrong")).status_code == 401
    for broken in ("Basic !!!", "Basic " + base64.b64encode(b"\xff").decode(), "Digest x"):
        assert client.get(DUE, headers={"Authorization": broken}).status_code == 401


def test_with_keys_any_name_of_the_service_answers(serving):
    assert serving("so.example", keys=KEYS).get(DUE, headers=bearer("reader")).status_code == 200


def test_the_journal_has_each_request_and_no_name_of_a_person(serving):
    client = serving(keys=KEYS)
    client.post("/api/v1/cases", json=CASE, headers=bearer("writer") | {"X-Request-ID": "mine-1"})
    client.get("/api/v1/cases/HS%2F2020%2F1", headers=bearer("reader"))
    client.get("/api/v1/cases/HS%2F2020%2F1")
    client.post("/api/v1/cases", json=CASE, headers=bearer("reader"))
    client.get("/api/v1/health")
    rows = client.get("/api/v1/journal", headers=bearer("admin")).json()["requests"]
    assert [(r["who"], r["method"], r["what"], r["case"], r["status"]) for r in rows] == [
        ("writer", "POST", "openCase", None, 201),
        ("reader", "GET", "readCase", "HS/2020/1", 200),
        ("-", "GET", "readCase", "HS/2020/1", 401),
        ("reader", "POST", "openCase", None, 403),
    ]
    assert rows[0]["request"] == "mine-1"
    assert rows[0]["at"] == NOW.isoformat(timespec="milliseconds")
    assert "Nguyễn" not in str(rows)
    assert (
        len(
            client.get("/api/v1/journal", params={"after": rows[0]["id"], "limit": 2}, headers=bearer("admin")).json()[
                "requests"
            ]
        )
        == 2
    )


def test_what_cannot_be_journalled_is_not_answered(client, monkeypatch):
    def full(self, entry):
        raise StoreUnavailable("disk full")

    monkeypatch.setattr(Journal, "write", full)
    answer = client.get(DUE)
    assert (answer.status_code, answer.json()["code"]) == (503, "store")


def test_every_answer_has_an_id_and_may_not_be_framed_or_stored(client):
    answer = client.get(DUE, headers={"X-Request-ID": "not an id!"})
    assert len(answer.headers["x-request-id"]) == 32
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_body_one_byte_too_large_is_refused_by_its_length_and_by_its_bytes(serving):
    client = serving(largest=1000)
    fits, over = b" " * 1000, b" " * 1001
    headers = {"content-type": "application/json"}
    assert client.post("/api/v1/review", content=fits, headers=headers).status_code == 422
    assert client.post("/api/v1/review", content=over, headers=headers).json()["code"] == "too-large"
    assert client.post("/api/v1/review", content=iter([fits, b" "]), headers=headers).json()["code"] == "too-large"
    assert client.post("/api/v1/review", content=b"", headers=headers | {"content-length": "x"}).status_code == 413


def test_what_takes_too_long_is_given_up(serving, monkeypatch):
    monkeypatch.setattr(Questions, "due", lambda *_, **__: time.sleep(0.5) or {})
    answer = serving(seconds=0.05).get(DUE)
    assert (answer.status_code, answer.json()["code"]) == (503, "too-long")


def test_a_failure_of_the_service_is_a_problem_with_its_request_id(client, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("Nguyễn Văn A")

    monkeypatch.setattr(Questions, "due", broken)
    with pytest.raises(RuntimeError):
        client.get(DUE)
    client._transport.raise_server_exceptions = False
    answer = client.get(DUE)
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert answer.headers["x-request-id"] in answer.json()["detail"]
    assert "Nguyễn" not in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = ", "not TOML"),
        ("", "expected entries"),
        ("[[key]]\nname='a'", "key 1: expected name"),
        (f"[[key]]\nname='a b'\nsha256='{'0' * 64}'\nscopes=['read']", "name"),
        ("[[key]]\nname='a'\nsha256='0'\nscopes=['read']", "64 hexadecimal"),
        (f"[[key]]\nname='a'\nsha256='{'0' * 64}'\nscopes=['all']", "read, write, administer"),
        (f"[[key]]\nname='a'\nsha256='{'0' * 64}'\nscopes=['read']\n" * 2, "share"),
    ],
)
def test_keys_that_cannot_be_used_are_named(tmp_path, text, told):
    path = tmp_path / "khoa.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KeysUnusable, match=told):
        keys_in(path)


@pytest.mark.parametrize("failed", [MemoryError(), OSError(28, "No space left on device")])
def test_a_body_that_could_not_be_read_is_no_fault_of_the_askers(client, monkeypatch, failed, document):
    """The framework says 400 for whatever goes wrong there."""

    async def fails(_self):
        raise failed

    monkeypatch.setattr("starlette.requests.Request.json", fails)
    answer = client.post("/api/v1/review", json={"case": document})
    assert (answer.status_code, answer.json()["code"]) == (500, "failed")
    assert answer.headers["content-type"] == "application/problem+json"
    monkeypatch.undo()
    assert client.post("/api/v1/review", json={"case": document}).status_code == 200


@pytest.mark.parametrize("path", ["/", DUE, "/style.css", "/api/v1/cases/none", "/nothing"])
def test_what_may_be_got_may_be_asked_for_its_head(serving, path):
    """The status and the headers of GET and no body (RFC 9110, 9.3.2): monitors and checkers of links ask so, and were refused."""
    client = serving()
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-type"] == got.headers["content-type"]


def test_the_journal_tells_a_head_by_its_name_and_a_key_is_needed_for_it(serving):
    client = serving(keys=KEYS)
    assert client.head(DUE).status_code == 401
    assert client.head(DUE, headers=bearer("reader")).status_code == 200
    entries = client.get("/api/v1/journal", headers=bearer("admin")).json()
    assert "HEAD" in str(entries)
