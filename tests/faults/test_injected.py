"""The k-th write, flush, rename or SQL statement fails, for every k: what was acknowledged is there, the rest is not, the message says so."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.bulk.archives import spoiled_archive

from thanhtra import Rulebook
from thanhtra.bulk import writing
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many
from thanhtra.casefile import Act, Case, FinePaid, Subject
from thanhtra.cli.entry import main
from thanhtra.errors import Conflict, StoreUnavailable
from thanhtra.outputs import replace_file
from thanhtra.store import Store

BOOK = Rulebook.built_in()
NOW = datetime(2026, 1, 5, tzinfo=UTC)
CASE = Path(__file__).parents[2] / "examples" / "published" / "tel-003.json"
PERSON = Subject(id="s1", kind="individual", name="Nguyễn Văn A")


class Counted:
    """Lets calls through until the k-th, which fails."""

    def __init__(self, k: int) -> None:
        self.left = k

    def pass_or_fail(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def failing_files(k: int) -> Iterator[Counted]:
    """Every flush to disk and every rename counts; a write fails where its bytes must reach the disk."""
    counted = Counted(k)
    with pytest.MonkeyPatch.context() as patch:
        for holder, name in ((os, "fsync"), (Path, "replace")):
            real = getattr(holder, name)

            def call(*given: object, real: object = real) -> object:
                counted.pass_or_fail()
                return real(*given)

            patch.setattr(holder, name, call)
        yield counted


@pytest.mark.parametrize("form", ["jsonl", "sarif", "parquet"])
def test_bulk_goes_on_after_any_failure_and_writes_the_same_bytes(tmp_path, monkeypatch, form):
    monkeypatch.setattr(writing, "CHUNK", 9_000)
    monkeypatch.setattr(writing, "_PIECE_OF_PARQUET", 9_000)
    archive, whole = tmp_path / "a.jsonl", tmp_path / "whole"
    archive.write_bytes(spoiled_archive(25))
    task = Task(book=BOOK, form=form)
    write_many([archive], whole, task)
    k = 0
    while True:
        k += 1
        out = tmp_path / f"out{k}"
        with failing_files(k) as counted:
            try:
                write_many([archive], out, task)
            except OSError as error:
                failed = error
        if counted.left > 0:
            break
        assert failed.errno == errno.ENOSPC
        write_many([archive], out, task, resume=True)
        assert bytes_of(out) == bytes_of(whole)
        assert not Path(f"{out}.progress").exists()
        assert not Path(f"{out}.lock").exists()
    assert k > 5


def bytes_of(out: Path) -> list[bytes]:
    return [p.read_bytes() for p in sorted(out.iterdir())] if out.is_dir() else [out.read_bytes()]


def test_a_paper_stays_what_it_was_when_any_step_fails(tmp_path):
    out = tmp_path / "x.docx"
    for k in (1, 2):
        out.write_bytes(b"the paper of yesterday")
        with failing_files(k), pytest.raises(OSError, match="No space"):
            replace_file(out, b"new")
        assert out.read_bytes() == b"the paper of yesterday"
        assert [p.name for p in tmp_path.iterdir()] == ["x.docx"]


def test_form_says_so_in_one_line(tmp_path, capsys):
    from thanhtra.exchange import read_case  # noqa: PLC0415
    from thanhtra.export.forms import PAPERS, papers_of  # noqa: PLC0415

    case = read_case(CASE)
    code = next(code for code in PAPERS if len(list(papers_of(case, code))) == 1)
    out = tmp_path / "x.docx"
    with failing_files(1):
        assert main(["form", code, str(CASE), "--out", str(out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()


def steps(store: Store) -> Iterator[tuple[str, object]]:
    case = Case(id="HS-1", subjects=(PERSON,), acts=(Act(id="a1", subject="s1", described="x"),), events=())
    yield "open", lambda: store.open_case(case, key="k0")
    yield "append", lambda: store.append("HS-1", FinePaid(kind="fine_paid", amount=1, note="n"), 1, "k1")
    yield "many", lambda: store.append_all("HS-1", [FinePaid(kind="fine_paid", amount=n, on=date(2026, 1, 2)) for n in range(3)], 2, "k2")
    yield "correct", lambda: store.correct("HS-1", 2, FinePaid(kind="fine_paid", amount=9), 5, "k3")
    yield "redact", lambda: store.redact("HS-1", "s1", 6, "k4")


@pytest.mark.parametrize("when", ["before_cursor_execute", "after_cursor_execute", "commit"])
def test_a_statement_that_fails_keeps_all_or_nothing(tmp_path, when):
    """Each statement in turn fails, before or after it ran, then each commit; the same call with the same key then answers as if nothing had been."""
    k = 0
    while True:
        k += 1
        url = f"sqlite:///{tmp_path / f'{k}.db'}"
        store = Store(url, clock=lambda: NOW).create()
        counted = Counted(k)

        def fail(*_: object, counted: Counted = counted) -> None:
            try:
                counted.pass_or_fail()
            except OSError:
                raise sqlite3.OperationalError("disk I/O error") from None

        event.listen(store.engine, when, fail)
        acknowledged, said = 0, ""
        try:
            for _, step in steps(store):
                acknowledged = step().version
        except (StoreUnavailable, sqlite3.OperationalError) as error:
            said = str(error)
        assert counted.left > 0 or "disk" in said or " kept" in said
        failed = counted.left <= 0
        event.remove(store.engine, when, fail)
        store.close()

        again = Store(url, clock=lambda: NOW)
        assert list(again.verify()) == []
        there = max((h.version for h in again.heads()), default=0)
        assert there >= acknowledged
        for _, step in steps(again):
            step()
        assert again.load("HS-1").version == 7
        assert again.load("HS-1").case.subjects[0].name is None
        assert list(again.verify()) == []
        with pytest.raises(Conflict):
            again.append("HS-1", FinePaid(kind="fine_paid", amount=1), 1)
        again.close()
        if not failed:
            break
    assert k > 4
