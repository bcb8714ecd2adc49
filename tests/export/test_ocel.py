"""Histories as an OCEL 2.0 log: whole in itself, and read by a process-mining library."""

from __future__ import annotations

import importlib.util
import json
import warnings
from pathlib import Path

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.export.ocel import ocel

BOOK = Rulebook.built_in()
ROOT = Path(__file__).parents[2]
PUBLISHED = sorted((ROOT / "examples" / "published").glob("*.json"))[:12]
CASES = [read_case(path) for path in (ROOT / "docs" / "tutorial" / "bk-2020-017.json", *PUBLISHED)]
LOG = ocel((case, review(case, BOOK)) for case in CASES)


def test_objects_and_events_are_of_declared_types_and_unlike_ids():
    for one, many in (("object", "objects"), ("event", "events")):
        declared = {kind["name"] for kind in LOG[f"{one}Types"]}
        assert {thing["type"] for thing in LOG[many]} <= declared
        ids = [thing["id"] for thing in LOG[many]]
        assert len(ids) == len(set(ids)) > 0


def test_relations_lead_to_objects_of_the_log():
    known = {thing["id"] for thing in LOG["objects"]}
    assert [
        r for thing in (*LOG["objects"], *LOG["events"]) for r in thing["relationships"] if r["objectId"] not in known
    ] == []


def test_every_event_with_a_day_is_there_and_touches_its_case():
    assert len(LOG["events"]) == sum(event.day is not None for case in CASES for event in case.events)
    assert all(any(r["qualifier"] == "case" for r in event["relationships"]) for event in LOG["events"])


def test_a_day_begins_on_the_laws_clock():
    first = LOG["events"][0]
    assert (first["type"], first["time"]) == ("act_detected", "2020-09-30T17:00:00Z")


def test_a_decision_hangs_on_its_minutes():
    decision = next(event for event in LOG["events"] if event["type"] == "decision_issued")
    assert {r["qualifier"]: r["objectId"] for r in decision["relationships"]}[
        "about"
    ] == "minutes:BK-2020-017/01/BB-VPHC"


def test_names_of_people_stay_at_home():
    named = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "N",
        "subjects": [{"id": "s1", "kind": "individual", "name": "Nguyễn Thị Kín"}],
        "events": [],
    }
    case = read_case(json.dumps(named).encode())
    assert "Kín" not in json.dumps(ocel([(case, review(case, BOOK))]), ensure_ascii=False)


@pytest.mark.skipif(
    importlib.util.find_spec("pm4py") is None, reason="pm4py is not installed; it is no dependency of ours"
)
def test_pm4py_opens_it(tmp_path):
    made = tmp_path / "log.json"
    made.write_text(json.dumps(LOG, ensure_ascii=False), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pm4py  # noqa: PLC0415 - slow to load, and absent from most machines

        log = pm4py.read_ocel2_json(str(made))
        assert len(log.events) == len(LOG["events"])
        assert set(pm4py.ocel_get_object_types(log)) <= {kind["name"] for kind in LOG["objectTypes"]}
        assert len(pm4py.ocel_flattening(log, "case")) == len(LOG["events"])
        assert pm4py.discover_ocdfg(log)["activities"] == {event["type"] for event in LOG["events"]}
