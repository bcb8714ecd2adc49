"""Many cases are reviewed as one is: the same answers, in order, whatever the file is called and however many processes read it."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
import pytest
import zstandard
from tests.bulk.archives import documents, line, spoiled_archive

from thanhtra import Rulebook, ThanhtraError, Unusable, review
from thanhtra.bulk import Summary, review_many
from thanhtra.bulk.chunks import ranges
from thanhtra.bulk.inputs import chunks_of, files_of
from thanhtra.bulk.pooling import WORTH_A_POOL, processes_for
from thanhtra.exchange import read_cases, review_to_json, unusable_to_json

BOOK = Rulebook.built_in()


def singly(path: Path) -> list[dict]:
    """What ``review`` says of each line, the way ``thanhtra review --format jsonl`` writes it."""
    return [
        unusable_to_json(case) if isinstance(case, Unusable) else review_to_json(review(case, BOOK))
        for case in read_cases(path, slugs=BOOK)
    ]


def fully(path: Path | list[Path], **how) -> list[dict]:
    found = [verdict.to_json() for verdict in review_many(path, BOOK, detail="full", **how)]
    return [
        document if "unusable" in document else {k: v for k, v in document.items() if k != "source"}
        for document in found
    ]


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(spoiled_archive(60))
    return path


def test_bulk_says_of_each_line_what_a_single_review_says(archive):
    assert fully(archive) == singly(archive)


def test_two_processes_say_it_in_the_same_order(archive, monkeypatch):
    one = [(v.source, v.case, v.findings, v.document) for v in review_many(archive, BOOK)]
    small = lambda files: chunks_of(files, 8_000)  # noqa: E731
    monkeypatch.setattr("thanhtra.bulk.many.chunks_of", small)
    two = [(v.source, v.case, v.findings, v.document) for v in review_many(archive, BOOK, processes=2)]
    assert two == one


@pytest.mark.parametrize("size", [1, 50, 1_000, 4_096, 1 << 20])
def test_a_cut_anywhere_loses_and_doubles_nothing(archive, size):
    with archive.open("rb") as file:
        found = [document for chunk in ranges(str(archive), file, size) for document in chunk.contents()]
    lines = archive.read_bytes().splitlines(keepends=True)
    assert found == [(f"{archive}:{n}", text) for n, text in enumerate(lines, 1) if text.strip()]


def test_a_last_line_without_an_end_counts(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(spoiled_archive(4).rstrip(b"\n"))
    assert fully(path) == singly(path)


@pytest.mark.parametrize(
    "name", ["x.jsonl.gz", "x.ndjson", "x.jsonl.zst", "x.json", "x.json.gz", "x.parquet", "x.arrow", "x.unknown"]
)
def test_every_form_of_file_gives_the_same_verdicts(tmp_path, name):
    path, cases = tmp_path / name, documents(12)
    write(path, cases)
    found = [v.to_json() for v in review_many(path, BOOK)]
    assert [f["case"] for f in found] == [c["id"] for c in cases]
    assert [f["source"] for f in found] == [f"{path}:{n}" for n in range(1, 13)]
    lines = tmp_path / "lines.jsonl"
    write(lines, cases)
    assert [f["findings"] for f in found] == [v.to_json()["findings"] for v in review_many(lines, BOOK)]


def write(path: Path, cases: list[dict]) -> None:
    lines = b"".join(line(case) for case in cases)
    if ".json" in path.suffixes:
        lines = b"[" + b",".join(line(case) for case in cases) + b"]"
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines))
    elif path.suffix == ".zst":
        half = lines.index(b"\n") + 1
        path.write_bytes(zstandard.compress(lines[:half]) + zstandard.compress(lines[half:]))
    elif path.suffix in (".parquet", ".arrow"):
        table = pa.table({"n": list(range(len(cases))), "document": [line(case).decode() for case in cases]})
        write_table = pa.parquet.write_table if path.suffix == ".parquet" else pa.feather.write_feather
        write_table(table, path)
    else:
        path.write_bytes(lines)


def test_a_table_of_fields_is_read_as_its_documents(tmp_path):

    event = {"kind": "act_detected", "on": "2022-03-01"}
    rows = [
        {"id": "A", "events": [event], "note": None},
        {"id": "B", "events": [{**event, "on": "2022-02-30"}], "note": None},
    ]
    pa.parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "x.parquet")
    one, two = review_many(tmp_path / "x.parquet", BOOK)
    assert one.case == "A"
    assert one.usable
    assert [p.code for p in two.unusable] == ["bad_date"]


def test_a_table_without_cases_is_refused_by_name(tmp_path):

    pa.parquet.write_table(pa.table({"a": ["x"], "b": ["y"]}), tmp_path / "x.parquet")
    with pytest.raises(ThanhtraError, match=r"x\.parquet: no column"):
        list(review_many(tmp_path / "x.parquet", BOOK))


def test_a_folder_stands_for_its_files_in_the_order_of_their_names(tmp_path):
    (tmp_path / "b").mkdir()
    cases = documents(5)
    write(tmp_path / "c.jsonl", cases[3:])
    write(tmp_path / "b" / "x.jsonl.gz", cases[1:3])
    (tmp_path / "a.json").write_bytes(line(cases[0]))
    (tmp_path / "readme.txt").write_text("none of them")
    assert [v.case for v in review_many(tmp_path, BOOK)] == [c["id"] for c in cases]


def test_documents_in_files_of_their_own_share_a_piece(tmp_path):
    for number, case in enumerate(documents(9)):
        (tmp_path / f"{number}.json").write_bytes(line(case))
    assert len(list(chunks_of(files_of([tmp_path])))) == 1


@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.jsonl.zst", "x.json.gz"])
def test_a_packed_file_cut_short_is_a_verdict_with_its_line(tmp_path, name):
    path = tmp_path / name
    write(path, documents(40))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    *_, last = found = list(review_many(path, BOOK))
    assert last.unusable
    assert last.source.startswith(f"{path}:")
    assert len(found) <= 41


def test_what_is_not_even_packed_is_a_verdict(tmp_path):
    for name in ("x.jsonl.gz", "x.jsonl.zst", "x.parquet"):
        (tmp_path / name).write_bytes(b"neither this nor that")
        assert [v.usable for v in review_many(tmp_path / name, BOOK)][-1:] == [False]


def test_an_array_that_is_not_one_is_unusable_and_the_rest_is_read(tmp_path):
    one, two = (line(case) for case in documents(2))
    for text, usable in [
        (b"[" + one + b"," + two, [True, False]),
        (b"[" + one + b",]", [True, False]),
        (b"[" + one + b"] x", [True, False]),
        (b"[]", []),
        (b"[1]", [False]),
        (b"", [False]),
    ]:
        path = tmp_path / "x.json"
        path.write_bytes(text)
        assert [v.usable for v in review_many(path, BOOK)] == usable, text[-5:]


def test_a_path_that_is_not_there_is_said_before_anything_is_read(tmp_path):
    with pytest.raises(FileNotFoundError):
        review_many([tmp_path / "none.jsonl"], BOOK)


def test_an_empty_file_has_no_verdict(tmp_path):
    (tmp_path / "x.jsonl").write_bytes(b"")
    assert list(review_many(tmp_path / "x.jsonl", BOOK)) == []


def test_the_summary_counts_what_passed(archive):
    summary = Summary()
    found = list(summary.watched(review_many(archive, BOOK)))
    assert summary.cases + summary.unusable == len(found)
    assert summary.unusable == sum(bool(v.unusable) for v in found)
    assert summary.with_findings == sum(v.has_findings for v in found)
    assert sum(summary.by_check.values()) == sum(len(v.findings) for v in found)
    assert len(summary.slowest) == 5
    assert summary.slowest[0][0] == max(v.seconds for v in found if v.usable)
    assert Summary.from_json(json.loads(json.dumps(summary.to_json()))).to_json() == summary.to_json()


def test_only_a_large_input_is_worth_other_processes():
    assert processes_for(None, WORTH_A_POOL - 1) == 1
    assert processes_for(None, WORTH_A_POOL) == os.cpu_count()
    assert processes_for(3, 0) == 3
    assert processes_for(0, 0) == 1


def test_what_is_wanted_is_how_much_is_written(archive):
    for detail in ("verdict", "findings", "full"):
        verdicts = [v for v in review_many(archive, BOOK, detail=detail) if v.usable]
        assert ("findings" in verdicts[0].to_json()) == (detail == "findings")
        assert ("answers" in verdicts[0].to_json()) == (detail == "full")
