"""An examiner's situations, written from the statutes: what the review says of each is what the article says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.examination.reading import FILES, HERE, disagreements, situations

from thanhtra.checks import all_checks
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

ROOMS = sorted(path for path in Path(HERE).glob("*.toml") if path.stem != "files")
ALL = [(f"{room.stem}: {one['says']}", one) for room in ROOMS for one in situations(room)]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.built_in()


@pytest.mark.parametrize("one", [one for _, one in ALL], ids=[name for name, _ in ALL])
def test_the_review_agrees_with_the_examiner(one: dict[str, Any], book: Rulebook) -> None:
    assert disagreements(one, book) == []


def test_every_situation_is_a_sentence_and_says_where_the_law_says_it() -> None:
    for _, one in ALL:
        assert one["says"].endswith(".")
        for source in one["source"].split("; "):
            Citation.parse(source)


def test_every_question_a_situation_names_is_one_that_is_asked() -> None:
    """A code nobody has is satisfied by no answer and found by none."""
    named = {wanted["check"] for _, one in ALL for wanted in one["expect"] if "check" in wanted}
    assert named <= {check.code for check in all_checks()}


def test_no_sentence_is_written_twice_and_every_file_is_used() -> None:
    assert len({name for name, _ in ALL}) == len(ALL)
    assert {one["file"] for _, one in ALL} == set(FILES)


def test_a_situation_that_wants_the_wrong_answer_disagrees(book: Rulebook) -> None:
    wrong = {
        "file": "2022",
        "expect": [
            {"check": "DEC01", "is": ["finding"]},
            {"finding": "voids"},
            {"deadline": "decision", "due": "2022-03-18"},
        ],
    }
    assert [line.partition(":")[0] for line in disagreements(wrong, book)] == [
        "DEC01",
        "no finding (voids)",
        "deadline decision",
    ]
