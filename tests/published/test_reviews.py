"""The sixty published cases, reviewed, against what the law says about them by hand (``expected.toml``, semantics in its header)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from thanhtra.casefile import Case
from thanhtra.exchange import read_case
from thanhtra.findings import Review
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))
WANTED = [(case, at, wanted) for case, table in EXPECTED.items() for at, wanted in enumerate(table["answers"])]


@cache
def documents() -> dict[str, Case]:
    book = Rulebook.built_in()
    folder = HERE.parents[1] / "examples" / "published"
    return {case.id: case for path in sorted(folder.glob("*.json")) if (case := read_case(path, slugs=book))}


@cache
def reviewed(case: str) -> Review:
    return review(documents()[case], Rulebook.built_in())


def test_every_published_document_has_an_expectation() -> None:
    assert set(documents()) == set(EXPECTED)


@pytest.mark.parametrize(
    ("case", "wanted"), [(c, w) for c, _, w in WANTED], ids=[f"{c}-{at}-{w['check']}" for c, at, w in WANTED]
)
def test_a_published_case_gets_the_answer_the_law_gives(case: str, wanted: dict[str, Any]) -> None:
    answers = [a for a in reviewed(case).answers if a.check == wanted["check"] and a.event == wanted["event"]]
    answers = [a for a in answers if wanted.get("act") in (None, a.act)]
    allowed = {wanted["answer"], "not_assessed"} if wanted.get("or_not_assessed") else {wanted["answer"]}
    assert answers, f"{wanted['check']} gave no answer; {wanted['why']}"
    for answer in answers:
        assert answer.kind in allowed, wanted["why"]
        if "missing" in wanted:
            assert sorted(answer.missing) == sorted(wanted["missing"]), wanted["why"]
        assert set(wanted.get("missing_has", ())) <= set(answer.missing), wanted["why"]


@pytest.mark.parametrize("case", [case for case, table in EXPECTED.items() if table.get("never_voids")])
def test_what_a_court_upheld_or_a_lone_print_shows_is_never_void(case: str) -> None:
    assert [a.message.en for a in reviewed(case).findings if a.severity is Severity.VOIDS] == []
