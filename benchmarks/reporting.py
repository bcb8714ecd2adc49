"""The command ``report`` over a generated archive: seconds of the processor and the most memory, each form in a process of its own.

``python reporting.py [SMALL LARGE]`` exits with 1 when a form of the large archive takes more than its share of memory beside the small one.
The period is that of every case, so that each is counted; with the checks asked one case takes some five milliseconds.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path
from time import process_time

from memory import most_held, write
from timing import Report, apart, machine

from thanhtra.cli import report

TARGET = 1.5
SIZES = (2_000, 100_000)
PERIOD = ("--period", "2013-08-01..2026-06-30", "--lang", "en")
FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text, no checks", ("--no-quality",)),
    ("page, no checks", ("--no-quality", "--format", "html")),
    ("a row a case, to a file", ("--format", "csv", "--rows", "case", "--out", "OUT")),
    ("text, every check", ()),
)


def one(path: str, arguments: list[str]) -> None:
    """What a process of its own does: seconds, megabytes and the letters printed, as JSON."""
    printed, began = io.StringIO(), process_time()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = report.run([path, *PERIOD, *arguments])
    assert code in (0, 2), "broken lines of the archive are told, the others counted"
    print(json.dumps({"seconds": process_time() - began, "held": most_held(), "printed": printed.tell()}))


def main() -> int:
    """1 when the memory of a form misses its target."""
    small, large = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else SIZES
    told, rows, worst = Report(), [], 0.0
    told.say(machine())
    with tempfile.TemporaryDirectory() as folder:
        archives = {count: write(Path(folder) / f"{count}.jsonl", count) for count in (small, large)}
        for name, arguments in FORMS:
            given = [str(Path(folder) / "rows.csv") if part == "OUT" else part for part in arguments]
            few, many = (apart(__file__, "--one", archives[count], *given) for count in (small, large))
            worst = max(worst, many["held"] / few["held"])
            rows.append(
                (
                    name,
                    f"{few['seconds']:.1f}",
                    f"{few['held']:.0f}",
                    f"{many['seconds']:.0f}",
                    f"{many['held']:.0f}",
                    f"{many['seconds'] / large * 1e3:.2f}",
                    f"{many['printed'] / 1e3:,.0f}",
                )
            )
    told.table(
        "The command `report`",
        ("", f"{small:,} cases: s", "MB", f"{large:,} cases: s", "MB", "ms a case", "kB printed"),
        rows,
    )
    told.target("memory, the worst form, the large archive beside the small one", worst, TARGET, most=True)
    return int(told.missed > 0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main())
