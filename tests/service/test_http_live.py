"""``thanhtra serve`` as a process: a body of 300 MB, 16 writers on one version, keys made by the command."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.service.test_http_cases import AT, CASE, DETECTED

from thanhtra.store import Store


@contextmanager
def served(folder: Path, *more: str) -> Iterator[tuple[httpx.Client, int]]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [sys.executable, "-m", "thanhtra", "serve", "--port", str(port), *more]
    with (
        subprocess.Popen(command, cwd=folder, env=dict(os.environ), stderr=subprocess.DEVNULL) as server,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client,
    ):
        for _ in range(300):
            try:
                client.get("/api/v1/health")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield client, server.pid
        server.terminate()


def resident(pid: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1]) // 1000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="tells the memory of a process by /proc")
def test_300_megabytes_are_refused_without_being_held(tmp_path):
    part = b" " * 1_000_000
    with served(tmp_path) as (client, pid):
        assert client.post("/api/v1/review", json={"case": CASE}).status_code == 200
        before = resident(pid)
        for content in (iter([part] * 300), None):  # without its length, and with
            try:
                answer = client.post(
                    "/api/v1/review", content=content or part * 300, headers={"content-type": "application/json"}
                )
            except httpx.TransportError:  # the service closed the connection while we were sending
                continue
            assert answer.status_code == 413
        assert resident(pid) - before < 60
        assert client.get("/api/v1/health").status_code == 200


def test_of_16_writers_on_one_version_one_writes(tmp_path):
    with served(tmp_path) as (client, _):
        assert client.post("/api/v1/cases", json=CASE).status_code == 201

        def step(at: int) -> int:
            return client.post(
                f"{AT}/events", json=DETECTED | {"note": str(at)}, headers={"If-Match": '"1"'}
            ).status_code

        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(step, range(16)))
        assert sorted(answers) == [201, *[412] * 15]
        assert client.get(AT).headers["etag"] == '"2"'
        rows = client.get("/api/v1/journal").json()["requests"]
        assert len([row for row in rows if row["what"] == "appendEvent"]) == 16


def test_a_key_made_by_the_command_opens_the_service(tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "thanhtra", "serve", "--new-key", "so", "--scope", "read", "--scope", "write"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    (tmp_path / "khoa.toml").write_text(made.stdout, encoding="utf-8")
    secret = made.stderr.strip().rpartition(" ")[2]
    assert secret not in made.stdout
    with served(tmp_path, "--keys", "khoa.toml") as (client, _):
        assert client.get("/api/v1/agenda").status_code == 401
        assert client.get("/api/v1/agenda", headers={"Authorization": f"Bearer {secret}"}).status_code == 200


@pytest.mark.parametrize("argv", [["--host", "192.0.2.1"], ["--keys", "nothing.toml"], ["--port", "x"]])
def test_a_service_that_would_be_open_to_all_does_not_start(tmp_path, argv):
    done = subprocess.run(
        [sys.executable, "-m", "thanhtra", "serve", *argv], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 2


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(os.name == "nt", reason="these signals are sent")
def test_when_it_ends_the_database_file_alone_is_a_whole_copy(tmp_path, end):
    with served(tmp_path) as (client, server):
        assert client.post("/api/v1/cases", json=CASE).status_code == 201
        os.kill(server, end)
    assert [path.name for path in tmp_path.iterdir()] == ["thanhtra.db"]
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "thanhtra.db").read_bytes())
    assert Store(f"sqlite:///{copy}").load(CASE["id"]).case.id == CASE["id"]
