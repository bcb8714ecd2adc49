"""The sample of the interchange format and every variation the format states after it, to the letter."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from thanhtra.exchange import read_case, review_to_json
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

SAMPLE: dict[str, Any] = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "BK-2020-017",
    "field": "information-technology",
    "subjects": [{"id": "s1", "kind": "individual"}],
    "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
    "acts": [
        {
            "id": "a1",
            "subject": "s1",
            "provision": "15/2020/NĐ-CP Đ101.1.a",
            "began": "2020-08-01",
            "ended": "2020-08-01",
        }
    ],
    "events": [
        {"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]},
        {"kind": "minutes_drawn_up", "on": "2020-10-05", "by": "o1", "acts": ["a1"], "number": "01/BB-VPHC"},
        {
            "kind": "decision_issued",
            "on": "2020-10-20",
            "by": "o1",
            "number": "12/QĐ-XPHC",
            "minutes": "01/BB-VPHC",
            "sanctions": [{"act": "a1", "fine": 7500000}],
        },
    ],
}


def reviewed(**changes: Any) -> dict[str, Any]:
    """The sample reviewed; ``decided`` moves the decision, ``ground`` inserts a recorded ground before it, the rest are case fields."""
    document = copy.deepcopy(SAMPLE)
    if decided := changes.pop("decided", None):
        document["events"][2]["on"] = decided
    for ground in changes.pop("grounds", ()):
        document["events"].insert(
            2, {"kind": "ground_recorded", "on": "2020-10-06", "ground": ground, "minutes": "01/BB-VPHC"}
        )
    document |= changes
    book = Rulebook.built_in()
    return review_to_json(review(read_case(json.dumps(document).encode(), slugs=book), book))


def dec01(result: dict[str, Any]) -> dict[str, Any]:
    (answer,) = (a for a in result["answers"] if a["check"] == "DEC01")
    return answer


def test_the_sample_is_in_time_only_under_a_ground_not_on_file() -> None:
    answer = dec01(reviewed())
    answer.pop("message")
    assert answer == {
        "check": "DEC01",
        "name": "decision.issued-in-time",
        "answer": "not_assessed",
        "severity": "voids",
        "event": 2,
        "missing": ["ground:complex", "ground:explanation-requested"],
        "cites": ["15/2012/QH13 Đ66.1"],
        "law_on": "2020-10-05",
        "basis": "text",
        "due": "2020-10-12",
        "due_if": {"complex": "2020-11-04", "explanation-requested": "2020-11-04"},
        "actual": "2020-10-20",
        "late": {"amount": 8, "unit": "day"},
    }


def test_the_sample_stands_at_its_decision_on_the_day_of_its_last_event() -> None:
    result = reviewed()
    assert {k: result[k] for k in ("case", "as_of", "stage", "stages")} == {
        "case": "BK-2020-017",
        "as_of": "2020-10-20",
        "stage": "decided",
        "stages": {"a1": "decided"},
    }


def test_the_samples_decision_deadline_is_conditional() -> None:
    (deadline,) = (d for d in reviewed()["deadlines"] if d["kind"] == "decision")
    assert deadline.pop("steps")
    assert deadline == {
        "kind": "decision",
        "event": 1,
        "name": {"vi": "Thời hạn ra quyết định xử phạt", "en": "Time limit for the sanctioning decision"},
        "nature": "duty",
        "bearer": "authority",
        "missing": [],
        "counted_from": "2020-10-05",
        "amount": 7,
        "unit": "day",
        "due": "2020-10-12",
        "due_before_roll": "2020-10-12",
        "due_if": {"complex": "2020-11-04", "explanation-requested": "2020-11-04"},
        "status": "conditional",
        "met_on": "2020-10-20",
        "cites": ["15/2012/QH13 Đ66.1"],
        "law_on": "2020-10-05",
        "basis": "text",
        "provisional": False,
    }


@pytest.mark.parametrize("said", [{"absent": ["ground:complex", "ground:explanation-requested"]}, {"complete": True}])
def test_a_file_that_denies_the_grounds_makes_the_late_decision_a_finding(said: dict[str, Any]) -> None:
    answer = dec01(reviewed(**said))
    assert (answer["answer"], answer["missing"], answer["late"]) == ("finding", [], {"amount": 8, "unit": "day"})


@pytest.mark.parametrize("denied", ["ground:complex", "ground:explanation-requested"])
def test_one_ground_denied_leaves_the_other_to_be_settled(denied: str) -> None:
    left = {"ground:complex", "ground:explanation-requested"} - {denied}
    answer = dec01(reviewed(absent=[denied]))
    assert (answer["answer"], set(answer["missing"])) == ("not_assessed", left)


def test_denying_every_event_that_could_show_a_request_denies_the_ground() -> None:
    absent = ["event:explanation_requested", "event:explanation_submitted", "ground:complex"]
    assert dec01(reviewed(absent=absent))["answer"] == "finding"


def test_a_recorded_complex_ground_makes_the_decision_timely() -> None:
    answer = dec01(reviewed(grounds=["complex"]))
    assert (answer["answer"], answer["due"]) == ("satisfied", "2020-11-04")


def test_a_decision_of_20_november_needs_both_grounds_of_the_superiors_extension() -> None:
    answer = dec01(reviewed(decided="2020-11-20"))
    assert answer["missing"] == ["ground:especially-serious", "ground:explanation-requested"]
    assert answer["due_if"] == {"especially-serious+explanation-requested": "2020-12-04"}


def test_the_superiors_extension_ends_on_4_december_and_not_a_day_later() -> None:
    assert dec01(reviewed(decided="2020-12-04"))["answer"] == "not_assessed"
    assert dec01(reviewed(decided="2020-12-05"))["answer"] == "finding"


def test_a_decision_of_20_december_is_late_under_every_branch() -> None:
    answer = dec01(reviewed(decided="2020-12-20"))
    assert (answer["answer"], answer["missing"]) == ("finding", [])


def test_the_seventh_day_is_in_time_and_the_eighth_is_not() -> None:
    assert dec01(reviewed(decided="2020-10-12", complete=True))["answer"] == "satisfied"
    assert dec01(reviewed(decided="2020-10-13", complete=True))["late"] == {"amount": 1, "unit": "day"}


def test_the_thirtieth_day_is_in_time_for_a_complex_case_and_the_next_is_not() -> None:
    absent = ["ground:especially-serious", "ground:explanation-requested"]
    assert dec01(reviewed(decided="2020-11-04", grounds=["complex"], absent=absent))["answer"] == "satisfied"
    assert dec01(reviewed(decided="2020-11-05", grounds=["complex"], absent=absent))["answer"] == "finding"
