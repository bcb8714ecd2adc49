"""The page that sets random rows beside their sources shows the rows the seed draws, and two halves that agree."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from thanhtra.rulebook import Rulebook

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "development" / "random-rows.md").read_text(encoding="utf-8")
BOOK = Rulebook.built_in()
FIGURES = re.compile(r"(\d[\d.]*\d{3}) – (\d[\d.]*\d{3})")


def _script():
    spec = importlib.util.spec_from_file_location("random_rows", ROOT / "tests" / "rulebook" / "random_rows.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROWS = _script()


def tabled(instrument: str) -> list[list[str]]:
    """The rows of one decree's table, cell by cell."""
    section = PAGE.partition(f"\n## {instrument}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ") and not line.startswith("| row |")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


@pytest.mark.parametrize("instrument", ROWS.DECREES)
def test_the_page_shows_the_rows_the_seed_draws(instrument):
    drawn = ROWS.drawn(instrument, BOOK)
    assert len(drawn) == ROWS.EACH
    assert [[str(row.citation).partition(" Đ")[2], str(row.start)] for row in drawn] == [
        row[:2] for row in tabled(instrument)
    ]


@pytest.mark.parametrize("instrument", ROWS.DECREES)
def test_the_books_half_is_what_the_book_holds(instrument):
    held = [[ROWS.frame_of(row), ROWS.book_cell(row)] for row in ROWS.drawn(instrument, BOOK)]
    assert held == [row[2:4] for row in tabled(instrument)]


@pytest.mark.parametrize("instrument", ROWS.DECREES)
def test_the_sources_figures_are_the_books(instrument):
    for place, day, frame, book, source, *_ in tabled(instrument):
        printed = FIGURES.search(source)
        assert printed, (place, day)
        assert frame.replace(",", "").split("-") == [figure.replace(".", "") for figure in printed.groups()], (
            place,
            day,
        )
        assert ("or warning" in book) == ("warning or" in source), (place, day)
