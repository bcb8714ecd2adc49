"""The example desk against ``thanhtra serve``, on both databases: propose, record, be refused, lose a race, repeat a call."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from store_cases import NAME

pytestmark = pytest.mark.no_cover

EXAMPLE = Path(__file__).parents[2] / "examples" / "desk_service" / "desk.py"
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


def example() -> Any:
    spec = importlib.util.spec_from_file_location("desk_example", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def address(url: str, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [sys.executable, "-m", "thanhtra", "serve", "--port", str(port), "--database", url]
    with subprocess.Popen(command, cwd=tmp_path, env=dict(os.environ)) as server:
        for _ in range(300):
            try:
                httpx.get(f"http://127.0.0.1:{port}/api/v1/health", trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def test_a_desk_opens_asks_records_is_refused_and_repeats(address):
    made = example()
    with made.Desk(address) as desk:
        version = desk.open(CASE, repeat="open-1")
        assert desk.open(CASE, repeat="open-1") == version
        assert desk.may(CASE["id"], DETECTED)["allowed"] is True
        version = desk.record(CASE["id"], DETECTED, version, repeat="step-1")
        assert desk.record(CASE["id"], DETECTED, version - 1, repeat="step-1") == version
        with pytest.raises(made.Refused) as refused:
            desk.record(CASE["id"], {"kind": "decision_sent", "on": "2020-10-02"}, version)
        assert refused.value.problem["code"] == "law-refuses"
        with pytest.raises(made.Refused) as refused:
            desk.record(CASE["id"], MINUTES, version - 1)
        assert (refused.value.problem["code"], refused.value.problem["version"]) == ("conflict", version)
        assert isinstance(desk.due("2020-10-02", 30), list)


def test_of_16_desks_on_one_version_one_writes(address):
    made = example()
    with made.Desk(address) as desk:
        version = desk.open(CASE)

    def step(at: int) -> str:
        try:
            with made.Desk(address) as one:
                one.record(CASE["id"], DETECTED | {"note": str(at)}, version)
        except made.Refused as refused:
            return str(refused.problem["code"])
        return "written"

    with ThreadPoolExecutor(16) as pool:
        answers = sorted(pool.map(step, range(16)))
    assert answers == ["conflict"] * 15 + ["written"]
    rows = httpx.get(f"{address}/api/v1/journal", trust_env=False).json()["requests"]
    assert len([row for row in rows if row["what"] == "appendEvent"]) == 16


def test_the_example_runs_from_a_command_line(address):
    tutorial = EXAMPLE.parents[2] / "docs" / "tutorial" / "bk-2020-017.json"
    done = subprocess.run(
        [sys.executable, str(EXAMPLE), address, str(tutorial)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert "BK-2020-017" in done.stdout
