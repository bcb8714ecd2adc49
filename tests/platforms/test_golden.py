"""A request on the last second of its clock and the one after, and everything a foreign provider owes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from thanhtra.exchange import read_online_requests
from thanhtra.platforms import check_requests
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
GOLDEN = tomllib.loads(Path(__file__).with_name("golden.toml").read_text(encoding="utf-8"))


def laid(base: dict, over: dict) -> dict:
    return {key: value for key, value in {**base, **over}.items() if value != ""}


@pytest.mark.parametrize("situation", GOLDEN["situation"], ids=lambda s: s["says"][:70])
def test_what_is_told(situation):
    party = laid(GOLDEN["party"], situation.get("party", {}))
    others = [laid(GOLDEN["request"], one) for one in situation.get("before", [])]
    requests = [] if situation.get("request") == "" else [laid(GOLDEN["request"], situation.get("request", {}))]
    document = {"format": "thanhtra.platforms", "version": 1, "id": "t", "parties": [party], "requests": [*others, *requests]}
    file = read_online_requests(json.dumps(document, default=lambda day: day.isoformat()).encode())

    notes = [n for n in check_requests(file, BOOK, situation["on"]) if n.of in ("r1", party["id"])]

    assert situation["told"] == [f"{n.matter} {n.answer}" for n in notes]
    assert all(n.words[0] and n.words[1] for n in notes)
    assert all(n.missing for n in notes if n.answer == "not_assessed")
    assert all(n.cites or n.basis is None for n in notes)
    if "act" in situation:
        assert [situation["act"]] == [str(n.act) for n in notes if n.answer == "finding"]
        assert all(n.who for n in notes if n.answer == "finding")
    if "missing" in situation:
        assert situation["missing"] == [token for n in notes for token in n.missing]
