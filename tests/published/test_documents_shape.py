"""Are the published cases written in the interchange format? Asked without the library, so that a slip of either shows."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
FILES = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CITATION = re.compile(
    r"\d{1,4}/\d{4}/(NĐ-CP|QH1\d) Đ\d+[abcdđeghiklmnopqrstuvxy]?(\.\d+[abcdđeghiklmnopqrstuvxy]?(\.[abcdđeghiklmnopqrstuvxy])?)?"
)

KEYS = {
    "case": "format version id field source note subjects officials acts events",
    "subjects": "id kind name",
    "officials": "id post title rank agency",
    "acts": "id subject provision field described began ended",
    "sanctions": "act subject warning fine circumstances additional remedies",
    "additional": "measure term licence",
    "remedies": "remedy",
    "alleged": "act subject provision",
    "term": "amount unit",
}
EVENT_KEYS = {
    "minutes_drawn_up": "acts alleged",
    "decision_issued": "minutes sanctions execute_within basis total total_in_words",
    "decision_annulled": "decision",
    "relief_requested": "decision relief subject",
    "fine_reduced": "decision to",
    "fine_paid": "decision amount",
    "lawsuit_filed": "against subject",
    "judgment_given": "complaint outcome instance",
}
VALUES = {
    "kind": {"individual", "organization", "household-business"},
    "rank": {"head", "deputy", "acting"},
    "measure": {"withdraw-licence", "suspend-activity", "confiscate", "expel"},
    "outcome": {"upheld", "annulled", "part-annulled", "amended", "withdrawn"},
    "unit": {"hour", "day", "working-day", "month", "year"},
}
LANDS_ON = {
    "minutes": {"minutes_drawn_up"},
    "decision": {"decision_issued"},
    "complaint": {"lawsuit_filed"},
    "against": {"minutes_drawn_up", "decision_issued"},
}
MONEY = ("fine", "total", "to", "amount")


def everything(node: Any) -> list[Any]:
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [node, *(found for value in inside for found in everything(value))]


def objects(node: Any, name: str) -> list[dict[str, Any]]:
    """Every object that stands under ``name``, alone or in a list."""
    under = [found[name] for found in everything(node) if isinstance(found, dict) and name in found]
    return [one for value in under for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def event_ids(case: dict[str, Any]) -> list[str]:
    return [name for event in case["events"] if (name := event.get("id", event.get("number")))]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request) -> Path:
    return request.param


@pytest.fixture
def case(path: Path) -> dict[str, Any]:
    return json.loads(path.read_bytes().decode("utf-8"))


def test_there_are_sixty_files_with_sixty_ids():
    ids = {json.loads(path.read_text(encoding="utf-8"))["id"] for path in FILES}

    assert (len(FILES), len(ids)) == (60, 60)


def test_the_file_is_pretty_printed_utf_8_in_nfc(path, case):
    text = path.read_bytes().decode("utf-8")

    assert unicodedata.is_normalized("NFC", text)
    assert text == json.dumps(case, ensure_ascii=False, indent=2) + "\n"


def test_format_version_id_and_a_note_in_two_languages_are_there(path, case):
    assert case["format"] == "thanhtra.case"
    assert type(case["version"]) is int
    assert case["version"] == 1
    assert case["id"].lower() == path.stem
    assert " / " in case["note"]


def test_nothing_is_null_and_no_number_is_a_fraction(case):
    assert not [value for value in everything(case) if value is None or isinstance(value, float)]


def test_every_key_is_one_the_format_knows(case):
    assert set(case) <= set(KEYS["case"].split())
    for name in ("subjects", "officials", "acts", "sanctions", "additional", "remedies", "alleged", "term"):
        for one in objects(case, name):
            assert set(one) <= set(KEYS[name].split()), (name, one)
    for event in case["events"]:
        assert set(event) <= {"kind", "id", "on", "by", "number", "note", *EVENT_KEYS[event["kind"]].split()}, event


def test_every_closed_value_is_one_of_its_list(case):
    for name in ("measure", "outcome", "unit", "rank"):
        assert {one[name] for one in everything(case) if isinstance(one, dict) and name in one} <= VALUES[name]
    assert {subject["kind"] for subject in case.get("subjects", [])} <= VALUES["kind"]


def test_slugs_citations_days_and_money_are_well_formed(case):
    for one in (found for found in everything(case) if isinstance(found, dict)):
        for name in ("post", "field", "remedy"):
            assert name not in one or SLUG.fullmatch(one[name])
        for cited in [*one.get("basis", []), *([one["provision"]] if "provision" in one else [])]:
            assert CITATION.fullmatch(cited), cited
        for name in ("on", "began", "ended"):
            assert name not in one or date.fromisoformat(one[name]).isoformat() == one[name]
        for name in MONEY:
            assert name not in one or (type(one[name]) is int and 0 < one[name] < 2**53)
        assert not ("warning" in one and "fine" in one)


def test_written_ids_are_unique_and_every_file_has_its_own(case):
    for name in ("subjects", "officials", "acts"):
        ids = [one["id"] for one in case.get(name, [])]
        assert len(ids) == len(set(ids))
    assert not [name for name, times in Counter(event_ids(case)).items() if times > 1]


def test_every_reference_names_something_in_the_file(case):
    subjects = {one["id"] for one in case.get("subjects", [])}
    acts = {one["id"] for one in case.get("acts", [])}
    officials = {one["id"] for one in case.get("officials", [])}

    assert {act["subject"] for act in case.get("acts", [])} <= subjects
    assert {
        one["subject"] for one in everything(case["events"]) if isinstance(one, dict) and "subject" in one
    } <= subjects
    assert {one["act"] for one in everything(case["events"]) if isinstance(one, dict) and "act" in one} <= acts
    assert {act for event in case["events"] for act in event.get("acts", [])} <= acts
    assert {event["by"] for event in case["events"] if "by" in event} <= officials


def test_every_event_named_stands_earlier_and_is_of_the_right_kind(case):
    before: dict[str, str] = {}
    for event in case["events"]:
        for name, kinds in LANDS_ON.items():
            if name in event:
                assert before.get(event[name]) in kinds, event
        if name := event.get("id", event.get("number")):
            before[name] = event["kind"]


def test_fines_printed_for_every_act_add_up_to_the_printed_total(case):
    for event in case["events"]:
        fines = [sanction.get("fine") for sanction in event.get("sanctions", [])]
        if "total" in event and fines and None not in fines:
            assert event["total"] == sum(fines)


def test_persons_are_initials(case):
    for subject in case.get("subjects", []):
        if subject["kind"] == "individual" and "name" in subject:
            assert re.fullmatch(r"(\w\.)+", subject["name"])


def test_silence_of_a_newspaper_is_never_written_as_absence(case):
    assert "complete" not in case
    assert "absent" not in case


def test_every_file_has_its_expectations(case):
    assert case["id"] in EXPECTED
    assert set(EXPECTED[case["id"]]) <= {"never_voids", "answers"}


def test_an_expectation_asks_about_an_event_and_an_act_of_the_file_once(case):
    acts = {act["id"] for act in case.get("acts", [])}
    expected = EXPECTED[case["id"]]["answers"]
    ctx = [(one["check"], one["event"], one.get("act")) for one in expected]

    assert len(ctx) == len(set(ctx))
    assert {event for _, event, _ in ctx} <= set(range(len(case["events"])))
    assert {act for _, _, act in ctx if act} <= acts


def test_an_expectation_names_what_is_missing_only_where_nothing_is_assessed(case):
    for one in EXPECTED[case["id"]]["answers"]:
        assert set(one) <= {"check", "event", "act", "answer", "missing", "missing_has", "or_not_assessed", "why"}
        assert one["answer"] in {"satisfied", "finding", "not_assessed"}
        assert one["answer"] == "not_assessed" or not {"missing", "missing_has"} & set(one)
        assert not {"missing", "missing_has"} <= set(one)
        assert one["why"]
