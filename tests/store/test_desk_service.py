"""The example service, live, on both databases: propose, record, be refused, lose a race, repeat a call."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from store_cases import NAME

SERVICE = Path(__file__).parents[2] / "examples" / "desk_service"
CASE = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "HS/2020/1",
    "subjects": [{"id": "s1", "kind": "individual", "name": NAME}],
    "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
    "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2020-09-30"}],
    "events": [],
}
DETECTED = {"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]}
MINUTES = {"kind": "minutes_drawn_up", "on": "2020-10-01", "by": "o1", "acts": ["a1"], "number": "01/BB-VPHC"}


@pytest.fixture
def client(url: str) -> Iterator[httpx.Client]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "--factory",
        "app:from_environment",
        "--port",
        str(port),
        "--log-level",
        "warning",
    ]
    with subprocess.Popen(command, cwd=SERVICE, env={**os.environ, "DESK_DATABASE": url}) as server:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as found:
            for _ in range(300):
                try:
                    found.get("/openapi.json")
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield found
        server.terminate()


def test_a_case_from_opening_to_review(client):
    opened = client.post("/cases", json=CASE)
    assert (opened.status_code, opened.headers["etag"]) == (201, '"1"')
    assert client.post("/cases", json=CASE).status_code == 412

    where = "/cases/HS%2F2020%2F1"
    asked = client.post(f"{where}/propose", json=DETECTED)
    assert (asked.status_code, asked.json()["allowed"]) == (200, True)
    assert client.post(f"{where}/events", json=DETECTED).status_code == 428
    done = client.post(f"{where}/events", json=DETECTED, headers={"If-Match": '"1"', "Idempotency-Key": "k1"})
    assert (done.status_code, done.headers["etag"], done.json()["repeated"]) == (201, '"2"', False)
    again = client.post(f"{where}/events", json=DETECTED, headers={"If-Match": '"1"', "Idempotency-Key": "k1"})
    assert (again.status_code, again.headers["etag"], again.json()["repeated"]) == (201, '"2"', True)
    other = client.post(f"{where}/events", json=MINUTES, headers={"If-Match": '"2"', "Idempotency-Key": "k1"})
    assert (other.status_code, other.json()["title"]) == (409, "this key stands for another step")

    lost = client.post(f"{where}/events", json=MINUTES, headers={"If-Match": '"1"'})
    assert (lost.status_code, lost.headers["content-type"]) == (412, "application/problem+json")
    assert [t["what"] for t in lost.json()["theirs"]] == ["event:act_detected"]
    assert client.post(f"{where}/events", json=MINUTES, headers={"If-Match": '"2"'}).status_code == 201

    refused = client.post(f"{where}/events", json=DETECTED, headers={"If-Match": '"3"'})
    assert (refused.status_code, refused.headers["content-type"]) == (409, "application/problem+json")
    assert [f["check"] for f in refused.json()["findings"]] == ["ORD01"]
    assert refused.json()["findings"][0]["message"]["vi"]

    due = {d["kind"]: d for d in client.get(f"{where}/deadlines", params={"as_of": "2020-10-05"}).json()}
    assert due["decision"]["due"] == "2020-10-08"
    found = client.get(f"{where}/review", params={"as_of": "2020-10-05"}).json()
    assert (found["stage"], found["as_of"]) == ("minuted", "2020-10-05")
    document = client.get(where)
    assert [e["kind"] for e in document.json()["events"]] == ["act_detected", "minutes_drawn_up"]
    assert document.json()["subjects"] == CASE["subjects"]
    assert client.get(where, headers={"If-None-Match": document.headers["etag"]}).status_code == 304
    assert client.get(where, params={"occurred": "2020-09-30"}).json()["events"] == []
    assert client.get(where, params={"known": "2020-10-01T00:00:00Z"}).status_code == 404


def test_what_cannot_be_used_is_told_and_never_echoed(client):
    client.post("/cases", json=CASE)
    where = "/cases/HS%2F2020%2F1/events"
    for body in (
        b"",
        b"[",
        b"[" * 100_000,
        b'{"kind":"fine_reduced"}',
        b'{"kind":"x"}',
        b"\xff",
        b'"\\ud800"',
        b'{"kind":"fine_paid","amount":1,"note":"\\ud800"}',
    ):
        said = client.post(where, content=body, headers={"If-Match": '"1"', "Content-Type": "application/json"})
        assert (said.status_code, said.headers["content-type"]) == (422, "application/problem+json"), body[:30]
        assert said.json()["problems"]
    named = client.post(
        "/cases",
        json={**CASE, "id": "x", "subjects": [{"id": "s1", "kind": "individual", "name": NAME, "number": {"n": NAME}}]},
    )
    assert named.status_code == 422
    assert NAME not in named.text
    assert client.post("/cases", content=b" " * 1_000_001).status_code == 413
    assert client.get("/cases/none").status_code == 404
    assert client.get("/cases/HS%2F2020%2F1").headers["etag"] == '"1"'


def test_html_in_a_name_comes_back_as_json_text(client):
    words = "<script>alert(1)</script>'; DROP TABLE thanhtra_cases; --"
    client.post("/cases", json={**CASE, "id": "html", "note": words})
    shown = client.get("/cases/html")
    assert shown.headers["content-type"] == "application/json"
    assert shown.json()["note"] == words


def test_of_twenty_at_once_on_one_version_one_wins(client):
    client.post("/cases", json=CASE)
    paid = {"kind": "signal_received", "on": "2020-10-01", "source": "public"}

    def post(number: int) -> int:
        headers = {"If-Match": '"1"', "Idempotency-Key": f"k{number}"}
        return client.post(
            "/cases/HS%2F2020%2F1/events", json={**paid, "number": str(number)}, headers=headers
        ).status_code

    with ThreadPoolExecutor(8) as many:
        codes = sorted(many.map(post, range(20)))

    assert codes == [201] + [412] * 19


def test_the_service_describes_itself(client):
    described = client.get("/openapi.json").json()

    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {
        "/cases",
        "/cases/{case}",
        *(f"/cases/{{case}}/{what}" for what in ("propose", "events", "deadlines", "review")),
    }
