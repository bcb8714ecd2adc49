"""Every version of every limit, threshold and rule has decided a golden situation both ways, or is listed with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.situations import Coverage, coverage, excuses, given

HERE = Path(__file__).parent
EXCUSED = excuses(HERE / "coverage_of_law.toml")


@pytest.fixture(scope="module")
def golden() -> Coverage:
    book = Rulebook.built_in()
    return coverage(book, given([HERE / "checks" / "golden"], book))


def test_what_never_decided_is_listed_and_what_is_listed_never_did(golden: Coverage) -> None:
    assert {name: row.never for name, row in EXCUSED.items()} == {v.name: v.never for v in golden.versions if v.never}


def test_every_golden_situation_is_answered_as_it_says(golden: Coverage) -> None:
    assert golden.wrong == ()


def test_every_listed_version_says_why() -> None:
    assert all(row.why.endswith(".") for row in EXCUSED.values())
