"""A body without identity and what identifies beside it are the whole again; values no reader let in are refused on the way in."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from thanhtra.casefile import Act, Additional, Case, DecisionIssued, FinePaid, MinutesDrawnUp, Sanction, Signatures
from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json, read_case
from thanhtra.law import Citation
from thanhtra.store.bodies import GONE, case_body, event_body, instant_text, name_of, put_back

EVERYTHING = read_case(Path(__file__).parents[1] / "exchange" / "everything.json")
WRITTEN = case_to_json(EVERYTHING)


@pytest.mark.parametrize("at", range(len(EVERYTHING.events)), ids=[e.kind for e in EVERYTHING.events])
def test_every_kind_of_event_is_whole_again(at: int) -> None:
    body, private = event_body(EVERYTHING.events[at])
    found = json.loads(body)
    put_back(found, private.get("event", {}))
    assert {"kind": WRITTEN["events"][at]["kind"], **found} == WRITTEN["events"][at]


def test_a_case_is_whole_again_and_names_nobody_by_itself() -> None:
    body, private = case_body(EVERYTHING)
    found = json.loads(body)
    for key, what in (
        ("subjects", "subject"),
        ("officials", "official"),
        ("delegations", "delegation"),
        ("acts", "act"),
    ):
        for member in found.get(key, ()):
            put_back(member, private.get(f"{what}:{member['id']}", {}))
    put_back(found, private.get("case", {}))
    head = {key: WRITTEN[key] for key in ("format", "version", "id", "events")}
    assert {**head, **found} == WRITTEN
    assert GONE not in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize(
    ("event", "path", "code"),
    [
        (DecisionIssued(kind="decision_issued", sanctions=[Sanction(act="a1")]), "$.sanctions", "wrong_type"),
        (DecisionIssued(kind="decision_issued", sanctions=(Act(id="a1", subject="s1"),)), "$.sanctions", "wrong_type"),
        (DecisionIssued(kind="decision_issued", basis=("118/2021/NĐ-CP Đ14",)), "$.basis", "bad_citation"),
        (
            DecisionIssued(
                kind="decision_issued", sanctions=(Sanction(act="a1", provision=Citation("15/2020/NĐ-CP")),)
            ),
            "$.sanctions.provision",
            "bad_citation",
        ),
        (FinePaid(kind="fine_paid", amount=1, at=datetime(2026, 1, 5)), "$.at", "bad_instant"),  # noqa: DTZ001 - the point
        (FinePaid(kind="fine_paid", amount=1, on=datetime(2026, 1, 5, tzinfo=UTC)), "$.on", "wrong_type"),
        (MinutesDrawnUp(kind="minutes_drawn_up", signatures="signed"), "$.signatures", "wrong_type"),
    ],
)
def test_a_value_no_reader_let_in_is_refused(event: Any, path: str, code: str) -> None:
    with pytest.raises(Unusable) as caught:
        event_body(event)
    assert [(p.path, p.code) for p in caught.value.problems] == [(path, code)]


def test_a_case_with_such_a_value_is_refused_too() -> None:
    with pytest.raises(Unusable) as caught:
        case_body(Case(id="x", acts=(Act(id="a1", subject="s1", began="2020-01-01"),), events=()))  # type: ignore[arg-type]
    assert [p.path for p in caught.value.problems] == ["$.acts.began"]


def test_records_inside_records_are_cut_too() -> None:
    sanction = Sanction(act="a1", additional=(Additional(measure="confiscate"), Additional(measure="expel")))
    event = DecisionIssued(kind="decision_issued", on=date(2026, 1, 5), sanctions=(sanction,))
    assert json.loads(event_body(event)[0])["sanctions"][0]["additional"] == [
        {"measure": "confiscate"},
        {"measure": "expel"},
    ]
    signed = MinutesDrawnUp(kind="minutes_drawn_up", signatures=Signatures(maker=True))
    assert json.loads(event_body(signed)[0])["signatures"] == {"maker": True}


@pytest.mark.parametrize("name", ["", "x" * 101, "a\0b"])
def test_a_name_no_column_holds_is_refused(name: str) -> None:
    with pytest.raises(Unusable):
        name_of(name, "$.id")


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(Unusable):
        instant_text(datetime(2026, 1, 5))  # noqa: DTZ001 - the point
