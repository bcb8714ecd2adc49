"""The front door: what ``thanhtra`` exports, and what it costs to knock."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import get_args

import thanhtra


def test_every_name_is_there():
    """Names that are fetched when first used are fetched from where they live."""
    assert [name for name in thanhtra.__all__ if name != "Answer" and getattr(thanhtra, name).__name__ != name] == []
    assert set(get_args(thanhtra.Answer)) == {thanhtra.Satisfied, thanhtra.Finding, thanhtra.NotAssessed}


def test_an_unknown_name_is_an_attribute_error():
    """As of any module."""
    assert not hasattr(thanhtra, "no_such_name")


def test_knocking_is_cheap():
    """Neither the state machine, nor the reader's library, nor the rule data are loaded by the import."""
    heavy = {
        "statemachine",
        "cattrs",
        "tomllib",
        "thanhtra.findings",
        "thanhtra.rulebook.book",
        "thanhtra.checks",
        "thanhtra.exchange",
    }
    unwatched = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, thanhtra; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
        env=unwatched,
    )
    assert heavy.intersection(loaded.stdout.split()) == set()
