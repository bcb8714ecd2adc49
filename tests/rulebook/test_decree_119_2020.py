"""Decrees 119/2020/NĐ-CP and 159/2013/NĐ-CP on the press and publishing: conventions, amendments, what is carried over."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from thanhtra.errors import NoLongerInForce
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()
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
    first = {row["at"]: row for row in ACTS if "from" not in row and "gap" not in row["frame"]}
    for row in ACTS:
        if "from" in row and row["at"] in first:
            assert (row["from"], row["known"]) == (AMENDED, "inference"), row["at"]
            assert row["frame"] == first[row["at"]]["frame"], row["at"]


def test_a_clause_read_only_after_the_amendment_begins_with_it() -> None:
    """Đ5.2.a is quoted after 14/2022/NĐ-CP alone: an act before 2022-01-27 has no frame."""
    at = Citation.parse("119/2020/NĐ-CP Đ5.2.a")

    before = BOOK.violation(at, on=date(2022, 1, 26))
    assert before.frame is None
    assert before.gap
    held = BOOK.violation(at, on=AMENDED)
    assert (held.known, held.frame) == (Basis.SECONDARY, Frame(10_000_000, 15_000_000))


@pytest.mark.parametrize(
    ("at", "least"), [("5.1.a", 3_000_000), ("5.1.d", 3_000_000), ("5.2.b", 5_000_000), ("5.2.d", 5_000_000)]
)
def test_licences_of_159_2013_are_read_of_a_summary(at: str, least: int) -> None:
    """The letters are by the order of a summary, so inference; from 2020-12-01 none goes on."""
    provision = Citation.parse(f"159/2013/NĐ-CP Đ{at}")

    held = BOOK.violation(provision, on=date(2020, 11, 30))
    assert held.known is Basis.INFERENCE
    assert held.frame is not None
    assert held.frame.least == least
    with pytest.raises(NoLongerInForce):
        BOOK.violation(provision, on=date(2020, 12, 1))


def test_the_maximum_for_the_press_rose_with_14_2022() -> None:
    """Đ4.1: 100 million for an individual as issued, 250 million for the press as codified after 14/2022/NĐ-CP."""
    assert _read("119-2020", "decree.toml")["maxima"]["press"] == 100_000_000
    assert _read("14-2022", "decree.toml")["maxima"]["press"] == 250_000_000


def test_159_2013_is_stated_for_individuals_and_ended() -> None:
    """The older decree printed an individual's amounts; it ended on 2020-12-01."""
    (end,) = _read("119-2020", "decree.toml")["ends"]

    assert _read("159-2013", "decree.toml")["amounts_for"] == "individual"
    assert (end["instrument"], end["whole"], end["from"]) == ("159/2013/NĐ-CP", True, date(2020, 12, 1))
