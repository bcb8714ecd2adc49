"""An extra asked for alone brings what its room imports."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

EXTRAS = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


@pytest.mark.parametrize(("extra", "needs"), [("bulk", {"msgspec"}), ("arrow", {"msgspec", "pyarrow"}), ("spark", {"msgspec", "pandas", "pyarrow", "pyspark"})])
def test_reviewing_many_is_whole_with_each_of_its_extras_alone(extra, needs):
    assert needs <= {one.partition(">")[0] for one in EXTRAS[extra]}
