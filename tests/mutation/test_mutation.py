"""A change of any number, unit or date of the spine's rules is noticed: by a frozen answer, by a golden situation or by the reader.

The whole of ``procedure/`` is run by ``python tests/mutation/mutate_rules.py``; here the frozen answers and the spine's own files.
"""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

import pytest

from thanhtra.rulebook import Rulebook

_spec = importlib.util.spec_from_file_location("mutate_rules", Path(__file__).parent / "mutate_rules.py")
assert _spec is not None
assert _spec.loader is not None
rules = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(rules)

FROZEN = rules.frozen_answers()
EXPLAINED = tomllib.loads(rules.SURVIVORS.read_text(encoding="utf-8"))
SPINE = (
    "counting",
    "decision",
    "decision-after-criminal-return",
    "execution",
    "explanation-threshold",
    "explanation-written",
    "sending",
)


def test_the_rules_answer_as_they_did_when_frozen() -> None:
    book = Rulebook.built_in()
    known = rules.answers(book, book.procedure)
    assert {slug: known.get(slug) for slug in FROZEN} == FROZEN


def test_every_rule_of_the_procedure_is_frozen() -> None:
    procedure = Rulebook.built_in().procedure
    assert {*procedure.limits, *procedure.thresholds, *procedure.rules, "counting"} == set(FROZEN)


@pytest.mark.parametrize("slug", SPINE)
def test_no_change_of_a_spine_rule_goes_unnoticed(slug: str, tmp_path: Path) -> None:
    found = [(m, text) for m, text in rules.all_mutants() if m.file == f"{slug}.toml"]
    assert [m.name for m, text in found if not rules.caught(m, text, FROZEN, tmp_path)] == []
    assert found


def test_every_explained_survivor_is_still_a_mutant() -> None:
    assert set(EXPLAINED) <= {m.name for m, _ in rules.all_mutants()}
    assert all(EXPLAINED.values())
