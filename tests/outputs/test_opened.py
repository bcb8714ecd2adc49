"""A pipe is read where somebody writes to it, and refused at once where nobody does."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from thanhtra import Rulebook, read_case
from thanhtra.bulk import read_many
from thanhtra.cli import main
from thanhtra.exchange import read_cases
from thanhtra.outputs import opened, replace_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX have names")
CASE = {"format": "thanhtra.case", "version": 1, "events": []}
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json"
LINES = "".join(json.dumps(CASE | {"id": f"C{n}"}) + "\n" for n in range(3)).encode()


@pytest.fixture
def piped(tmp_path):
    """A pipe by name that is written to from another thread, after a while where asked."""
    threads, readers = [], []

    def made(data: bytes, *, name: str = "p.jsonl", after: float = 0.0) -> Path:
        at = tmp_path / name
        os.mkfifo(at)
        # a reader of our own, so that the writer is there before the one that is tested, and may write at once
        readers.append(os.open(at, os.O_RDONLY | os.O_NONBLOCK))
        writer = os.open(at, os.O_WRONLY)

        def write() -> None:
            time.sleep(after)
            os.write(writer, data)
            os.close(writer)

        threads.append(threading.Thread(target=write))
        threads[-1].start()
        return at

    yield made
    for thread in threads:
        thread.join()
    for reader in readers:
        os.close(reader)


READERS: dict[str, Callable[[Path], int]] = {
    "opened": lambda at: len(opened(at).read().splitlines()),
    "lines": lambda at: len([*opened(at)]),
    "read_cases": lambda at: len([*read_cases(at)]),
    "read_many": lambda at: len([*read_many([at], Rulebook.built_in())]),
}


@pytest.mark.parametrize("after", [0.0, 0.3])
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_what_is_written_to_it_is_read_whole(piped, read, after):
    assert read(piped(LINES, after=after)) == 3


def test_a_document_and_a_log_of_a_pipe(piped, capsys):
    assert read_case(piped(LINES.splitlines()[0], name="p.json", after=0.1)).id == "C0"
    assert main(["review", str(piped(LINES, name="q.jsonl")), "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_one_that_nobody_writes_to_is_refused_by_its_name(tmp_path, read):
    os.mkfifo(tmp_path / "p.jsonl")
    with pytest.raises(OSError, match="nobody writes to this pipe") as refused:
        read(tmp_path / "p.jsonl")
    assert refused.value.filename == str(tmp_path / "p.jsonl")


def test_a_file_is_opened_as_ever(tmp_path):
    (tmp_path / "x").write_bytes(b"ab\nc")
    with opened(tmp_path / "x") as file:
        assert [*file] == [b"ab\n", b"c"]
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "y")


WRITERS = {
    "review": lambda at: main(["review", str(TUTORIAL), "--out", str(at)]),
    "bulk": lambda at: main(["bulk", str(TUTORIAL), "--out", str(at)]),
    "report": lambda at: main(["report", str(TUTORIAL), "--period", "2020", "--out", str(at)]),
}


@pytest.mark.parametrize("command", WRITERS)
def test_a_pipe_that_nobody_reads_is_refused_at_once(tmp_path, command, capsys):
    at = tmp_path / "ra"
    os.mkfifo(at)
    assert WRITERS[command](at) == 2
    said = capsys.readouterr().err
    assert ("nobody reads this pipe" in said) or ("is no file" in said)
    assert sorted(tmp_path.iterdir()) == [at]


def test_a_pipe_that_is_read_is_written_to(tmp_path):
    at = tmp_path / "ra"
    os.mkfifo(at)
    reader = os.open(at, os.O_RDONLY | os.O_NONBLOCK)
    try:
        replace_file(at, b"kq")
        assert os.read(reader, 9) == b"kq"
    finally:
        os.close(reader)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no names of open files")
def test_a_pipe_without_a_name_of_its_own_is_written_to():
    """``--out >(gzip > x)`` and ``--out /dev/stdout | cat``: the name leads to what no folder holds."""
    reader, writer = os.pipe()
    try:
        replace_file(f"/dev/fd/{writer}", b"kq")
        assert os.read(reader, 9) == b"kq"
    finally:
        os.close(reader)
        os.close(writer)


@pytest.mark.parametrize("ending", [".lock", ".progress"])
def test_a_file_of_somebody_elses_beside_an_output_stays(tmp_path, ending, capsys):
    """``--out poetry`` took ``poetry.lock`` away."""
    theirs = tmp_path / f"poetry{ending}"
    theirs.write_bytes(b"[[package]]\n")
    assert main(["bulk", str(TUTORIAL), "--out", str(tmp_path / "poetry")]) == 2
    assert theirs.read_bytes() == b"[[package]]\n"
    assert str(theirs) in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == [theirs.name]


def test_a_pipe_one_may_not_write_to_is_told_as_any_file(tmp_path, monkeypatch):
    at = tmp_path / "ra"
    os.mkfifo(at)

    def forbidden(path: str, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("thanhtra.outputs.os.open", forbidden)
    with pytest.raises(PermissionError):
        replace_file(at, b"kq")
