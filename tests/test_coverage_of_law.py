"""Every version of every limit, threshold and rule has decided a golden situation both ways, or is listed with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.situations import coverage, excuses, given

HERE = Path(__file__).parent
EXCUSED = excuses(HERE / "coverage_of_law.toml")


@pytest.mark.no_cover  # every situation there is, each of them watched one by one elsewhere
def test_every_situation_is_answered_as_it_says_and_what_never_decided_is_listed() -> None:
    book = Rulebook.built_in()
    found = coverage(book, given([HERE / "checks" / "golden"], book))

    assert found.wrong == ()
    assert {v.name: v.never for v in found.versions if v.never} == {name: row.never for name, row in EXCUSED.items()}


def test_every_listed_version_says_why() -> None:
    assert all(row.why.endswith(".") for row in EXCUSED.values())
