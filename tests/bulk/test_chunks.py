"""Every way an input is cut up gives each document once, in order, from the line it stands on."""

from __future__ import annotations

import gzip
import io

import pyarrow as pa
import pytest

from thanhtra import Rulebook, ThanhtraError
from thanhtra.bulk.chunks import blobs, grouped
from thanhtra.bulk.inputs import chunks_of
from thanhtra.bulk.tables import documents_in
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many


def held(chunks):
    return [[data for _, data in chunk.contents()] for chunk in chunks]


def places(chunks):
    return [place for chunk in chunks for place, _ in chunk.contents()]


@pytest.mark.parametrize(
    ("size", "cut"),
    [(5, [[b"aaaa", b"bbbb"], [b"cccc"]]), (8, [[b"aaaa", b"bbbb"], [b"cccc"]]), (12, [[b"aaaa", b"bbbb", b"cccc"]])],
)
def test_documents_are_put_together_until_a_piece_is_full(size, cut):
    documents = [("f:1", b"aaaa"), ("f:2", b"bbbb"), ("f:3", b"cccc")]
    assert held(grouped(documents, "f", size)) == cut


def test_a_stream_is_cut_at_the_ends_of_its_lines_though_the_last_has_none():
    chunks = list(blobs("-", io.BytesIO(b'{"a":1}\n{"b":2}\n{"c":3}'), 9))
    assert held(chunks) == [[b'{"a":1}\n', b'{"b":2}\n'], [b'{"c":3}']]
    assert places(chunks) == ["-:1", "-:2", "-:3"]


def test_small_files_are_put_together_and_a_big_one_stands_alone(tmp_path):
    for name, weight in (("a", 4), ("b", 4), ("c", 40), ("d", 4)):
        (tmp_path / f"{name}.json").write_bytes(b"{" + b" " * (weight - 2) + b"}")
    files = [str(tmp_path / f"{name}.json") for name in "abcd"]
    assert [[len(d) for d in chunk] for chunk in held(chunks_of(files, 8))] == [[4, 4], [40], [4]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b'\n\n{"a":1}\n{"b":2}\n', [b'{"a":1}\n', b'{"b":2}\n']),
        (b'{\n"a":1}\n', [b'{\n"a":1}\n']),
        (b'[{"a":1}, {"b":2}]', [b'{"a":1}', b'{"b":2}']),
        (b"", [b""]),
    ],
    ids=["lines after blank ones", "one document", "an array", "nothing"],
)
def test_what_is_packed_without_saying_what_it_is_is_sniffed(tmp_path, text, found):
    path = tmp_path / "cases.gz"
    path.write_bytes(gzip.compress(text))
    assert [data for chunk in held(chunks_of([str(path)])) for data in chunk] == found


def test_a_table_of_one_column_of_texts_needs_no_name_for_it():
    assert list(documents_in(pa.record_batch({"json": ['{"a":1}', None]}), "t")) == [b'{"a":1}', b""]


def test_standard_input_cannot_be_gone_on_with(tmp_path):
    with pytest.raises(ThanhtraError, match="standard input"):
        write_many(["-"], tmp_path / "out.jsonl", Task(book=Rulebook.built_in(), form="jsonl"), resume=True)


def test_a_new_run_into_a_folder_takes_the_old_parts_away(tmp_path):
    (tmp_path / "in.jsonl").write_bytes(b'{"format":"thanhtra.case","version":1,"id":"x","events":[]}\n')
    out = tmp_path / "out"
    out.mkdir()
    (out / "part-000009.parquet").write_bytes(b"old")
    write_many([tmp_path / "in.jsonl"], out, Task(book=Rulebook.built_in(), form="parquet"))
    assert "part-000009.parquet" not in {p.name for p in out.iterdir()}
