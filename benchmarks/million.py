"""A million cases generated and reviewed in one run, its memory beside that of ten thousand.

``python million.py [CASES] [--processes N] [--minutes M] [--page PATH]``. With ``--minutes`` the ten thousand are reviewed first, and no
more cases are taken than fit into that time at the rate they went. The archive lies in the folder for temporary files, 1.6 GB a million.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from memory import TARGET, alone, write
from timing import Report, machine

BESIDE = 10_000
GENERATED = 4_000
"""Cases generated in a second on a machine that is busy, at the least: what ``--minutes`` counts with."""


def main() -> int:
    """1 when the memory misses its target."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("cases", nargs="?", type=int, default=1_000_000)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--minutes", type=float)
    asked.add_argument("--page", type=Path)
    told = asked.parse_args()
    report = Report()
    report.say(machine())
    with tempfile.TemporaryDirectory() as folder:
        base = alone(write(Path(folder) / "few.jsonl", BESIDE), told.processes)
        count = told.cases
        if told.minutes is not None:
            each = base["seconds"] / BESIDE + 1 / GENERATED
            count = min(count, int(told.minutes * 60 / each) // 10_000 * 10_000)
        path = write(Path(folder) / "many.jsonl", count)
        found = alone(path, told.processes)
        assert found["cases"] + found["unusable"] == count
        rows = [
            (
                f"{cases:,}",
                f"{one['seconds']:,.0f}",
                f"{cases / one['seconds']:,.0f}",
                f"{one['own']:.0f}",
                f"{one['worker']:.0f}" if told.processes > 1 else "–",
            )
            for cases, one in ((BESIDE, base), (count, found))
        ]
        title = f"{count:,} cases, {path.stat().st_size / 1e9:.2f} GB, in one run of {told.processes} process{'es' * (told.processes > 1)}"
        report.table(
            title, ("cases", "s by the clock", "cases a second", "most MB, this process", "most MB, a worker"), rows
        )
        report.say(f"{found['with_findings']:,} had findings, {found['unusable']:,} were no case documents.")
        report.target(f"memory, {count:,} cases beside {BESIDE:,}", found["own"] / base["own"], TARGET, most=True)
        if told.processes > 1:
            report.target("memory of a worker, likewise", found["worker"] / base["worker"], TARGET, most=True)
    if told.page is not None:
        report.page(told.page, "million")
    return int(report.missed > 0)


if __name__ == "__main__":
    sys.exit(main())
