"""The table of the faults of embedding names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [
    line
    for line in (ROOT / "docs" / "development" / "embedding.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ")
][1:]


def functions(path: str) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_each_of_the_twelve_is_held_by_tests_that_are_there():
    named = [re.findall(r"`([\w/]+\.py)::(\w+)`", row.split(" | ")[-1]) for row in ROWS]
    assert len(named) == 12
    assert all(named)
    assert [(path, test) for tests in named for path, test in tests if test not in functions(path)] == []
