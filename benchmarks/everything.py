"""Everything that is measured, in one run: ``python everything.py [--quick] [--page docs/explanation/performance.md]``.

Every part asserts first that all sides end in the same stage, or that our own ways give the same answers; then it measures, prints, and
says which targets are missed: 1 is answered when any is. ``--page`` puts the tables of the run into the page, between its marks.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import instructions
import lines
import memory
import replay
import resuming
import rules
import scaling
import working_days
from timing import Report, machine

from thanhtra import Rulebook, read_case, review
from thanhtra.bulk import review_many
from thanhtra.exchange import review_to_json


def equal_answers(report: Report, *, quick: bool) -> None:
    """Bulk and single review say the same of every case, every answer and every deadline of it."""
    book = Rulebook.built_in()
    with tempfile.TemporaryDirectory() as folder:
        path = memory.write(Path(folder) / "equal.jsonl", 100 if quick else 300)
        same = 0
        for text, verdict in zip(path.open("rb"), review_many(path, book, detail="full", processes=1), strict=True):
            if verdict.usable:
                single = review_to_json(review(read_case(text, slugs=book), book))
                assert {key: value for key, value in verdict.to_json().items() if key != "source"} == single
                same += 1
    report.say(
        f"Of {same:,} generated files, read strictly and reviewed one by one, and read fast and reviewed in bulk, all answers and deadlines were equal."
    )


PARTS = (
    equal_answers,
    replay.measure,
    instructions.measure,
    lines.measure,
    rules.measure,
    working_days.measure,
    scaling.measure,
    memory.measure,
    resuming.measure,
)


def main() -> int:
    """All parts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--page", type=Path)
    told = asked.parse_args()
    report = Report()
    report.say(machine())
    for part in PARTS:
        part(report, quick=told.quick)
    if told.page is not None:
        report.page(told.page, "figures")
    return int(report.missed > 0)


if __name__ == "__main__":
    sys.exit(main())
