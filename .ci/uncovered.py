"""Hold branch coverage to a floor, and every line not covered to a written reason.

Usage: ``uncovered.py COVERAGE.json [--write]``. ``tests/uncovered.toml`` lists lines by file and text, so that it survives edits
around them. ``--write`` adds what is new with an empty reason, which fails until somebody writes one.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "uncovered.toml"
FLOOR = 97.0


def uncovered(report: dict[str, Any]) -> set[tuple[str, str]]:
    """``(file, text of the line)`` of every line never run, and of every branch never taken."""
    found = set()
    for file, measured in report["files"].items():
        name = Path(file).as_posix()
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        numbers = {*measured["missing_lines"], *(branch[0] for branch in measured["missing_branches"])}
        found |= {(name, lines[number - 1].strip()) for number in numbers}
    return found


def main(report_file: str, *, write: bool) -> int:
    """Compare, print what differs, answer 1 when anything does."""
    report = json.loads(Path(report_file).read_text(encoding="utf-8"))
    now = uncovered(report)
    listed = {
        (row["file"], row["line"]): row["reason"]
        for row in tomllib.loads(LIST.read_text(encoding="utf-8")).get("line", ())
    }
    new, gone = sorted(now - set(listed)), sorted(set(listed) - now)
    unexplained = sorted(at for at, reason in listed.items() if not reason.strip())
    percent = report["totals"]["percent_covered"]
    print(
        f"coverage with branches {percent:.2f} % (floor {FLOOR:.0f} %), {len(now)} lines not covered, {len(listed)} listed"
    )
    for title, rows in (
        ("not covered, not listed", new),
        ("listed, but covered now", gone),
        ("listed without a reason", unexplained),
    ):
        for file, line in rows:
            print(f"  {title}: {file}: {line}")
    if write and new:
        rows = [
            f'\n[[line]]\nfile = {json.dumps(f)}\nline = {json.dumps(t, ensure_ascii=False)}\nreason = ""\n'
            for f, t in new
        ]
        LIST.write_text(LIST.read_text(encoding="utf-8") + "".join(rows), encoding="utf-8")
    return int(percent < FLOOR or bool(new or gone or unexplained))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], write="--write" in sys.argv))
