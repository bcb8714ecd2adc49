"""Evidence is read strictly and written as it was read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.errors import Unusable
from thanhtra.evidence import EvidenceFile, HandOverStep, TechnicalDevice, TechnicalRecord
from thanhtra.exchange import read_evidence
from thanhtra.exchange.writer import document_to_json
from thanhtra.testing.documents import objects

HEAD = {"format": "thanhtra.evidence", "version": 1, "id": "f"}
RECORD = {"id": "r", "source": "capture", "at": "2026-08-03T08:00:00+07:00"}
STEP = {"at": "2026-08-03T08:00:00+07:00", "what": "made"}


@st.composite
def files(draw):
    devices = draw(st.lists(objects(TechnicalDevice, {}), min_size=1, max_size=2, unique_by=lambda one: one["id"]))
    records = draw(st.lists(objects(TechnicalRecord, {}), min_size=1, max_size=2, unique_by=lambda one: one["id"]))
    for certificate in (c for device in devices for c in device.get("certificates", [])):
        certificate.update({"until": certificate["on"]} if "until" in certificate else {})
    for record in records:
        record.update({"device": devices[-1]["id"]} if "device" in record else {})
        for step in record.get("custody", []):
            step["at"] = record["at"]
        for one in (record, *record.get("custody", [])):
            one.update({"sha256": "0f" * 32} if "sha256" in one else {})
    return {**HEAD, "devices": devices, "records": records}


@pytest.mark.no_cover
@settings(max_examples=100)
@given(files())
def test_a_file_is_written_as_it_was_read(document):
    file = read_evidence(json.dumps(document).encode())
    assert document == document_to_json(file)
    assert file == read_evidence(json.dumps(document_to_json(file)).encode())


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        ({**HEAD, "devices": [{"id": "d"}, {"id": "d"}]}, "$.devices[1].id", "duplicate_id"),
        ({**HEAD, "records": [RECORD, RECORD]}, "$.records[1].id", "duplicate_id"),
        ({**HEAD, "records": [{**RECORD, "device": "d"}]}, "$.records[0].device", "dangling"),
        (
            {
                **HEAD,
                "devices": [{"id": "d", "certificates": [{"what": "test", "on": "2026-02-02", "until": "2026-02-01"}]}],
            },
            "$.devices[0].certificates[0].until",
            "disagree",
        ),
        (
            {**HEAD, "records": [{**RECORD, "custody": [{**STEP, "at": "2026-08-03T07:59:59+07:00"}]}]},
            "$.records[0].custody[0].at",
            "disagree",
        ),
        (
            {**HEAD, "records": [{**RECORD, "custody": [{**STEP, "at": "2026-08-03T09:00:00+07:00"}, STEP]}]},
            "$.records[0].custody[1].at",
            "disagree",
        ),
        (
            {**HEAD, "records": [{**RECORD, "custody": [{**STEP, "sha256": "x"}]}]},
            "$.records[0].custody[0].sha256",
            "unknown_value",
        ),
        ({**HEAD, "records": [{**RECORD, "sha256": "0F" * 32}]}, "$.records[0].sha256", "unknown_value"),
        ({**HEAD, "records": [{**RECORD, "source": "phone"}]}, "$.records[0].source", "unknown_value"),
        ({**HEAD, "format": "thanhtra.case"}, "$.format", "unknown_format"),
        ([], "$", "wrong_type"),
    ],
)
def test_what_cannot_be_is_named_with_its_place(document, path, code):
    with pytest.raises(Unusable) as refused:
        read_evidence(json.dumps(document).encode())
    assert (path, code) in [(p.path, p.code) for p in refused.value.problems]


def test_the_article_of_a_format_is_right():
    with pytest.raises(Unusable, match="an evidence document"):
        read_evidence(b"[]")


def test_people_and_addresses_are_never_shown():
    step = HandOverStep(
        at=read_evidence(json.dumps({**HEAD, "records": [RECORD]}).encode()).records[0].at,
        what="made",
        by="Nguyễn Văn A",
    )
    assert "Nguyễn" not in repr(step)
    assert "Nguyễn" not in repr(
        EvidenceFile(
            id="f",
            records=(
                TechnicalRecord(
                    id="r", source="capture", at=step.at, address="https://example.com/Nguyễn", custody=(step,)
                ),
            ),
        )
    )
