"""The k-th write, flush, rename or SQL statement fails, for every k: what was acknowledged is there, the rest is not, the message says so."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from tests.bulk.archives import spoiled_archive

from thanhtra import Rulebook
from thanhtra.bulk import writing
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many
from thanhtra.casefile import Act, Case, FinePaid, Subject
from thanhtra.cli.entry import main
from thanhtra.errors import Conflict, StoreUnavailable
from thanhtra.outputs import replace_file
from thanhtra.service.application import service
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import Store

BOOK = Rulebook.built_in()
NOW = datetime(2026, 1, 5, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = EXAMPLES / "published" / "tel-003.json"
DOCUMENT = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "HS/1",
    "subjects": [{"id": "s1", "kind": "individual", "name": "Nguyễn Văn A"}],
    "acts": [{"id": "a1", "subject": "s1"}],
    "events": [],
}
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


@contextmanager
def failing_outputs(k: int) -> Iterator[Counted]:
    """Every step by which a file takes another's place counts: the file beside it, its bytes, their way to the disk, its rights, its name."""
    counted = Counted(k)
    with pytest.MonkeyPatch.context() as patch:
        for holder, name in ((tempfile, "mkstemp"), (os, "fdopen"), (os, "fsync"), (Path, "chmod"), (Path, "replace")):
            real = getattr(holder, name)

            def call(*given: object, real: object = real, **named: object) -> object:
                counted.pass_or_fail()
                return real(*given, **named)

            patch.setattr(holder, name, call)
        yield counted


def test_a_paper_stays_what_it_was_when_any_step_fails(tmp_path):
    out = tmp_path / "x.docx"
    for k in range(1, 7):
        out.write_bytes(b"the paper of yesterday")
        with failing_outputs(k) as counted:
            failed = None
            try:
                replace_file(out, b"new")
            except OSError as error:
                failed = (error.errno, error.filename)
        assert failed == ((errno.ENOSPC, str(out)) if counted.left <= 0 else None)
        assert out.read_bytes() == (b"the paper of yesterday" if counted.left <= 0 else b"new")
        assert [p.name for p in tmp_path.iterdir()] == ["x.docx"]
    assert counted.left > 0


REGISTER = EXAMPLES / "register"
OUTPUTS = {
    "import": (
        "import",
        str(REGISTER / "register.csv"),
        "--map",
        str(REGISTER / "map.toml"),
        "--out",
        "A",
        "--problems",
        "B",
        "--latest",
        "2026-01-05",
    ),
    "form": ("form", "MQĐ02", str(EXAMPLES / "published" / "cul-001.json"), "--out", "A"),
    "review json": ("review", str(CASE), "--format", "json", "--out", "A"),
    "review xlsx": ("review", str(CASE), "--format", "xlsx", "--out", "A"),
    "report xlsx": ("report", str(CASE), "--period", "2020", "--format", "xlsx", "--out", "A"),
    "plan docx": (
        "plan",
        "report",
        str(EXAMPLES / "plans" / "plan-2026.json"),
        "--on",
        "2026-06-30",
        "--format",
        "docx",
        "--out",
        "A",
    ),
    "mistakes": ("mistakes", str(CASE), "--out", "A"),
}


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_command_that_writes_files_keeps_all_or_nothing_of_each_and_names_the_one_it_could_not(
    tmp_path, capsys, command
):
    """For every step of every output: what was written before is there, the rest is as it was, the message names the file, exit 2."""
    names = [name for name in ("A", "B") if name in OUTPUTS[command]]
    argv = [str(tmp_path / word) if word in names else word for word in OUTPUTS[command]]
    whole = 0
    k = 0
    while True:
        k += 1
        for name in names:
            (tmp_path / name).write_bytes(b"yesterday")
        with failing_outputs(k) as counted:
            code = main(argv)
        told = capsys.readouterr()
        kept = [name for name in names if (tmp_path / name).read_bytes() == b"yesterday"]
        assert sorted(p.name for p in tmp_path.iterdir()) == names
        if counted.left > 0:
            break
        assert code == 2
        last = told.err.splitlines()[-1]
        assert str(tmp_path / kept[0]) in last
        assert "No space" in last
        whole += len(names) - len(kept)
    assert (code, kept) in ((0, []), (1, []))
    assert k == 5 * len(names) + 1
    assert whole == 5 * (len(names) - 1)


def steps(store: Store) -> Iterator[tuple[str, object]]:
    case = Case(id="HS-1", subjects=(PERSON,), acts=(Act(id="a1", subject="s1", described="x"),), events=())
    yield "open", lambda: store.open_case(case, key="k0")
    yield "append", lambda: store.append("HS-1", FinePaid(kind="fine_paid", amount=1, note="n"), 1, "k1")
    yield (
        "many",
        lambda: store.append_all(
            "HS-1", [FinePaid(kind="fine_paid", amount=n, on=date(2026, 1, 2)) for n in range(3)], 2, "k2"
        ),
    )
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


STEPS = (
    ("POST", "", DOCUMENT, {}),
    ("POST", "/{}/events", {"kind": "fine_paid", "amount": 1, "on": "2026-01-02", "note": "n"}, {"If-Match": '"1"'}),
    ("POST", "/{}/events", {"kind": "fine_paid", "amount": 2, "on": "2026-01-02"}, {"If-Match": '"2"'}),
    ("POST", "/{}/redactions/s1", {}, {"If-Match": '"3"'}),
)
"""Method, path after ``/api/v1/cases``, body, headers: what the service writes."""


def stepped(client: TestClient, case: str, at: int) -> tuple[int, dict[str, Any]]:
    method, path, body, headers = STEPS[at]
    answer = client.request(
        method,
        f"/api/v1/cases{path.format(case)}",
        headers={**headers, "Idempotency-Key": f"{case}-{at}"},
        **({"json": body | {"id": case}} if at == 0 else {"json": body} if body else {}),
    )
    return answer.status_code, answer.json()


@pytest.mark.parametrize("when", ["before_cursor_execute", "after_cursor_execute", "commit"])
def test_a_service_whose_database_fails_says_so_and_loses_nothing(tmp_path, when):
    """Each statement and each commit under the service fails in turn: 503 as a problem, and the same call with its key is then answered."""
    store = Store(f"sqlite:///{tmp_path}/x.db", clock=lambda: NOW)
    client = TestClient(
        service(store, BOOK, ServiceSettings(clock=lambda: NOW)),
        base_url="http://127.0.0.1:8017",
        raise_server_exceptions=False,
    )
    k = 0
    while True:
        k += 1
        case, counted, acknowledged = f"HS-{k}", Counted(k), 0

        def fail(*_: object, counted: Counted = counted) -> None:
            try:
                counted.pass_or_fail()
            except OSError:
                failed = sqlite3.OperationalError("disk I/O error")
                raise (
                    OperationalError("COMMIT", {}, failed) if when == "commit" else failed
                ) from None  # as the engine gives it

        event.listen(store.engine, when, fail)
        for at in range(len(STEPS)):
            status, said = stepped(client, case, at)
            if counted.left <= 0 and status not in (200, 201):
                assert (status, said["code"]) == (503, "store"), said
                break
            assert status in (200, 201)
            acknowledged = said["version"]
        event.remove(store.engine, when, fail)
        assert max((h.version for h in store.heads() if h.case == case), default=0) >= acknowledged
        assert {stepped(client, case, at)[0] for at in range(len(STEPS))} <= {200, 201}
        assert store.load(case).version == len(STEPS)
        assert store.load(case).case.subjects[0].name is None
        if counted.left > 0:
            break
    assert k > len(STEPS)
    assert list(store.verify()) == []
    store.close()
