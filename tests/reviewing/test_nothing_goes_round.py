"""What a review worked out is gone with the review: nothing holds what holds it, so that the collector has nothing to look for."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from thanhtra import Case, Rulebook, read_case, review
from thanhtra.exchange import review_to_json
from thanhtra.reviewing import deadlines_of

PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))
BOOK = Rulebook.built_in()

USES: dict[str, Callable[[Case], Any]] = {
    "review": lambda case: review(case, BOOK).has_findings,
    "answers": lambda case: [(a.message.vi, a.cites) for a in review(case, BOOK).answers],
    "deadlines": lambda case: deadlines_of(case, BOOK),
    "all of it": lambda case: review_to_json(review(case, BOOK)),
}


@pytest.mark.parametrize("use", USES)
def test_a_review_leaves_nothing_to_the_collector(use: str) -> None:
    cases = [read_case(path) for path in PUBLISHED]
    for case in cases:
        USES[use](case)  # the rules it asks for are read once, and stay
    gc.collect()
    gc.disable()
    gc.freeze()  # what is there now is not looked at again
    try:
        left = {}
        for path, case in zip(PUBLISHED, cases, strict=True):
            USES[use](case)
            left[path.stem] = gc.collect()
    finally:
        gc.unfreeze()
        gc.enable()
    assert {name: count for name, count in left.items() if count} == {}
