"""The linter goes on where a section cannot be read: what leans on it is passed over, the rest is still told, nothing twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from thanhtra.errors import NotInTheBook
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.lint import lint
from thanhtra.rulebook.lint_decrees import decree_problems, title_problems
from thanhtra.rulebook.periods import Periods

CITES = 'cites = ["15/2012/QH13 Đ70"]\n'


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def places(folder: Path) -> list[tuple[str, str]]:
    return sorted((p.file, p.where) for p in lint(folder))


def test_a_list_of_instruments_that_is_no_toml_is_told_once_and_nothing_is_held_against_it(tmp_path: Path) -> None:
    write(tmp_path, "instruments.toml", "[[instrument]\n")
    write(
        tmp_path,
        "readings.toml",
        '[[reading]]\nslug = "own"\nchoices = ["a"]\ndefault = "a"\nvi = ""\nen = "x"\ncites = ["9999/2019/NĐ-CP Đ1"]\n',
    )
    assert places(tmp_path) == [("instruments.toml", ""), ("readings.toml", "reading[0].vi")]


def test_a_decree_that_cannot_be_read_is_told_and_no_title_is_held_against_it(tmp_path: Path) -> None:
    head = f'instrument = "118/2021/NĐ-CP"\nvi = "x"\nen = "x"\nfrom = 2030-01-01\n{CITES}[maxima]\npost = "much"\n'
    write(tmp_path, "decrees/1-2030/decree.toml", head)
    assert places(tmp_path) == [("decrees/1-2030/decree.toml", "maxima.post")]


def test_where_a_decree_cannot_be_read_only_that_is_said_of_decrees_and_nothing_of_titles(tmp_path: Path) -> None:
    head = f'instrument = "118/2021/NĐ-CP"\nvi = "x"\nen = "x"\nfrom = 2030-01-01\n{CITES}[maxima]\npost = "much"\n'
    write(tmp_path, "decrees/1-2030/decree.toml", head)
    book = Rulebook.load(tmp_path)
    assert [(p.file, p.where) for p in decree_problems(book)] == [("decrees/1-2030/decree.toml", "maxima.post")]
    assert list(title_problems(book, [date(2026, 1, 1)])) == []


def test_a_clause_cited_whole_offers_on_condition_what_only_some_of_its_points_offer() -> None:
    act = Rulebook.built_in().violation(Citation.parse("174/2026/NĐ-CP Đ7.3"), on=date(2026, 7, 1))
    assert [(m.measure, m.condition) for m in act.additional] == [
        ("suspend-activity", "only for some points of the clause")
    ]
    assert not act.precise


def periods(folder: Path) -> Periods:
    write(
        folder,
        "periods.toml",
        f"""
[[period]]
kind = "X"
vi = "x"
en = "x"
[[period.version]]
from = 2013-07-01
{CITES}
first = {{ year = 0, month = 1, day = 1 }}
last = {{ year = 0, month = 6, day = 30 }}
[[period.version]]
from = 2020-01-01
gap = "not read"
""",
    )
    return Rulebook.load(folder).periods


def test_a_period_before_a_stretch_not_read_has_its_days(tmp_path: Path) -> None:
    alone = Periods({"X": periods(tmp_path).rules["X"]})
    found = alone.period("2015-X")
    assert (found.first.isoformat(), found.last.isoformat(), found.cut) == ("2015-01-01", "2015-06-30", False)


def test_a_year_no_calendar_has_begins_no_period() -> None:
    with pytest.raises(NotInTheBook, match="no rule had begun"):
        Rulebook.built_in().periods.period("0000-Q1")
