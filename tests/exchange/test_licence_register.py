"""A register is read strictly, whole or a line at a time, and written as it was read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.errors import Unusable
from thanhtra.exchange.licence_register import read_licence_register, stream_licences
from thanhtra.exchange.writer import document_to_json
from thanhtra.licensing import LicenceRegister, RegisteredLicence
from thanhtra.testing.documents import objects

EXAMPLE = Path(__file__).parents[2] / "examples" / "registers" / "licences.jsonl"
HEAD = {"format": "thanhtra.licences", "version": 1, "id": "r"}


def agreeing(licence: dict) -> dict:
    if "begins" in licence and "ends" in licence:
        licence["begins"], licence["ends"] = sorted((licence["begins"], licence["ends"]))
    for step in licence.get("history", []):
        if "until" in step:
            step["on"], step["until"] = sorted((step["on"], step["until"]))
    return licence


@st.composite
def registers(draw):
    listed = draw(st.lists(objects(RegisteredLicence, {}).map(agreeing), max_size=2, unique_by=lambda one: one["id"]))
    drawn = draw(objects(LicenceRegister, {}, licences=listed or None))
    return {
        **HEAD,
        **{key: value for key, value in drawn.items() if value != []},
    }  # an empty list is what a default says


@pytest.mark.no_cover
@settings(max_examples=100)
@given(registers())
def test_a_register_is_written_as_it_was_read(document):
    register = read_licence_register(json.dumps(document).encode())
    assert document == document_to_json(register)
    assert register == read_licence_register(json.dumps(document_to_json(register)).encode())


def test_every_problem_is_named_with_its_place():
    bad = {**HEAD, "licences": [
        {"id": "a", "kind": "post", "begins": "2026-02-02", "ends": "2026-02-01"},
        {"id": "a", "kind": "post", "history": [{"what": "suspended", "on": "2026-02-02", "until": "2026-02-01"}]},
    ]}  # fmt: skip
    with pytest.raises(Unusable) as refused:
        read_licence_register(json.dumps(bad).encode())
    assert [(p.path, p.code) for p in refused.value.problems] == [
        ("$.licences[0].ends", "disagree"),
        ("$.licences[1].id", "duplicate_id"),
        ("$.licences[1].history[0].until", "disagree"),
    ]


@pytest.mark.parametrize(
    ("document", "path", "code"),
    [
        ({"format": "thanhtra.case", "version": 1, "id": "r"}, "$.format", "unknown_format"),
        ({**HEAD, "version": 2}, "$.version", "newer_version"),
        ({**HEAD, "licences": [{"id": "a", "kind": "posts"}]}, "$.licences[0].kind", "unknown_value"),
        ({**HEAD, "licenses": []}, "$.licenses", "unknown_key"),
        ({**HEAD, "licences": [{"id": "a"}]}, "$.licences[0].kind", "missing"),
        ([], "$", "wrong_type"),
    ],
)
def test_what_is_no_register_is_refused(document, path, code):
    with pytest.raises(Unusable) as refused:
        read_licence_register(json.dumps(document).encode())
    assert (path, code) in [(p.path, p.code) for p in refused.value.problems]


def test_a_file_of_lines_is_the_document_it_spells():
    head, licences = stream_licences(EXAMPLE)
    listed = list(licences)
    whole = {
        **document_to_json(head),
        "licences": [json.loads(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()[1:]],
    }
    assert tuple(listed) == read_licence_register(json.dumps(whole).encode()).licences


def test_a_bad_line_is_told_and_the_others_are_read(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_text(
        f'{json.dumps(HEAD)}\n\n{{"id": "a", "kind": "post"}}\n{{"id": "b"}}\nnot json\n{{"id": "c", "kind": "post"}}\n',
        encoding="utf-8",
    )
    _, licences = stream_licences(path)
    first, second, third, fourth = licences
    assert (first.id, fourth.id) == ("a", "c")
    assert [(p.path, p.code) for p in second.problems] == [("$.kind", "missing")]
    assert (second.source.endswith(":4"), third.source.endswith(":5")) == (True, True)


@pytest.mark.parametrize("text", ["", "\n", '{"id": "a", "kind": "post"}\n'])
def test_a_file_of_lines_begins_with_its_head(tmp_path, text):
    path = tmp_path / "r.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable):
        stream_licences(path)


def test_a_csv_register_says_what_it_has_columns_for(tmp_path):
    path = tmp_path / "so.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows(
            [
                ["id", "kind", "holder", "begins", "ends"],
                ["g1", "post", "h1", "2020-01-01", "2030-01-01"],
                ["g2", "", "", "", ""],
            ]
        )
    head, licences = stream_licences(path)
    first, second = licences
    assert (head.id, first.holder.id, first.domains, second.kind, second.holder) == ("so", "h1", None, "other", None)


def test_names_and_numbers_of_holders_are_never_shown():
    register = read_licence_register(
        json.dumps(
            {
                **HEAD,
                "licences": [{"id": "a", "kind": "post", "holder": {"id": "h", "name": "Công ty A", "number": "330"}}],
            }
        ).encode()
    )
    assert "Công ty A" not in repr(register)
    assert "330" not in repr(register.licences[0].holder)
