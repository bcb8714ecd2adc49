"""The same facts in 2020 and in 2026: each step, who took it, its limit and its article, beside one another.

Run it: ``python examples/monitoring_2020_2026/side_by_side.py``. It prints one line a step; both files are reviewed first.
"""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path

from thanhtra.casefile import Case
from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.exchange import read_case
from thanhtra.findings import Review
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FOLDER = Path(__file__).parent
COMPARED = (
    "examination-duration",
    "minutes",
    "decision",
    "sending",
    "national-database",
    "execution",
    "deemed-clean",
)


def reviewed(year: str, book: Rulebook) -> tuple[Case, Review]:
    """One of the two files and its review."""
    case = read_case(FOLDER / f"{year}.json", slugs=book)
    return case, review(case, book)


def steps(case: Case, lang: str) -> list[str]:
    """The events as ``day step``."""
    return [f"{e.day} {KIND_NAMES[e.kind][lang == 'en']}" for e in case.events]


def limits(found: Review) -> dict[str, str]:
    """The limits compared: last day, length, article, how it is known."""
    shown: dict[str, str] = {}
    for d in found.deadlines:
        if d.kind in COMPARED and d.kind not in shown:
            length = (
                f"{d.amount} {d.unit.value}" if d.amount else "no figure" if not d.missing else "; ".join(d.missing)
            )
            cites = ", ".join(str(c) for c in d.cites)
            shown[d.kind] = (
                f"{d.status.value}: {length}{f', last day {d.due}' if d.due else ''} [{cites}; {d.basis.value}]"
            )
    return shown


def main() -> None:
    """Print both, side by side."""
    book = Rulebook.built_in()
    (old, old_review), (new, new_review) = reviewed("2020", book), reviewed("2026", book)
    write = sys.stdout.write
    for one, other in zip_longest(steps(old, "en"), steps(new, "en"), fillvalue=""):
        write(f"{one:<52}| {other}\n")
    write("\n")
    before, after = limits(old_review), limits(new_review)
    for kind in COMPARED:
        write(f"{kind}\n  2020 {before.get(kind, '-')}\n  2026 {after.get(kind, '-')}\n")
    for year, found in (("2020", old_review), ("2026", new_review)):
        open_points = sorted({f"{a.check}: {', '.join(a.missing)}" for a in found.answers if a.kind == "not_assessed"})
        write(
            f"\n{year}: {len(found.findings)} findings, {len(found.answers)} answers; not assessed: {'; '.join(open_points) or 'nothing'}\n"
        )


if __name__ == "__main__":
    main()
