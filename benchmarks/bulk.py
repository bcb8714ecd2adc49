"""Archives of many cases: memory against size, processes against one, time against the number of events, killed and resumed.

One script, one run, one machine. ``python benchmarks/bulk.py [--quick] [--cases 1000000]``; each measurement of memory is a process of
its own. The archive is generated, about a gigabyte for half a million cases, in the folder for temporary files.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from time import perf_counter

from population import lawful, line, population

from thanhtra import Rulebook, read_case, review
from thanhtra.bulk import Summary, review_many
from thanhtra.bulk.pooling import WORTH_A_POOL
from thanhtra.exchange import review_to_json

MEMORY_TARGET = 1.3
LINEAR_TARGET = 1.5


def write(path: Path, count: int) -> Path:
    """An archive of ``count`` cases."""
    with path.open("wb") as file:
        for text, _ in population(count):
            file.write(text)
    return path


def reviewed(path: Path, processes: int) -> tuple[float, Summary]:
    """Seconds, and what came out."""
    summary, began = Summary(), perf_counter()
    for _ in summary.watched(review_many(path, Rulebook.built_in(), processes=processes, detail="verdict")):
        pass
    return perf_counter() - began, summary


def alone(path: Path, processes: int) -> dict[str, float]:
    """The same in a fresh process: seconds, cases, and the most memory it and its workers held, in megabytes."""
    done = subprocess.run([sys.executable, __file__, "--one", str(path), str(processes)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def one(path: Path, processes: int) -> None:
    """What :func:`alone` runs."""
    seconds, summary = reviewed(path, processes)
    own, below = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": seconds, "cases": summary.cases + summary.unusable, "own": own / 1024, "worker": below / 1024}))


def equal_answers(path: Path) -> None:
    """Bulk and single review say the same, asserted before anything is timed."""
    book = Rulebook.built_in()
    for text, verdict in zip(path.open("rb"), review_many(path, book, detail="full"), strict=True):
        if verdict.usable:
            single = review_to_json(review(read_case(text, slugs=book), book))
            assert {k: v for k, v in verdict.to_json().items() if k != "source"} == single
        else:
            assert verdict.to_json()["source"] == verdict.source


def long_case(events: int) -> bytes:
    """One file whose history has ``events`` events: a decision, and then payments."""
    import random  # noqa: PLC0415 - here alone

    document = lawful(random.Random(1), 1)  # noqa: S311 - not for secrets
    document["events"] = document["events"][:2]
    start = document["events"][0]["on"]
    document["events"] += [{"kind": "decision_issued", "on": start, "number": "1", "sanctions": [{"act": "a1", "fine": 10_000_000}]}]
    document["events"] += [{"kind": "fine_paid", "on": start, "decision": "1", "amount": 1000} for _ in range(events - 3)]
    return line(document)


def linear() -> bool:
    """Time per event of a case of 10,000 events beside one of 1,000."""
    book = Rulebook.built_in()
    took = {}
    for events in (100, 1_000, 10_000):
        data = long_case(events)
        review(read_case(data, slugs=book), book)
        best = float("inf")
        for _ in range(3):
            began = perf_counter()
            review(read_case(data, slugs=book), book)
            best = min(best, perf_counter() - began)
        took[events] = best / events
        print(f"  {events:>6,} events: {best * 1e3:>9,.1f} ms, {took[events] * 1e6:>7.1f} µs an event")
    ratio = took[10_000] / took[1_000]
    print(f"  {'met   ' if ratio <= LINEAR_TARGET else 'MISSED'} time an event, 10,000 beside 1,000 events: {ratio:.2f} ×, target ≤ {LINEAR_TARGET}")
    return ratio <= LINEAR_TARGET


def killed_and_resumed(path: Path, at: Path) -> None:
    """The command killed three times with SIGKILL and resumed, against one run in peace."""
    command = [sys.executable, "-m", "thanhtra", "bulk", str(path), "--processes", "2", "--out"]
    subprocess.run([*command, str(at / "whole.jsonl")], check=False, capture_output=True)
    out, kills = at / "out.jsonl", 0
    note = Path(f"{out}.progress")
    while kills < 3:
        process = subprocess.Popen([*command, str(out), "--resume"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        before = note.read_bytes() if note.exists() else b""
        while process.poll() is None and (not note.exists() or note.read_bytes() == before):
            time.sleep(0.02)
        if process.poll() is not None:
            break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        kills += 1
    subprocess.run([*command, str(out), "--resume"], check=False, capture_output=True)
    assert out.read_bytes() == (at / "whole.jsonl").read_bytes()
    print(f"killed {kills} times and resumed: {out.stat().st_size:,} bytes, the same byte for byte")


def main(*, quick: bool, cases: int) -> int:
    """Everything; 1 when a target is missed."""
    small, large = (2_000, 20_000) if not quick else (1_000, 6_000)
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        equal_answers(write(at / "equal.jsonl", 200))
        few, many = write(at / "few.jsonl", small), write(at / "many.jsonl", large)
        base, more = alone(few, 1), alone(many, 1)
        ratio = more["own"] / base["own"]
        print(f"{small:,} cases: {base['own']:.0f} MB; {large:,} cases ({many.stat().st_size / 1e6:.0f} MB): {more['own']:.0f} MB")
        missed = ratio > MEMORY_TARGET
        print(f"  {'MISSED' if missed else 'met   '} memory: {ratio:.2f} ×, target ≤ {MEMORY_TARGET}")
        print(f"one process: {more['cases'] / more['seconds']:,.0f} cases/s")
        two = alone(many, 2)
        print(f"two processes: {two['cases'] / two['seconds']:,.0f} cases/s, {more['seconds'] / two['seconds']:.2f} × (reported, not asserted); a worker holds {two['worker']:.0f} MB")
        print(f"by itself it takes more than one from {WORTH_A_POOL >> 20} MB on")
        killed_and_resumed(few, at)
        print("events in one case, read strictly and reviewed")
        missed |= not linear()
        if cases:
            big = write(at / "big.jsonl", cases)
            found = alone(big, os.cpu_count() or 1)
            print(f"{cases:,} cases ({big.stat().st_size / 1e9:.2f} GB): {found['seconds']:,.0f} s, {found['cases'] / found['seconds']:,.0f} cases/s")
            print(f"  parent {found['own']:.0f} MB, largest worker {found['worker']:.0f} MB")
    return int(missed)


if __name__ == "__main__":
    if "--one" in sys.argv:
        one(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        wanted = int(sys.argv[sys.argv.index("--cases") + 1]) if "--cases" in sys.argv else 0
        sys.exit(main(quick="--quick" in sys.argv, cases=wanted))
