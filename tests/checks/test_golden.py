"""Each check in the situations of its golden file: in order, not in order, and not to be known, on the edge of the law."""

from __future__ import annotations

from pathlib import Path

import pytest

from thanhtra.checks import all_checks
from thanhtra.law import Citation
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.situations import Situation, situations

GOLDEN = {path.stem: list(situations(path)) for path in sorted((Path(__file__).parent / "golden").glob("*.toml"))}
SITUATIONS = [one for found in GOLDEN.values() for one in found]
NAMES = [f"{one.check}: {one.says}" for one in SITUATIONS]
ANSWERS = {"satisfied", "finding", "not_assessed"}


@pytest.mark.parametrize("situation", SITUATIONS, ids=NAMES)
def test_a_situation_gets_its_answer(situation: Situation) -> None:
    """Among all the checks; alone: tests/test_coverage_of_law.py."""
    book = Rulebook.built_in(readings=dict(situation.readings))
    answers = review(situation.read(book), book).answers
    assert (
        situation.compared(
            [
                a
                for a in answers
                if a.check == situation.check and a.event == situation.event and situation.act in (None, a.act)
            ]
        )
        == []
    )
    assert situation.deadline_differences(book) == []


@pytest.mark.parametrize("code", GOLDEN)
def test_a_golden_file_shows_all_three_answers(code: str) -> None:
    assert {one.check for one in GOLDEN[code]} == {code}
    assert {one.wanted["answer"] for one in GOLDEN[code]} >= ANSWERS


def test_every_golden_file_is_about_a_check() -> None:
    assert set(GOLDEN) <= {c.code for c in all_checks()}


SPINE = {
    "MIN01",
    "EXP01",
    "DEC01",
    "DEC02",
    "DEC03",
    "DEC04",
    "DEC05",
    "DEC06",
    "SEND01",
    "ENF01",
    "ENF02",
    "ORD01",
    "ORD02",
}


def test_every_check_of_the_spine_has_a_golden_file() -> None:
    assert set(GOLDEN) >= SPINE


@pytest.mark.parametrize("situation", SITUATIONS, ids=NAMES)
def test_a_situation_says_where_the_law_says_it(situation: Situation) -> None:
    assert situation.says.endswith(".")
    for source in situation.source.split("; "):
        Citation.parse(source)


def test_a_check_code_is_used_once() -> None:
    codes = [c.code for c in all_checks()]
    assert len(codes) == len(set(codes))
