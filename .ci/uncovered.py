"""Hold branch coverage: a floor for the whole, nothing missed where a line not run is a law not tested, a reason for every other miss.

Usage: ``uncovered.py COVERAGE.json [--propose]``. What no test runs is cut into holes: stretches of lines (or branches not taken)
with nothing run in between. Each hole is listed in ``uncovered.toml`` by its file, the text of its first line and how many lines it
has, with the reason; line numbers move, these do not. A total under the floor fails, and so do the rooms where nothing may be missed when
more than a stray branch is, and an entry without a reason. Every single hole there, every other that is not listed, and every listed one
that was run are told: what several processes run, or what is drawn by chance, differs a little from one run to the next.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LISTED = Path(__file__).with_name("uncovered.toml")
_STRICT = 98.0


class Hole(NamedTuple):
    """A stretch of code that no test runs, or a branch none takes."""

    file: str
    first: str
    lines: int


def percent(files: dict[str, Any]) -> float:
    """Statements and branches run, of all, in percent."""
    done = sum(f["summary"]["covered_lines"] + f["summary"].get("covered_branches", 0) for f in files.values())
    whole = sum(f["summary"]["num_statements"] + f["summary"].get("num_branches", 0) for f in files.values())
    return 100.0 * done / whole if whole else 100.0


def holes(file: str, measured: dict[str, Any]) -> Iterator[tuple[Hole, int]]:
    """Every hole of a file and the line it begins on."""
    text = (ROOT / file).read_text(encoding="utf-8").splitlines()
    missed = {*measured["missing_lines"], *(branch[0] for branch in measured["missing_branches"])}
    stretch: list[int] = []
    for line in sorted({*measured["executed_lines"], *missed, len(text) + 1}):
        if line in missed:
            stretch.append(line)
        elif stretch:
            yield Hole(file, text[stretch[0] - 1].strip(), len(stretch)), stretch[0]
            stretch = []


def main(report_file: str, *, propose: bool = False) -> int:
    """Compare what was measured with what is listed; answer 1 where something is wrong."""
    listed = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    files = json.loads(Path(report_file).read_text(encoding="utf-8"))["files"]
    found = [hole for file, measured in sorted(files.items()) for hole in holes(file, measured)]
    reasons = Counter(Hole(h["file"], h["first"], h.get("lines", 1)) for h in listed["hole"])
    wrong: list[str] = []
    told: list[str] = []
    for hole, line in found:
        if hole.file.startswith(tuple(listed["whole"])):
            told.append(f"{hole.file}:{line}: “{hole.first}” ({hole.lines}): nothing may be missed here")
        elif reasons[hole]:
            reasons[hole] -= 1
        else:
            told.append(
                f"{hole.file}:{line}: “{hole.first}” ({hole.lines}): run it, or list it in {LISTED.name} with the reason"
            )
            if propose:
                print(f"[[hole]]\nfile = {hole.file!r}\nfirst = {hole.first!r}\nlines = {hole.lines}\nwhy = ''\n")
    sometimes = {Hole(h["file"], h["first"], h.get("lines", 1)) for h in listed["hole"] if h.get("sometimes")}
    told += [
        f"{h.file}: “{h.first}” ({h.lines}): listed, and run this time"
        for h in (reasons - Counter(dict.fromkeys(sometimes, 99)))
    ]
    wrong += [f"{h['file']}: “{h['first']}”: listed without a reason" for h in listed["hole"] if not h["why"].strip()]
    total, floor = percent(files), float(listed["floor"])
    if total < floor:
        wrong.append(f"{total:.2f} % is less than {floor:.0f} %")
    strict = percent({n: f for n, f in files.items() if n.startswith(tuple(listed["whole"]))})
    if strict < _STRICT:
        wrong.append(f"{strict:.2f} % of the rooms where nothing may be missed is less than {_STRICT} %")
    for line in told:
        print(f"  {line}")
    for line in wrong:
        print(f"✗ {line}")
    print(
        f"coverage with branches {total:.2f} % (floor {floor:.0f} %), {len(found)} holes, {len(listed['hole'])} listed with their reasons"
    )
    for room in listed["whole"]:
        print(f"  {room}: {percent({n: f for n, f in files.items() if n.startswith(room)}):.2f} %")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], propose="--propose" in sys.argv))
