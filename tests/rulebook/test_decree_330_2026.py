"""Decree 330/2026/NĐ-CP as read in its text: conventions, edges, and what it leaves standing."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "src/thanhtra/rulebook/data/decrees/330-2026"


LETTERS = "abcdđeghiklmnopqrs"
# fmt: off
COUNTS = [
    9, 6, 10, 10, 3, 21, 27,  # Articles 9 to 15
    10, 7, 7,  # Articles 16 to 18
    5, 5, 21, 5, 8, 2, 11, 25, 3, 4, 6, 3, 10, 2, 3,  # Articles 19 to 33
    9, 14, 2,  # Articles 34 to 36
    44, 34,  # Articles 37 and 38
    6, 3, 4, 9, 10, 12, 3, 3, 7, 7, 3, 7, 11, 6, 11, 9, 6, 19, 6, 8, 11, 7, 9, 3, 9, 9, 9, 10, 11, 4, 10, 10, 4,  # 39 to 71
]
# fmt: on


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


ACTS: dict[str, dict[str, Any]] = {row["at"]: row for row in _read("violations.toml")["act"]}


def test_sections_one_to_five_are_for_individuals_and_section_six_for_organisations() -> None:
    """Đ7.1: cyber amounts are an individual's, personal data an organisation's."""
    for at, row in ACTS.items():
        personal = int(at.split(".")[0]) >= 39
        assert ("personal-data" if personal else "cyber-security") == row["field"], at
        assert ("organization" if personal else None) == row.get("amounts_for"), at


def test_every_article_has_as_many_acts_as_the_text() -> None:
    """Chapter II runs from Article 9 to Article 71; points and undivided clauses counted in the text."""
    counts = Counter(int(at.split(".")[0]) for at in ACTS)

    assert [counts[article] for article in range(9, 72)] == COUNTS


def test_points_leave_no_hole() -> None:
    """Within a clause the letters run from a without a gap, or the clause is undivided."""
    clauses: dict[str, list[str]] = {}
    for at in ACTS:
        article, clause, *point = at.split(".")
        clauses.setdefault(f"{article}.{clause}", []).extend(point)
    for clause, points in clauses.items():
        assert "".join(points) == LETTERS[: len(points)], clause


@pytest.mark.parametrize(
    ("at", "least", "most"),
    [
        ("9.1.d", 5_000_000, 10_000_000),
        ("14.6.b", 70_000_000, 100_000_000),
        ("37.7", 90_000_000, 100_000_000),
        ("48.3.d", 500_000_000, 800_000_000),
        ("53.3.đ", 1_000_000_000, 3_000_000_000),
        ("56.4.c", 1_000_000_000, 3_000_000_000),
        ("70.2.b", 70_000_000, 150_000_000),
    ],
)
def test_frames_read_in_the_text(at: str, least: int, most: int) -> None:
    """The frames at the edges of the scale, as printed."""
    assert {"least": least, "most": most} == ACTS[at]["frame"]


def test_multiples_and_percentages_are_gaps() -> None:
    """Đ53.1 and Đ56.3 give no frame in đồng: nothing may be computed from them."""
    assert [at for at, row in ACTS.items() if "gap" in row["frame"]] == [
        "53.1.a", "53.1.b", "53.1.c", "53.1.d", "53.1.đ", "53.1.e", "56.3.a", "56.3.b", "56.3.c",
    ]  # fmt: skip


def test_a_warning_may_stand_for_the_fine_only_in_57_1() -> None:
    """Đ57.1 alone offers a warning or a fine."""
    assert [at for at, row in ACTS.items() if row.get("or_warning")] == ["57.1.a", "57.1.b", "57.1.c"]


def test_it_repeals_nothing() -> None:
    """Đ80 sets the day of force and ends no article of 15/2020/NĐ-CP."""
    decree = _read("decree.toml")

    assert "ends" not in decree
    assert any(item["at"] == "80" and "15/2020/NĐ-CP" in item["why"] for item in decree["unmodelled"])


def test_remedies_named_are_defined() -> None:
    """Each remedy is one of the ten of the Law or defined in the folder."""
    law = {
        "restore-original-state", "dismantle-works", "remedy-environment", "re-export", "destroy-goods",
        "correct-information", "remove-infringing-elements", "recall-products", "disgorge-gains", "other-remedy",
    }  # fmt: skip
    own = {row["slug"] for row in _read("remedies.toml")["remedy"]}

    assert {item["remedy"] for row in ACTS.values() for item in row.get("remedies", [])} <= law | own


@pytest.mark.parametrize(
    ("at", "cyber", "personal"),
    [
        ("72.1", 20_000_000, 300_000_000),
        ("72.2", 100_000_000, 1_500_000_000),
        ("75.1", 10_000_000, 150_000_000),
        ("76.6", 160_000_000, 2_400_000_000),
        ("77.2", 200_000_000, 3_000_000_000),
    ],
)
def test_ceilings_read_in_the_text(at: str, cyber: int, personal: int) -> None:
    """Đồng for cyber security; the stated percentage of 3 billion for personal data."""
    rows = [row for row in _read("powers.toml")["power"] if row["at"] == at]

    assert rows
    assert all(row["amounts"] == {"cyber-security": cyber, "personal-data": personal} for row in rows)


def test_only_three_police_posts_expel() -> None:
    """Đ72.4, Đ72.5 and Đ72.7: the province's immigration head and director, and the national immigration head."""
    assert [row["at"] for row in _read("powers.toml")["power"] if row.get("expel")] == ["72.4", "72.5", "72.7"]
