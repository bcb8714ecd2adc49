"""Decrees 119/2020/NĐ-CP and 159/2013/NĐ-CP on the press and publishing: conventions, amendments, what is carried over."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DECREES = Path(__file__).parents[2] / "src/thanhtra/rulebook/data/decrees"
AMENDED = date(2022, 1, 27)


def _read(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads((DECREES / folder / name).read_text(encoding="utf-8"))


ACTS = _read("119-2020", "violations.toml")["act"]


def test_only_article_6_is_stated_for_individuals() -> None:
    """Đ4.2: amounts are an organisation's except those on the use of press cards."""
    assert {row["at"].split(".")[0] for row in ACTS if row.get("amounts_for") == "individual"} == {"6"}


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [
        ("6.2.a", (10_000_000, 20_000_000), (10_000_000, 30_000_000)),
        ("6.3", (20_000_000, 40_000_000), (30_000_000, 50_000_000)),
        ("7.1", (10_000_000, 20_000_000), (10_000_000, 30_000_000)),
    ],
)
def test_frames_raised_by_14_2022(at: str, before: tuple[int, int], after: tuple[int, int]) -> None:
    """The old frame stays in the old file, the new one in the amending decree's, keyed by the amended address."""
    (old,) = [row["frame"] for row in ACTS if row["at"] == at]
    amended = f"119/2020/NĐ-CP Đ{at}"
    (new,) = [row["frame"] for row in _read("14-2022", "violations.toml")["act"] if row["at"] == amended]

    assert (old["least"], old["most"]) == before
    assert (new["least"], new["most"]) == after


def test_what_is_carried_past_the_amendment_is_inference() -> None:
    """A clause quoted in 2020 to 2021 goes on from 2022-01-27 at the same amounts, marked as inference."""
    first = {row["at"]: row for row in ACTS if "from" not in row}
    for row in ACTS:
        if "from" in row:
            assert (row["from"], row["known"]) == (AMENDED, "inference"), row["at"]
            assert row["frame"] == first[row["at"]]["frame"], row["at"]


def test_the_maximum_for_the_press_rose_with_14_2022() -> None:
    """Đ4.1: 100 million for an individual as issued, 250 million for the press as codified after 14/2022/NĐ-CP."""
    assert _read("119-2020", "decree.toml")["maxima"]["press"] == 100_000_000
    assert _read("14-2022", "decree.toml")["maxima"]["press"] == 250_000_000


def test_159_2013_is_stated_for_individuals_and_ended() -> None:
    """The older decree printed an individual's amounts; it ended on 2020-12-01."""
    (end,) = _read("119-2020", "decree.toml")["ends"]

    assert _read("159-2013", "decree.toml")["amounts_for"] == "individual"
    assert (end["instrument"], end["whole"], end["from"]) == ("159/2013/NĐ-CP", True, date(2020, 12, 1))
