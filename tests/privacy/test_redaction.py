"""Each profile shows what it may and nothing else, and what is left is still a document the reader takes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from thanhtra.casefile import Case, ExecutionHeld, ExecutionTransferred, FileMoved, SentToCriminal, Stopped
from thanhtra.exchange import case_to_json, dumps, read_case
from thanhtra.privacy import pseudonymised, redact
from thanhtra.store.bodies import event_body

EVERYTHING = read_case(Path(__file__).parents[1] / "exchange" / "everything.json")
IDENTIFYING = (
    "Nguyễn Văn A", "Trần Thị B", "001200000001", "1990-01-31", "Số 1 phố Huế", "cung cấp thông tin", "trên mạng", "GP-12/2019", "ghi chú", "giao quyền",
)  # fmt: skip


@pytest.mark.parametrize("profile", ["public", "statistics"])
def test_nobody_can_be_recognised(profile):
    shown = dumps(redact(EVERYTHING, profile=profile))

    assert not [words for words in IDENTIFYING if words in shown]
    assert read_case(shown.encode()) == redact(EVERYTHING, profile=profile)


def test_statistics_keep_no_paper_number_and_no_area_below_the_province():
    shown = case_to_json(redact(EVERYTHING, profile="statistics"))
    text = json.dumps(shown, ensure_ascii=False)

    assert "TAT-CA-001" not in text
    assert "/BB-VPHC" not in text
    assert "06/01840" not in text
    assert "example.invalid" not in text
    assert "Sở Thông tin" not in text
    assert [e["kind"] for e in shown["events"]] == [e.kind for e in EVERYTHING.events]
    assert [e.get("on") for e in shown["events"]] == [e.on and e.on.isoformat() for e in EVERYTHING.events]


def test_the_public_sees_organisations_by_name():
    case = read_case(
        b'{"format":"thanhtra.case","version":1,"id":"x","subjects":[{"id":"s1","kind":"organization","name":"Cong ty A","number":"0100","representative":"Ba B"},'
        b'{"id":"s2","kind":"household-business","name":"Ho C"}],"events":[]}'
    )
    organisation, household = redact(case, profile="public").subjects

    assert (organisation.name, organisation.number, organisation.representative) == ("Cong ty A", "0100", None)
    assert household.name is None


def test_another_body_gets_everything_but_internal_notes():
    shown = redact(EVERYTHING, profile="exchange")

    assert shown.subjects == tuple(attrs.evolve(s, annotations=None) for s in EVERYTHING.subjects)
    assert "ghi chú" not in dumps(shown)
    assert "annotations" not in dumps(shown)


def test_a_pseudonym_is_the_same_for_the_same_number_and_needs_the_secret():
    one, other = (pseudonymised(EVERYTHING, secret=s).subjects[0] for s in (b"a", b"b"))

    assert one == pseudonymised(EVERYTHING, secret=b"a").subjects[0]
    assert one.number != other.number
    assert (one.born, one.address, one.representative) == (None, None, None)
    assert "001200000001" not in dumps(pseudonymised(EVERYTHING, secret=b"a"))


@pytest.mark.parametrize(("day", "veiled"), [(date(2026, 1, 1), False), (date(2026, 1, 2), True)])
def test_a_subject_is_veiled_the_day_after_it_is_deemed_clean(day, veiled):
    after = pseudonymised(EVERYTHING, secret=b"a", clean_before=day, clean_on={"s1": date(2026, 1, 1)})

    assert (after.subjects[0] != EVERYTHING.subjects[0]) is veiled
    assert pseudonymised(EVERYTHING, secret=b"a", clean_before=day).subjects == EVERYTHING.subjects


WORDED = (
    Stopped(kind="case_closed", reason="vì Nguyễn Văn A bỏ đi"),
    ExecutionHeld(kind="execution_postponed", reason="vì Nguyễn Văn A ốm"),
    ExecutionTransferred(kind="execution_transferred", to="ông Nguyễn Văn A"),
    FileMoved(kind="file_received", to="ông Nguyễn Văn A"),
    SentToCriminal(kind="sent_to_criminal", to="ông Nguyễn Văn A"),
)


@pytest.mark.parametrize("event", WORDED, ids=lambda e: e.kind)
def test_a_person_named_in_words_of_the_offices_own_stands_beside_the_chain_and_is_not_shown(event):
    body, beside = event_body(event)

    assert "Nguyễn" not in body
    assert "Nguyễn" in str(beside)
    assert "Nguyễn" not in repr(event)
    assert "Nguyễn" not in dumps(redact(Case(id="x", events=(event,)), profile="public"))
