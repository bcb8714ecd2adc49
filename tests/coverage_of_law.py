"""Which versions of every limit, threshold and rule decided a golden situation, once in order and once not.

``python tests/coverage_of_law.py`` prints a line for each version that never did, and fails when one is not in
``coverage_of_law.toml`` with its reason. A version *decided* a situation when the check asked there, and no other check, read it
from the book and answered as the situation says. A version that ended or is a gap decides nothing: it is refused by name elsewhere.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from thanhtra import reviewing
from thanhtra.checks import all_checks
from thanhtra.law import Series, Version
from thanhtra.rulebook import Rulebook

HERE = Path(__file__).parent
EXPLAINED = HERE / "coverage_of_law.toml"
DIRECTIONS = ("satisfied", "finding")
_spec = importlib.util.spec_from_file_location("situations", HERE / "checks" / "situations.py")
assert _spec is not None
assert _spec.loader is not None
golden = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(golden)
Key = tuple[str, str]
"""A rule's slug and the first day of a version."""


def histories(book: Rulebook) -> dict[str, Series[Any]]:
    """Every limit, threshold and rule of the procedure with its versions."""
    of = book.procedure
    return {slug: rule.versions for slug, rule in (*of.limits.items(), *of.thresholds.items(), *of.rules.items())}


def living(book: Rulebook) -> set[Key]:
    """Every version that says something: neither a gap nor an end."""
    return {(slug, v.start.isoformat()) for slug, series in histories(book).items() for v in series.versions if v.rule is not None}


@contextmanager
def only(code: str) -> Iterator[None]:
    """Reviews ask the check ``code`` and no other."""
    whole, asks = reviewing.checks_about, reviewing.asks_about
    about = {kind: tuple(c for c in checks if c.code == code) for kind, checks in whole().items()}
    asked = {kind: tuple(row for row in rows if row[0].code == code) for kind, rows in asks().items()}
    reviewing.checks_about, reviewing.asks_about = (lambda own=(): {"*": (), **about}), (lambda own=(): asked)
    try:
        yield
    finally:
        reviewing.checks_about, reviewing.asks_about = whole, asks


@contextmanager
def watched(of: dict[int, str], seen: set[Key]) -> Iterator[None]:
    """Notes each version of the histories ``of`` (by identity) that is read."""
    read = Series.version_on

    def noting(self: Series[Any], day: date) -> Version[Any]:
        version = read(self, day)
        if id(self) in of:
            seen.add((of[id(self)], version.start.isoformat()))
        return version

    Series.version_on = noting  # type: ignore[method-assign]
    try:
        yield
    finally:
        Series.version_on = read  # type: ignore[method-assign]


def _forgetful(base: Rulebook, readings: dict[str, str] | None) -> Rulebook:
    """A book with the sections of ``base`` and no memory of another situation's answers."""
    book = Rulebook(base._roots, readings)
    kept = {name: value for name, value in base.__dict__.items() if name not in book.__dict__ and name != "edition"}
    book.__dict__.update(kept)
    return book


def decided() -> dict[Key, set[str]]:
    """The directions in which each version decided some golden situation."""
    base = Rulebook.built_in()
    base.problems()
    of = {id(series): slug for slug, series in histories(base).items()}
    found: dict[Key, set[str]] = {}
    known = {c.code for c in all_checks()}
    for code, situation in golden.situations():
        if situation["answer"] not in DIRECTIONS or code not in known:
            continue
        seen: set[Key] = set()
        book = _forgetful(base, situation.get("readings"))
        with only(code), watched(of, seen):
            answer = golden.answered(code, situation, book)
        if answer is not None and answer["answer"] == situation["answer"]:
            for key in seen:
                found.setdefault(key, set()).add(answer["answer"])
    return found


def undecided() -> dict[str, list[str]]:
    """``SLUG@DAY`` of each living version, with the directions in which it never decided anything."""
    found = decided()
    gaps = {f"{slug}@{day}": [d for d in DIRECTIONS if d not in found.get((slug, day), ())] for slug, day in sorted(living(Rulebook.built_in()))}
    return {name: missing for name, missing in gaps.items() if missing}


def explained() -> dict[str, dict[str, Any]]:
    """The committed list: ``SLUG@DAY`` → the directions it lacks and why."""
    return tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))


def main() -> int:
    """Print what never decided; 1 when the list does not account for it."""
    missing, listed = undecided(), explained()
    for name, directions in missing.items():
        known = set(directions) <= set(listed.get(name, {}).get("never", ()))
        sys.stdout.write(f"{name}: never {', '.join(directions)}{' (explained)' if known else ''}\n")
    total = len(living(Rulebook.built_in()))
    sys.stdout.write(f"{total - len(missing)} of {total} versions decided a golden situation both ways\n")
    return int(any(not set(d) <= set(listed.get(name, {}).get("never", ())) for name, d in missing.items()))


if __name__ == "__main__":
    sys.exit(main())
