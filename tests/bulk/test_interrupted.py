"""What an interrupted run left is held against its note; two runs never share an output; workers end with their parent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.bulk.archives import spoiled_archive

from thanhtra import Rulebook, ThanhtraError
from thanhtra.bulk import writing
from thanhtra.bulk.locking import locked
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many
from thanhtra.cli.entry import main

BOOK = Rulebook.built_in()


class Killed(BaseException):
    """As sudden as it gets inside one process."""


def interrupted(tmp_path, monkeypatch, form):
    archive, out = tmp_path / "cases.jsonl", tmp_path / "out"
    archive.write_bytes(spoiled_archive(60))
    monkeypatch.setattr(writing, "CHUNK", 9_000)
    monkeypatch.setattr(writing, "_PIECE_OF_PARQUET", 9_000)
    left = 4

    def told(*_: int) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Killed

    with pytest.raises(Killed):
        write_many([archive], out, Task(book=BOOK, form=form), on_progress=told)
    return archive, out


def file_of(out: Path) -> Path:
    return sorted(out.iterdir())[1] if out.is_dir() else out


SPOILED = {
    "shortened": lambda f: f.write_bytes(f.read_bytes()[:100]),
    "emptied": lambda f: f.write_bytes(b""),
    "one byte": lambda f: f.write_bytes(f.read_bytes()[:50] + b"\0" + f.read_bytes()[51:]),
    "nul": lambda f: f.write_bytes(bytes(len(f.read_bytes()))),
    "gone": lambda f: f.unlink(),
}


@pytest.mark.parametrize("form", ["jsonl", "sarif", "parquet"])
@pytest.mark.parametrize("spoil", SPOILED)
def test_an_output_that_is_not_what_was_written_is_not_gone_on_with(tmp_path, monkeypatch, form, spoil):
    archive, out = interrupted(tmp_path, monkeypatch, form)
    SPOILED[spoil](file_of(out))
    with pytest.raises(ThanhtraError, match="is not what the interrupted run wrote"):
        write_many([archive], out, Task(book=BOOK, form=form), resume=True)
    write_many([archive], out, Task(book=BOOK, form=form))


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"asked": 1}',
        b"[" * 9999,
        b"\xff",
        b"WITHOUT digest",
        b"WITH pieces -1",
        b"WITH bytes 1.5",
        b"WITH summary []",
    ],
)
def test_a_damaged_note_is_told_in_one_line(tmp_path, monkeypatch, capsys, note):
    archive, out = interrupted(tmp_path, monkeypatch, "jsonl")
    path = Path(f"{out}.progress")
    kept = json.loads(path.read_bytes())
    what = note.split()
    if what[:1] == [b"WITHOUT"]:
        del kept[what[1].decode()]
    elif what[:1] == [b"WITH"]:
        kept[what[1].decode()] = json.loads(what[2])
    path.write_bytes(json.dumps(kept).encode() if what[:1] in ([b"WITH"], [b"WITHOUT"]) else note)
    assert main(["bulk", str(archive), "--out", str(out), "--resume"]) == 2
    assert "damaged" in capsys.readouterr().err


def test_a_second_run_on_the_same_output_is_refused(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_bytes(spoiled_archive(3))
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"there")
    with locked(Path(f"{out}.lock")):
        assert main(["bulk", str(tmp_path / "a.jsonl"), "--out", str(out)]) == 2
    assert "another run" in capsys.readouterr().err
    assert out.read_bytes() == b"there"
    assert main(["bulk", str(tmp_path / "a.jsonl"), "--out", str(out)]) == 2  # cases that cannot be used
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl"]


def test_a_lock_of_a_run_that_died_is_no_lock(tmp_path):
    (tmp_path / "x.lock").write_bytes(b"")
    with locked(tmp_path / "x.lock"), pytest.raises(ThanhtraError), locked(tmp_path / "x.lock"):
        pass
    assert not (tmp_path / "x.lock").exists()


def test_a_lock_taken_away_in_between_is_made_again(tmp_path, monkeypatch):
    from thanhtra.bulk import locking  # noqa: PLC0415

    first = locking._lock

    def lock(number: int) -> None:
        monkeypatch.setattr(locking, "_lock", first)
        (tmp_path / "x.lock").unlink()
        first(number)

    monkeypatch.setattr(locking, "_lock", lock)
    with locked(tmp_path / "x.lock"):
        assert (tmp_path / "x.lock").exists()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.no_cover
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at /proc")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_workers_end_with_their_parent(tmp_path, sent):
    (tmp_path / "a.jsonl").write_bytes(spoiled_archive(4000))
    command = [
        sys.executable,
        "-m",
        "thanhtra",
        "bulk",
        str(tmp_path / "a.jsonl"),
        "--processes",
        "2",
        "--out",
        str(tmp_path / "o"),
        "--detail",
        "full",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None and not (tmp_path / "o.progress").exists():
        time.sleep(0.01)
    children = [
        int(pid)
        for task in Path(f"/proc/{process.pid}/task").iterdir()
        for pid in (task / "children").read_text().split()
    ]
    process.send_signal(sent)
    process.wait()
    until = time.monotonic() + 20
    while time.monotonic() < until and any(map(alive, children)):
        time.sleep(0.05)
    left = [pid for pid in children if alive(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert len(children) >= 2
    assert left == []
