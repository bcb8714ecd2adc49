"""A request on the last second of its clock and the one after, and everything a foreign provider owes."""

from __future__ import annotations

import json
import tomllib
from datetime import date
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
    document = {
        "format": "thanhtra.platforms",
        "version": 1,
        "id": "t",
        "parties": [party],
        "requests": [*others, *requests],
    }
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


def test_an_office_is_owed_on_a_decision_since_the_decree_of_2026():
    party = {key: value for key, value in GOLDEN["party"].items() if key != "office"} | {"office": False}
    document = {"format": "thanhtra.platforms", "version": 1, "id": "t", "parties": [party], "requests": []}
    file = read_online_requests(json.dumps(document, default=lambda day: day.isoformat()).encode())

    before, since = (
        [n for n in check_requests(file, BOOK, on) if n.matter == "office"]
        for on in (date(2026, 8, 18), date(2026, 8, 19))
    )

    assert [str(c) for c in before[0].cites] == ["116/2025/QH15 Đ25.3"]
    assert [str(c) for c in since[0].cites] == ["333/2026/NĐ-CP Đ19.3.a", "333/2026/NĐ-CP Đ19.6"]
    assert "12 tháng" not in before[0].words[0]
    assert "12 tháng" in since[0].words[0]
    assert "12 months" in since[0].words[1]


def test_a_lock_for_good_by_the_decree_of_2026_may_rest_on_what_no_file_shows():
    request = GOLDEN["request"] | {
        "what": "lock-account",
        "account": "a",
        "for_good": True,
        "basis": ["333/2026/NĐ-CP Đ16.4.đ"],
        "sent": "2026-08-19T08:00:00+07:00",
        "received": "2026-08-19T08:00:00+07:00",
        "done": "2026-08-19T08:00:00+07:00",
    }
    document = {
        "format": "thanhtra.platforms",
        "version": 1,
        "id": "t",
        "parties": [GOLDEN["party"]],
        "requests": [request],
    }
    file = read_online_requests(json.dumps(document, default=lambda day: day.isoformat()).encode())

    (note,) = (n for n in check_requests(file, BOOK, date(2026, 8, 20)) if n.matter == "lock-grounds")

    assert note.words[1].endswith("the law has a further ground that no file shows")
