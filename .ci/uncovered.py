"""Hold branch coverage to a floor, whole and in the rooms where a line not run is a law not tested; list what was not run.

Usage: ``uncovered.py COVERAGE.json``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FLOOR = 96.0


def percent(files: dict[str, Any]) -> float:
    """Statements and branches run, of all, in percent."""
    done = sum(f["summary"]["covered_lines"] + f["summary"].get("covered_branches", 0) for f in files.values())
    whole = sum(f["summary"]["num_statements"] + f["summary"].get("num_branches", 0) for f in files.values())
    return 100.0 * done / whole if whole else 100.0


def main(report_file: str) -> int:
    """Print every line and branch not run, and the figures; answer 1 under the floor."""
    files = json.loads(Path(report_file).read_text(encoding="utf-8"))["files"]
    for name, measured in sorted(files.items()):
        lines = sorted({*measured["missing_lines"], *(branch[0] for branch in measured["missing_branches"])})
        if lines:
            print(f"  not run: {name}: {', '.join(map(str, lines))}")
    total = percent(files)
    print(f"coverage with branches {total:.2f} % (floor {FLOOR:.0f} %)")
    for room in ("checks", "rulebook", "exchange", "deadlines", "competence", "fines"):
        print(f"  {room}: {percent({n: f for n, f in files.items() if f'/thanhtra/{room}/' in f'/{n}'}):.2f} %")
    return int(total < FLOOR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
