"""Memory against the size of an archive. ``python memory.py [SMALL LARGE]`` exits with 1 when the large one takes more than its share.

Each size is reviewed in a process of its own, its verdicts dropped as they come; what counts is the most memory that process ever held.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from population import population
from timing import Report, apart

from thanhtra import Rulebook
from thanhtra.bulk import Summary, review_many

TARGET = 1.3
SIZES = (2_000, 20_000)


def write(path: Path, count: int) -> Path:
    """An archive of ``count`` cases, a line at a time."""
    with path.open("wb") as file:
        for text, _ in population(count):
            file.write(text)
    return path


def reviewed(path: str, processes: int) -> None:
    """What a process of its own does: seconds, cases, and the most megabytes it and its largest worker held, as JSON."""
    summary, began = Summary(), perf_counter()
    for _ in summary.watched(review_many(path, Rulebook.built_in(), processes=processes)):
        pass
    took = perf_counter() - began
    own, worker = most_held(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    seen = {"cases": summary.cases, "unusable": summary.unusable, "with_findings": summary.with_findings}
    print(json.dumps({"seconds": took, "own": own, "worker": worker, **seen}))


def most_held() -> float:
    """The most megabytes this program held; the kernel's figure for a process also counts what its parent held when it was begun."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (
        line for line in status.read_text(encoding="ascii", errors="replace").splitlines() if line.startswith("VmHWM:")
    )
    return int(line.split()[1]) / 1024


def alone(path: Path, processes: int = 1) -> dict[str, Any]:
    """:func:`reviewed` in a process of its own."""
    return apart(__file__, "--one", path, processes)


def measure(report: Report, *, quick: bool, sizes: tuple[int, int] = SIZES) -> None:
    """Both sizes; and two processes beside one on the large one."""
    small, large = (1_000, 4_000) if quick else sizes
    with tempfile.TemporaryDirectory() as folder:
        few, many = write(Path(folder) / "few.jsonl", small), write(Path(folder) / "many.jsonl", large)
        base, more = alone(few), alone(many)
        assert base["cases"] + base["unusable"] == small
        assert more["cases"] + more["unusable"] == large
        rows = [
            (
                f"{count:,} cases, {path.stat().st_size / 1e6:,.0f} MB",
                f"{found['own']:.0f}",
                f"{found['own'] / base['own']:.2f}",
                f"{count / found['seconds']:,.0f}",
            )
            for count, path, found in ((small, few, base), (large, many, more))
        ]
        idle = os.getloadavg()[0] < (os.cpu_count() or 1) + 1
        if not quick and idle and (os.cpu_count() or 1) > 1:
            two = alone(many, 2)
            held = f"{two['own']:.0f}, a worker {two['worker']:.0f}"
            rows.append(
                (
                    f"{large:,} cases, two processes: {more['seconds'] / two['seconds']:.2f} × as fast as one",
                    held,
                    "",
                    f"{large / two['seconds']:,.0f}",
                )
            )
        report.table("Archives: the most memory, one process", ("", "MB", "×", "cases a second by the clock"), rows)
        if not idle:
            report.say("Two processes were not timed beside one: the cores were taken by other work.")
        report.target(f"memory, {large:,} cases beside {small:,}", more["own"] / base["own"], TARGET, most=True)


if __name__ == "__main__":
    if "--one" in sys.argv:
        reviewed(sys.argv[2], int(sys.argv[3]))
    else:
        kept = Report()
        named = [int(text) for text in sys.argv[1:] if text.isdigit()]
        measure(kept, quick="--quick" in sys.argv, sizes=(named[0], named[1]) if named else SIZES)
        sys.exit(kept.missed > 0)
