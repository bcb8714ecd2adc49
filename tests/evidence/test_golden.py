"""A record on the last lawful day and the day after: everything that is told of it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from thanhtra.evidence import check_evidence
from thanhtra.exchange import read_evidence
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
GOLDEN = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))


def laid(base: dict, over: dict) -> dict:
    return {key: value for key, value in {**base, **over}.items() if value != ""}


@pytest.mark.parametrize("situation", GOLDEN["situation"], ids=lambda s: s["says"][:70])
def test_what_is_told_of_a_record(situation):
    device = laid(GOLDEN["device"], situation.get("device", {}))
    record = laid(GOLDEN["record"], situation.get("record", {}))
    document = {"format": "thanhtra.evidence", "version": 1, "id": "t", "devices": [device], "records": [record]}
    file = read_evidence(json.dumps(document, default=lambda day: day.isoformat()).encode())

    notes = list(check_evidence(file, BOOK, situation["on"]))

    assert situation["told"] == [f"{n.matter} {n.answer}" for n in notes]
    assert all(n.words[0] and n.words[1] for n in notes)
    assert all(bool(n.missing) == (n.answer == "not_assessed") for n in notes)
    assert all(n.cites or n.basis is None for n in notes)
    if "missing" in situation:
        assert situation["missing"] == [token for n in notes for token in n.missing]
    if "cites" in situation:
        assert situation["cites"] == [str(cite) for n in notes for cite in n.cites]
