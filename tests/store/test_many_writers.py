"""Eight processes on shared cases, and a process killed while it writes: nothing acknowledged is lost, nothing is there twice."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_cases import NOW, case

from thanhtra.store import Store

HAMMER = Path(__file__).with_name("hammer.py")
EACH = 500 if "THANHTRA_NIGHT" in os.environ else 100
"""How many events each of the eight writers adds: five hundred by night."""


def start(url: str, log: Path, writer: int, wanted: int, names: list[str]) -> subprocess.Popen[bytes]:
    unwatched = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    command = [sys.executable, str(HAMMER), url, str(log), str(writer), str(wanted), *names]
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=unwatched)


def acknowledged(log: Path) -> tuple[list[tuple[str, int, str, str]], int]:
    lines = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
    appends = [(name, int(version), key, digest) for name, version, key, digest in (x for x in lines if len(x) == 4)]
    return appends, sum(int(x[1]) for x in lines if len(x) == 2)


def held(store: Store, names: list[str]) -> dict[str, list[tuple[str, int, str | None, str]]]:
    return {name: [(name, e.version, e.key, e.hash) for e in store.entries(name)] for name in names}


@pytest.mark.no_cover
def test_eight_writers_lose_nothing_and_leave_no_gap(url, tmp_path):
    store = Store(url).create()
    names = [f"HS-{n}" for n in range(4)]
    for name in names:
        store.open_case(case(name), recorded=NOW)
    logs = [tmp_path / f"log{w}" for w in range(8)]
    running = [start(url, log, w, EACH, names) for w, log in enumerate(logs)]
    for process in running:
        _, errors = process.communicate(timeout=500)
        assert process.returncode == 0, errors.decode()[-2000:]

    said = [acknowledged(log) for log in logs]
    appends = sorted(a for some, _ in said for a in some)
    there = held(store, names)
    assert len(appends) == 8 * EACH
    assert sum(conflicts for _, conflicts in said) > 0
    assert appends == sorted(row for rows in there.values() for row in rows if row[1] > 1)
    assert all([row[1] for row in rows] == list(range(1, len(rows) + 1)) for rows in there.values())
    assert list(store.verify()) == []
    store.close()


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_writer_loses_nothing_it_acknowledged(url, tmp_path, seed):
    store = Store(url).create()
    names = [f"HS-{n}" for n in range(3)]
    for name in names:
        store.open_case(case(name), recorded=NOW)
    log = tmp_path / "log"
    killed = start(url, log, seed, 200, names)
    enough = random.Random(seed).randrange(5, 150)  # noqa: S311 - not for secrets
    until = time.monotonic() + 60
    while len(acknowledged_lines(log)) < enough and time.monotonic() < until and killed.poll() is None:
        time.sleep(0.001)
    killed.kill()
    killed.wait()
    killed.stderr.close()

    again = Store(url)
    appends = acknowledged(log)[0]
    there = {row[:3]: row for rows in held(again, names).values() for row in rows}
    assert enough <= len(appends) < 200
    assert all(there.get(a[:3]) == a for a in appends)
    assert len([k for k in there if k[1] > 1]) - len(appends) in (0, 1)
    assert list(again.verify()) == []
    name = names[0]
    before = again.load(name)
    assert len(before.case.events) == before.version - 1
    start(url, log, 90 + seed, 20, names).communicate(timeout=60)
    assert list(again.verify()) == []
    again.close()
    store.close()


def acknowledged_lines(log: Path) -> list[bytes]:
    return log.read_bytes().splitlines() if log.exists() else []
