"""A licence on a day, the last lawful one and the day after: everything that is told of it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from thanhtra.exchange.licence_register import read_licence_register
from thanhtra.licensing import check_register
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
GOLDEN = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("situation", GOLDEN["situation"], ids=lambda s: s["says"][:60])
def test_what_is_told_of_a_licence(situation):
    drawn = {key: value for key, value in {**GOLDEN["base"], **situation.get("licence", {})}.items() if value != ""}
    document = {"format": "thanhtra.licences", "version": 1, "id": "r", "licences": [drawn]}
    register = read_licence_register(json.dumps(document, default=lambda day: day.isoformat()).encode())

    notes = check_register(register, BOOK, situation["on"])

    assert situation["told"] == [f"{note.matter} {note.answer}" for note in notes]
    assert all(note.words[0] and note.words[1] for note in notes)
    assert all(bool(note.missing) == (note.answer == "not_assessed") for note in notes)
    assert all(note.cites or note.basis is None for note in notes)
