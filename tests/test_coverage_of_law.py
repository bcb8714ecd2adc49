"""Every version of every limit, threshold and rule has decided a golden situation both ways, or is listed with the reason."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("coverage_of_law", Path(__file__).parent / "coverage_of_law.py")
assert _spec is not None
assert _spec.loader is not None
coverage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(coverage)


def test_what_never_decided_is_listed_and_what_is_listed_never_did() -> None:
    assert {name: row["never"] for name, row in coverage.explained().items()} == coverage.undecided()


def test_every_listed_version_says_why() -> None:
    assert all(row["why"].endswith(".") for row in coverage.explained().values())
