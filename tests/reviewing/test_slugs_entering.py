"""A slug the book does not know is refused where a case made in Python enters, as the reader refuses it with the same book."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest

from thanhtra import Case, Rulebook, Unusable, deadlines_of, may, read_case, record, review
from thanhtra.events import Act, ActDetected, Official, Subject

BOOK = Rulebook.built_in()
MADE = Case(
    id="HS-1",
    subjects=(Subject(id="s1", kind="individual"),),
    officials=(Official(id="o1", post="chief-inspector-of-departmnet"),),
    acts=(Act(id="a1", subject="s1", field="telecomunications"),),
    events=(),
)
STEP = ActDetected(on=date(2020, 10, 5), by="o1", acts=("a1",))
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: review(MADE, BOOK),
        lambda: may(MADE, BOOK, STEP),
        lambda: record(MADE, BOOK, STEP),
        lambda: deadlines_of(MADE, BOOK),
    ],
)
def test_a_misspelt_slug_is_told_with_its_path_and_a_suggestion(ask):
    with pytest.raises(Unusable) as refused:
        ask()
    told = {p.path: p for p in refused.value.problems}
    assert {(p.path, p.code) for p in told.values()} == {
        ("$.officials[0].post", "unknown_slug"),
        ("$.acts[0].field", "unknown_slug"),
    }
    assert "chief-inspector-of-department" in told["$.officials[0].post"].expected


def test_the_right_slugs_are_let_in():
    case = attrs.evolve(
        MADE,
        officials=(Official(id="o1", post="chief-inspector-of-department"),),
        acts=(Act(id="a1", subject="s1", field="telecommunications"),),
    )
    assert record(case, BOOK, STEP).events == (STEP,)


def test_a_file_that_was_read_is_not_looked_at_again():
    """Whoever read it without a book decided to go on: what the book does not know is not assessed."""
    text = TUTORIAL.read_text(encoding="utf-8").replace("chief-inspector-of-department", "chief-of-nothing")
    assert review(read_case(text.encode()), BOOK).answers
