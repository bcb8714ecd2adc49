"""An extra asked for alone brings what its program imports; the table of programs has every extra."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
OUR_OWN = {"test", "lint", "docs", "example"}
"""Extras for this repository."""


def _extras():
    spec = importlib.util.spec_from_file_location("extras", ROOT / ".ci" / "extras.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXTRAS = _extras()


def whole(extra):
    """The packages an extra brings, those of the extras of ours it names among them."""
    found = set()
    for one in DECLARED[extra]:
        if one.startswith("thanhtra["):
            found = found.union(*(whole(other) for other in one[len("thanhtra[") : -1].split(",")))
        else:
            found.add(one.partition(">")[0].partition("[")[0])
    return found


@pytest.mark.parametrize(
    ("extra", "needs"),
    [
        ("bulk", {"msgspec"}),
        ("arrow", {"msgspec", "pyarrow"}),
        ("spark", {"msgspec", "pandas", "pyarrow", "pyspark"}),
        ("sqlite-async", {"SQLAlchemy", "aiosqlite"}),
        ("postgresql", {"SQLAlchemy", "psycopg"}),
    ],
)
def test_a_room_is_whole_with_each_of_its_extras_alone(extra, needs):
    assert needs <= whole(extra)


def test_every_extra_has_a_program():
    assert set(EXTRAS.table()) == set(DECLARED) - OUR_OWN
    assert {program for program, _ in EXTRAS.table().values()} == {path.name for path in EXTRAS.EXTRAS.glob("*.py")}


@pytest.mark.parametrize("extra", [extra for extra in EXTRAS.table() if extra not in EXTRAS.NEEDS])
def test_its_program_prints_what_the_table_says(extra, tmp_path):
    program, line = EXTRAS.table()[extra]
    assert EXTRAS.printed(Path(sys.executable), program, tmp_path) == line
