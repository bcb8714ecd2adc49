"""What ``given`` and ``beside`` keep a check from saying: nothing, but where the condition is part of the question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from thanhtra import Rulebook, read_case
from thanhtra.casefile import Case
from thanhtra.checks import all_checks, check, finding, not_assessed
from thanhtra.situations import situations
from thanhtra.terms import Defect
from thanhtra.testing import unasked

BOOK = Rulebook.built_in()
GOLDEN = Path(__file__).parent / "golden"
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json"
NARROW = [one for one in all_checks() if one.given or one.beside]
PART_OF_THE_QUESTION = {"DEC07", "DEC10", "MIN03", "MIN08", "MIN11"}
"""Their functions count on the condition: nothing is asked of a paper that does not describe itself, or of minutes that are alone."""


def files() -> Iterator[Case]:
    """The files written for these questions: most of them tell what they wait for, and many leave it out."""
    for one in NARROW:
        for found in situations(GOLDEN / f"{one.code}.toml"):
            if not found.readings:
                yield found.read(BOOK)


def test_conditions_keep_no_answer_back_but_where_they_are_the_question() -> None:
    assert len(NARROW) > len(PART_OF_THE_QUESTION) + 10
    assert {one.check for one in unasked(NARROW, files(), BOOK)} == PART_OF_THE_QUESTION


@pytest.mark.parametrize(
    ("narrowed", "answer"),
    [({"given": "total_in_words"}, "finding"), ({"beside": "subject_ceased"}, "finding"), ({"given": "number"}, None)],
)
def test_an_answer_nobody_hears_is_told(narrowed: dict[str, Any], answer: str | None) -> None:
    def own(**told: Any) -> Any:
        @check(
            "OWN1", "own.n", about="decision_issued", defect=Defect.DUTY, vi="?", en="?", wrong=("", ""), source="office", **told
        )  # fmt: skip
        def answer(ctx: Any) -> Any:
            return finding() if ctx.event.number else not_assessed("fact:x")

        return answer

    case = read_case(TUTORIAL)
    found = [*unasked([own(**narrowed), own()], [case], BOOK)]
    at = next(i for i, e in enumerate(case.events) if e.kind == "decision_issued")
    assert found == ([("OWN1", case.id, at, None, answer, ())] if answer else [])


def test_a_function_that_counts_on_its_condition_is_told_as_broken() -> None:
    @check(
        "OWN1", "own.n", about="decision_issued", given="total_in_words", defect=Defect.DUTY, vi="?", en="?", wrong=("", ""), source="office"
    )  # fmt: skip
    def counting(ctx: Any) -> Any:
        return finding() if ctx.event.total_in_words.strip() else None

    (found,) = unasked([counting], [read_case(TUTORIAL)], BOOK)
    assert (found.answer, found.missing) == ("not_assessed", ("check:OWN1",))
