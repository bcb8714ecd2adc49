"""Each check in the situations of its golden file: in order, not in order, and not to be known, on the edge of the law."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from thanhtra.checks import all_checks
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

_spec = importlib.util.spec_from_file_location("situations", Path(__file__).parent / "situations.py")
assert _spec is not None
assert _spec.loader is not None
golden = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(golden)

SITUATIONS: list[tuple[str, dict[str, Any]]] = list(golden.situations())
ANSWERS = {"satisfied", "finding", "not_assessed"}


@pytest.mark.parametrize(("code", "situation"), SITUATIONS, ids=[f"{c}: {s['says']}" for c, s in SITUATIONS])
def test_a_situation_gets_its_answer(code: str, situation: dict[str, Any]) -> None:
    readings = situation.get("readings")
    answer = golden.answered(code, situation, Rulebook.built_in(readings=readings))
    assert golden.differences(situation, answer) == []


@pytest.mark.parametrize(("code", "table"), golden.files().items())
def test_a_golden_file_shows_all_three_answers(code: str, table: dict[str, Any]) -> None:
    assert table["check"] == code
    assert {s["answer"] for s in table["situation"]} >= ANSWERS


def test_every_golden_file_is_about_a_check() -> None:
    assert set(golden.files()) <= {c.code for c in all_checks()}


SPINE = {"MIN01", "EXP01", "DEC01", "DEC02", "DEC03", "DEC04", "DEC05", "DEC06", "SEND01", "ENF01", "ENF02", "ORD01", "ORD02"}


def test_every_check_of_the_spine_has_a_golden_file() -> None:
    assert set(golden.files()) >= SPINE


@pytest.mark.parametrize(("code", "situation"), SITUATIONS, ids=[f"{c}: {s['says']}" for c, s in SITUATIONS])
def test_a_situation_says_where_the_law_says_it(code: str, situation: dict[str, Any]) -> None:
    assert situation["says"].endswith(".")
    for source in situation["source"].split("; "):
        Citation.parse(source)


def test_a_check_code_is_used_once() -> None:
    codes = [c.code for c in all_checks()]
    assert len(codes) == len(set(codes))
