"""Larger counts than the tests: ``python tests/store/torture.py [WRITES] [KILLS] [DAMAGES]`` prints the longest wait and what was lost.

Eight processes append WRITES times each to one case on a private PostgreSQL; KILLS writers are killed outright, half on each database;
DAMAGES copies of an SQLite file are cut short or have one bit flipped, and each must be whole, told, or refused.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from store_cases import case
from test_many_writers import acknowledged, held, start

from conftest import cluster
from thanhtra.casefile import FinePaid
from thanhtra.errors import ThanhtraError
from thanhtra.store import Store

NOW = datetime(2026, 1, 5, tzinfo=UTC)
RNG = random.Random(21)  # noqa: S311 - not for secrets


def write(url: str, writer: int, wanted: int) -> None:
    """One writer; prints its longest wait in seconds."""
    store = Store(url, clock=lambda: NOW)
    longest = 0.0
    for n in range(wanted):
        event = FinePaid(kind="fine_paid", amount=writer * 1_000_000 + n, on=date(2025, 12, 1))
        begun = time.monotonic()
        with store.in_turn("HS-1") as (connection, version):
            store.append("HS-1", event, version, f"w{writer}-{n}", on=connection)
        longest = max(longest, time.monotonic() - begun)
    sys.stdout.write(f"{longest}\n")


def busy(url: str, wanted: int) -> str:
    """Eight writers of one case."""
    store = Store(url).create()
    store.open_case(case(), recorded=NOW)
    command = [sys.executable, __file__, "--write", url]
    running = [subprocess.Popen([*command, str(w), str(wanted)], stdout=subprocess.PIPE) for w in range(8)]
    waits = [float(p.communicate()[0]) for p in running]
    there, broken = store.load("HS-1").version - 1, len(list(store.verify()))
    store.close()
    return f"8 x {wanted} on one case: {there} written, {broken} breaks, longest wait of one step {max(waits):.2f} s"


def killed(url: str, kills: int, folder: Path) -> str:
    """Writers killed outright: what they acknowledged is there."""
    store = Store(url).create()
    names = ["K-1", "K-2"]
    for name in names:
        store.open_case(case(name), recorded=NOW)
    lost = said = 0
    for n in range(kills):
        log = folder / f"kill{n}"
        process = start(url, log, 1000 + n, 10_000, names)
        until, enough = time.monotonic() + 30, RNG.randrange(1, 12)
        while time.monotonic() < until and (not log.exists() or log.read_bytes().count(b"\n") < enough):
            time.sleep(0.002)
        process.kill()
        process.communicate()
        there = {row[:3]: row for rows in held(store, names).values() for row in rows}
        appends = acknowledged(log)[0]
        said += len(appends)
        lost += sum(there.get(a[:3]) != a for a in appends)
        log.unlink(missing_ok=True)  # a machine so busy that the writer never began
    broken = len(list(store.verify()))
    store.close()
    return f"{url.partition(':')[0]}: {kills} killed, {said} acknowledged, {lost} lost, {broken} breaks"


def damaged(folder: Path, damages: int) -> str:
    """Copies of a file cut short or with one bit changed."""
    path = folder / "whole.db"
    store = Store(f"sqlite:///{path}").create()
    store.open_case(case(), recorded=NOW)
    store.append_all(
        "HS-1", [FinePaid(kind="fine_paid", amount=n, note="ghi chú", recorded=NOW) for n in range(200)], 1
    )
    heads, facts = list(store.heads()), store.load("HS-1").case
    store.close()
    data = path.read_bytes()
    outcomes = {"whole": 0, "told": 0, "refused": 0, "silent": 0}
    for n in range(damages):
        copy = folder / "copy.db"
        spoiled = bytearray(data)
        if n % 2:
            del spoiled[RNG.randrange(len(spoiled)) :]
        else:
            spoiled[RNG.randrange(len(spoiled))] ^= 1 << RNG.randrange(8)
        copy.write_bytes(spoiled)
        store = Store(f"sqlite:///{copy}")
        try:
            told = list(store.verify(heads))
            same = store.load("HS-1").case == facts
            outcomes["told" if told else "whole" if same else "silent"] += 1
        except ThanhtraError:
            outcomes["refused"] += 1
        store.close()
        for left in folder.glob("copy.db*"):
            left.unlink()
    return f"{damages} damaged files: {outcomes}"


def main(wanted: int = 500, kills: int = 200, damages: int = 400) -> None:
    """All three."""
    with cluster() as server, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sys.stdout.write(busy(server, wanted) + "\n")
        sys.stdout.write(killed(server, kills // 2, folder) + "\n")
        sys.stdout.write(killed(f"sqlite:///{folder / 'kills.db'}", kills - kills // 2, folder) + "\n")
        sys.stdout.write(damaged(folder, damages) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]))
