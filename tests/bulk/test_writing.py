"""A run that was killed goes on: the file is the one an uninterrupted run writes, byte for byte."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.bulk.archives import spoiled_archive

from thanhtra import Rulebook, ThanhtraError
from thanhtra.bulk import review_many, writing
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many

BOOK = Rulebook.built_in()


class Killed(BaseException):
    """As sudden as it gets inside one process."""


@pytest.fixture
def archive(tmp_path, monkeypatch):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(spoiled_archive(90))
    monkeypatch.setattr(writing, "CHUNK", 9_000)
    monkeypatch.setattr(writing, "_PIECE_OF_PARQUET", 9_000)
    return path


def bytes_of(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(out.iterdir())} if out.is_dir() else {"": out.read_bytes()}


@pytest.mark.parametrize("form", ["jsonl", "sarif", "parquet"])
def test_killed_anywhere_and_resumed_it_writes_the_same_bytes(archive, tmp_path, form):
    task = Task(book=BOOK, form=form)
    whole = tmp_path / "whole"
    summary = write_many([archive], whole, task)
    rng = random.Random(7)  # noqa: S311 - not for secrets
    out = tmp_path / "out"
    for _ in range(4):
        left = rng.randrange(1, 5)

        def told(*_: int) -> None:
            nonlocal left
            left -= 1
            if not left:
                raise Killed

        with pytest.raises(Killed):
            write_many([archive], out, task, resume=True, on_progress=told)
        spoil(out)
    again = write_many([archive], out, task, resume=True)
    assert bytes_of(out) == bytes_of(whole)
    assert {**again.to_json(), "slowest": 0} == {**summary.to_json(), "slowest": 0}
    assert not Path(f"{out}.progress").exists()


def spoil(out: Path) -> None:
    """What a process that dies while writing leaves behind its last note."""
    if out.is_dir():
        (out / "part-000099.parquet.new").write_bytes(b"half")
        (out / "part-000099.parquet.new").unlink()
    else:
        with out.open("ab") as file:
            file.write(b'{"half a line')


@pytest.mark.no_cover
def test_a_process_killed_outright_is_resumed(tmp_path):
    archive, out, whole = tmp_path / "cases.jsonl", tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    archive.write_bytes(spoiled_archive(1500))
    command = [
        sys.executable,
        "-m",
        "thanhtra",
        "bulk",
        str(archive),
        "--processes",
        "2",
        "--resume",
        "--out",
        str(out),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None and not Path(f"{out}.progress").exists():
        time.sleep(0.01)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    subprocess.run(command, check=False, capture_output=True)
    write_many([archive], whole, Task(book=BOOK, form="jsonl"))
    assert out.read_bytes() == whole.read_bytes()


def test_another_question_does_not_go_on_with_the_first_ones_answers(archive, tmp_path):
    out = tmp_path / "out.jsonl"

    def told(*_: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        write_many([archive], out, Task(book=BOOK, form="jsonl"), on_progress=told)
    with pytest.raises(ThanhtraError, match="other inputs, rules or options"):
        write_many([archive], out, Task(book=BOOK, form="jsonl", detail="full"), resume=True)
    assert write_many([archive], out, Task(book=BOOK, form="jsonl", detail="verdict")).cases == 90


def test_the_file_holds_the_verdicts_line_by_line(archive, tmp_path):
    write_many([archive], tmp_path / "out.jsonl", Task(book=BOOK, form="jsonl"))
    assert (tmp_path / "out.jsonl").read_bytes() == b"".join(v.document + b"\n" for v in review_many(archive, BOOK))


def test_parquet_rows_say_what_the_lines_say(archive, tmp_path):
    write_many([archive], tmp_path / "out", Task(book=BOOK, form="parquet"))
    rows = pq.read_table(tmp_path / "out").to_pylist()
    verdicts = list(review_many(archive, BOOK))
    assert [(r["source"], r["case"], r["usable"]) for r in rows] == [(v.source, v.case, v.usable) for v in verdicts]
    assert [[f["check"] for f in r["findings"]] for r in rows] == [list(v.findings) for v in verdicts]
    assert [[p["code"] for p in r["unusable"]] for r in rows] == [[p.code for p in v.unusable] for v in verdicts]


def test_a_folder_with_other_things_in_it_is_not_written_over(archive, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("dear")
    with pytest.raises(ThanhtraError, match="other files"):
        write_many([archive], tmp_path / "out", Task(book=BOOK, form="parquet"))


def test_an_empty_run_of_sarif_is_a_whole_log(tmp_path):
    (tmp_path / "x.jsonl").write_bytes(b"")
    write_many([tmp_path / "x.jsonl"], tmp_path / "x.sarif", Task(book=BOOK, form="sarif"))
    assert json.loads((tmp_path / "x.sarif").read_bytes())["runs"][0]["results"] == []
