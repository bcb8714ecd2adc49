"""What is left out never makes a finding; every day has an answer; records are asked one by one."""

from __future__ import annotations

import json
from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.casefile import Act, ActDetected, Case, MinutesDrawnUp, Subject
from thanhtra.evidence import EvidenceFile, TechnicalDevice, TechnicalRecord, check_evidence
from thanhtra.exchange import read_evidence
from thanhtra.rulebook import Rulebook
from thanhtra.testing.documents import objects

BOOK = Rulebook.built_in()
HEAD = {"format": "thanhtra.evidence", "version": 1, "id": "f"}
DAYS = st.dates(date(2013, 7, 1), date(2026, 12, 31))


@st.composite
def files(draw):
    device = draw(objects(TechnicalDevice, {}))
    record = draw(objects(TechnicalRecord, {}))
    for certificate in device.get("certificates", []):
        certificate.pop("until", None) if draw(st.booleans()) else certificate.update(until=certificate["on"])
    record["at"] = f"{draw(DAYS)}T10:00:00+07:00"
    for field in ("identified", "notified", "minutes", "accepted", "verified"):
        record.update({field: str(draw(DAYS))} if field in record else {})
    record.update({"device": device["id"]} if "device" in record else {})
    for one in (record, *record.get("custody", [])):
        one.update({"sha256": draw(st.sampled_from(["ab" * 32, "cd" * 32]))} if "sha256" in one else {})
    for step in record.get("custody", []):
        step["at"] = record["at"]
    return read_evidence(json.dumps({**HEAD, "devices": [device], "records": [record]}).encode())


def told(file: EvidenceFile, on: date = date(2026, 12, 31)):
    return list(check_evidence(file, BOOK, on))


@given(
    files(),
    st.sampled_from(
        [
            "field",
            "device",
            "sha256",
            "written",
            "filed",
            "identified",
            "notified",
            "minutes",
            "accepted",
            "verified",
            "complex",
            "custody",
        ]
    ),
)
def test_what_is_left_out_makes_no_finding(file, field):
    (record,) = file.records
    without = attrs.evolve(file, records=(attrs.evolve(record, **{field: None}),))
    findings = {n.matter for n in told(file) if n.answer == "finding"}
    assert {n.matter for n in told(without) if n.answer == "finding"} <= findings


@given(files(), DAYS)
def test_a_finding_has_its_law_or_is_about_the_file_itself(file, on):
    for note in told(file, on):
        assert bool(note.missing) == (note.answer == "not_assessed")
        assert note.answer != "finding" or note.cites or note.matter in ("hash", "custody", "case")


@given(files(), files())
def test_records_are_told_of_one_by_one(one, other):
    renamed = attrs.evolve(other.records[0], id="r2", device=other.records[0].device and "d2")
    second = attrs.evolve(other, devices=(attrs.evolve(other.devices[0], id="d2"),), records=(renamed,))
    first = attrs.evolve(
        one,
        devices=(attrs.evolve(one.devices[0], id="d1"),),
        records=(attrs.evolve(one.records[0], id="r1", device=one.records[0].device and "d1"),),
    )
    both = attrs.evolve(one, devices=(*first.devices, *second.devices), records=(*first.records, *second.records))
    assert told(both) == [*told(first), *told(second)]


CASE = Case(
    id="c1",
    subjects=(Subject(id="s1", kind="individual"),),
    acts=(Act(id="a1", subject="s1"),),
    events=(MinutesDrawnUp(id="b1", on=date(2026, 8, 12)),),
)
RECORD = read_evidence(json.dumps({**HEAD, "records": [{"id": "m", "source": "capture", "at": "2026-08-03T10:00:00+07:00", "case": "c1", "acts": ["a1"], "minutes": "2026-08-12", "minutes_event": "b1"}]}).encode()).records[0]  # fmt: skip


def tied(**changed):
    file = EvidenceFile(id="f", records=(attrs.evolve(RECORD, **changed),))
    return [n.answer for n in check_evidence(file, BOOK, date(2026, 11, 30), cases=[CASE]) if n.matter == "case"]


def test_a_record_is_tied_to_the_acts_and_the_minutes_of_its_case():
    assert tied() == []
    assert tied(acts=("a1", "a2")) == ["finding"]
    assert tied(minutes_event="b2") == ["finding"]
    assert tied(minutes=date(2026, 8, 11)) == ["finding"]
    assert tied(case="c2") == ["not_assessed"]
    assert tied(case=None) == tied(minutes_event=None) == tied(minutes=None) == []


def test_minutes_are_named_by_their_number_where_the_case_gives_no_id():
    case = attrs.evolve(CASE, events=(MinutesDrawnUp(number="b1", on=date(2026, 8, 12)),))
    file = EvidenceFile(id="f", records=(RECORD,))
    assert [n for n in check_evidence(file, BOOK, date(2026, 11, 30), cases=[case]) if n.matter == "case"] == []


def test_without_case_files_no_case_is_asked():
    file = EvidenceFile(id="f", records=(attrs.evolve(RECORD, case="c2"),))
    assert "case" not in {n.matter for n in check_evidence(file, BOOK, date(2026, 11, 30))}


def lonely(case: Case, records=(), on: date = date(2026, 11, 30)):
    return [
        (n.of, n.answer)
        for n in check_evidence(EvidenceFile(id="f", records=records), BOOK, on, cases=[case])
        if n.of == case.id
    ]


def test_what_a_device_found_asks_for_its_record():
    found = attrs.evolve(CASE, events=(ActDetected(on=date(2026, 8, 3), how="device", acts=("a1",)), *CASE.events))
    assert lonely(found) == [("c1", "not_assessed")]
    assert lonely(found, (attrs.evolve(RECORD, acts=("a2",)),)) == [("c1", "not_assessed")]
    assert lonely(found, (RECORD,)) == lonely(found, (attrs.evolve(RECORD, acts=None),)) == []
    assert lonely(found, on=date(2026, 8, 2)) == lonely(CASE) == []
    assert lonely(attrs.evolve(found, events=(ActDetected(on=date(2026, 8, 3), how="signal", acts=("a1",)),))) == []
