"""Decree 15/2020/NĐ-CP and the decrees that amend it: what is known, from which day, and what is said to be missing."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DECREES = Path(__file__).parents[2] / "src/thanhtra/rulebook/data/decrees"
IN_FORCE, AMENDED = date(2020, 4, 15), date(2022, 1, 27)


def _read(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads((DECREES / folder / name).read_text(encoding="utf-8"))


DECREE = _read("15-2020", "decree.toml")
ACTS = _read("15-2020", "violations.toml")["act"]


def _only(folder: str, at: str) -> dict[str, Any]:
    (row,) = [row for row in _read(folder, "violations.toml")["act"] if row["at"] == at]
    return row


@pytest.mark.parametrize("point", list("abcdđegh"))
def test_the_eight_acts_of_article_101_run_from_the_first_day(point: str) -> None:
    """Đ101.1: 10 to 20 million for organisations, from 2020-04-15 on and not amended since."""
    row = _only("15-2020", f"101.1.{point}")

    assert row["frame"] == {"least": 10_000_000, "most": 20_000_000}
    assert not {"from", "ended", "amounts_for"} & set(row)
    assert DECREE["from"] == IN_FORCE
    assert DECREE["amounts_for"] == "organization"


def test_only_article_106_is_stated_for_individuals() -> None:
    """Đ4.3: amounts are an organisation's except those on players."""
    assert {row["at"] for row in ACTS if row.get("amounts_for")} == {"106.1", "106.2", "106.3.a", "106.3.b"}


def test_a_row_that_begins_later_has_a_gap_before_it() -> None:
    """What was read only as amended says so for the days before; nothing is carried back."""
    gaps = {row["at"] for row in ACTS if "gap" in row["frame"] and "from" not in row}
    later = {row["at"] for row in ACTS if row.get("from") == AMENDED}

    assert later
    assert later <= gaps


def test_two_years_for_the_sixteen_exceptions() -> None:
    """Đ4.5 from 2022-01-27: two years for sixteen provisions, one for the rest."""
    exception, rule = DECREE["limitation"]

    assert (exception["amount"], exception["from"], len(exception["provisions"])) == (2, AMENDED, 16)
    assert (rule["amount"], rule["provisions"]) == (1, ["5-113"])


def test_it_ends_the_decrees_before_it() -> None:
    """Đ122.2: 174/2013/NĐ-CP whole and 49/2017/NĐ-CP Article 2 end on 2020-04-15."""
    assert [(end["instrument"], end["from"]) for end in DECREE["ends"]] == [
        ("174/2013/NĐ-CP", IN_FORCE),
        ("49/2017/NĐ-CP", IN_FORCE),
    ]


def test_nobody_ends_the_articles_on_spam() -> None:
    """Neither 174/2026/NĐ-CP nor 330/2026/NĐ-CP repeals Articles 78 to 95: no end may be written for 94."""
    for folder in ("174-2026", "330-2026"):
        if (DECREES / folder).is_dir():
            for end in _read(folder, "decree.toml").get("ends", []):
                assert not {"94", "95", "94-95", "78-95"} & set(end.get("articles", [])), folder
                assert not end.get("whole"), folder


def test_personal_data_as_amended_lives_with_the_amending_decree() -> None:
    """Đ84.2.c by clause 30 of Article 1 of 14/2022/NĐ-CP: 40 to 60 million."""
    row = _only("14-2022", "15/2020/NĐ-CP Đ84.2.c")

    assert row["by"] == "1.30"
    assert row["frame"] == {"least": 40_000_000, "most": 60_000_000}


def test_civil_cryptography_came_with_211_2025() -> None:
    """Đ93a from 2025-09-09, by Article 11 of 211/2025/NĐ-CP."""
    assert _read("211-2025", "decree.toml")["from"] == date(2025, 9, 9)
    assert _only("211-2025", "15/2020/NĐ-CP Đ93a.6.g")["frame"] == {"least": 160_000_000, "most": 180_000_000}
    assert _only("211-2025", "15/2020/NĐ-CP Đ93a.1")["frame"] == {"warning_only": True}


def test_two_ceilings_quoted_by_the_amended_chapter() -> None:
    """Đ115.2 and Đ116.5: the district chair and the province police director, 100 and 40 million, on what is allotted."""
    rows = {row["at"]: row for row in _read("14-2022", "powers.toml")["power"]}
    for at in ("15/2020/NĐ-CP Đ115.2", "15/2020/NĐ-CP Đ116.5"):
        assert rows[at]["amounts"]["telecommunications"] == 100_000_000, at
        assert rows[at]["amounts"]["post"] == 40_000_000, at
        assert "98-102" in rows[at]["provisions"], at
        assert "80" not in rows[at]["provisions"], at
