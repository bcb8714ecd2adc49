"""Allocations that fail one by one: a command, or steps of a store, run in a child whose k-th allocation fails, for many k.

``python tests/faults/starved.py WHAT RATIO`` prints what became of each as JSON lines; each next k is RATIO times the last.
Needs an interpreter with ``_testcapi``.
"""

from __future__ import annotations

import _testcapi
import io
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from thanhtra.casefile import Act, Case, FinePaid, Subject
from thanhtra.cli.entry import main, script
from thanhtra.errors import StoreUnavailable
from thanhtra.store import Store

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
REGISTER: Final = EXAMPLES / "register"
COMMANDS: Final = {
    "form": ["form", "MQĐ02", str(EXAMPLES / "published" / "cul-001.json"), "--out", "A"],
    "import": ["import", str(REGISTER / "register.csv"), "--map", str(REGISTER / "map.toml"), "--out", "A", "--problems", "B", "--latest", "2026-01-05"],
    "report": ["report", str(EXAMPLES / "published" / "tel-003.json"), "--period", "2020", "--format", "json", "--out", "A"],
    "bulk": ["bulk", str(EXAMPLES / "plans" / "cases-2020.jsonl"), "--processes", "1", "--out", "A"],
}  # fmt: skip
"""Each with the names of its outputs where they stand."""
YESTERDAY: Final = b"yesterday"
FELL: Final = -signal.SIGSEGV
"""How a child ends whose interpreter, or a compiled library of another project, does not bear a failed allocation."""
FAILED: Final = 3
"""How a child ends whose step failed as it should: by MemoryError, or by the store's own word."""
Child = Callable[[Path, Callable[[], None]], int]
"""What a child does in a folder; it calls what it is given when allocations may begin to fail."""


def command(name: str, *more: str) -> Child:
    """The command as a process of its own runs it; it does not come back."""

    def run(folder: Path, begin: Callable[[], None]) -> int:
        sys.argv = ["thanhtra", *(str(folder / word) if word in ("A", "B") else word for word in COMMANDS[name]), *more]
        begin()
        script()

    return run


def steps(folder: Path, begin: Callable[[], None]) -> int:
    """Steps of a store, each acknowledged by a byte in ``acknowledged``; the same store then takes those that failed, once there is memory."""
    store = None
    begin()
    try:
        store = opened(folder)
        log = os.open(folder / "acknowledged", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        each_step(store, lambda: os.write(log, b"."))
    except (MemoryError, StoreUnavailable):
        _testcapi.remove_mem_hooks()
        each_step(store or opened(folder), lambda: None)
        return FAILED
    return 0


def opened(folder: Path) -> Store:
    """The store of the folder."""
    return Store(f"sqlite:///{folder / 'x.db'}", clock=lambda: datetime(2026, 1, 5, tzinfo=UTC))


def each_step(store: Store, acknowledge: Callable[[], object]) -> None:
    """Open, append, append many, correct, redact; every one with a key, so that it may be repeated."""
    person = Subject(id="s1", kind="individual", name="Nguyễn Văn A")
    opened = Case(id="HS-1", subjects=(person,), acts=(Act(id="a1", subject="s1", described="x"),), events=())
    paid = [FinePaid(kind="fine_paid", amount=n, note="n") for n in range(4)]
    for step in (
        lambda: store.open_case(opened, key="k0"),
        lambda: store.append("HS-1", paid[1], 1, "k1"),
        lambda: store.append_all("HS-1", paid[:3], 2, "k2"),
        lambda: store.correct("HS-1", 2, paid[3], 5, "k3"),
        lambda: store.redact("HS-1", "s1", 6, "k4"),
    ):
        step()
        acknowledge()


def ended(child: Child, folder: Path, k: int) -> tuple[int | str, str]:
    """How the child ended whose k-th allocation failed (``hangs`` after 60 s), and what it said on stderr. 0 fails none."""
    said = os.open(folder / "stderr", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    pid = os.fork()
    if pid == 0:
        os.dup2(said, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 99
        try:
            code = child(folder, lambda: k and _testcapi.set_nomemory(k, k + 1))
        finally:
            os._exit(code)
    os.close(said)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        gone, status = os.waitpid(pid, os.WNOHANG)
        if gone:
            return os.waitstatus_to_exitcode(status), (folder / "stderr").read_text(encoding="utf-8")
        time.sleep(0.002)
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    return "hangs", ""


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that no child removes at its end, as one of ``TemporaryDirectory`` would be."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def content(path: Path) -> str:
    """A digest of a file; of a Word file, of what is in it."""
    data = path.read_bytes()
    if data[:2] == b"PK":
        with ZipFile(io.BytesIO(data)) as packed:
            data = b"".join(packed.read(name) for name in sorted(packed.namelist()))
    return sha256(data).hexdigest()


def looked_at(what: str, k: int) -> dict[str, Any]:
    """One child run in a folder of its own, and what it left there."""
    with scratch() as folder:
        if what != "store":
            for out in ("A", "B"):
                (folder / out).write_bytes(YESTERDAY)
            code, said = ended(command(what), folder, k)
            begun = (folder / "A").read_bytes() != YESTERDAY
            if what == "bulk" and code in (2, FELL) and begun:  # an archive is gone on with
                code = ended(command(what, "--resume"), folder, 0)[0]
            left = {p.name: content(p) for p in folder.iterdir() if p.name != "stderr"}
            old = sha256(YESTERDAY).hexdigest()
            return {
                "k": k,
                "code": code,
                "yesterday": old,
                "said": re.sub(r" +[0-9.]+ ms .*\n", "", said.replace(str(folder), "")),
                "left": left,
            }
        opened(folder).create().close()
        code, said = ended(steps, folder, k)
        again = opened(folder)
        broken = [str(one) for one in again.verify()]
        each_step(again, lambda: None)
        version, subject = again.load("HS-1").version, again.load("HS-1").case.subjects
        broken += [str(one) for one in again.verify()]
        again.close()
        acknowledged = (folder / "acknowledged").stat().st_size if (folder / "acknowledged").exists() else 0
        return {
            "k": k,
            "code": code,
            "said": re.sub(r" +[0-9.]+ ms .*\n", "", said.replace(str(folder), "")),
            "broken": broken,
            "acknowledged": acknowledged,
            "version": version,
            "named": subject is None or subject[0].name is not None,
        }


def starved(what: str, ratio: float) -> Iterator[dict[str, Any]]:
    """First the run whose allocations all succeed, then each sampled k up to the first three that are past the last allocation."""
    with (
        redirect_stdout(io.StringIO()),
        redirect_stderr(io.StringIO()),
        scratch() as folder,
    ):  # once, to import everything
        if what == "store":
            opened(folder).create().close()
            steps(folder, lambda: None)
        else:
            main([str(folder / word) if word in ("A", "B") else word for word in COMMANDS[what]])
    whole = looked_at(what, 0)
    yield whole
    k, past = 1, 0
    while past < 3 and k < 10_000_000:
        found = looked_at(what, k)
        yield found
        past = past + 1 if {**found, "k": 0} == whole else 0
        k = max(k + 1, int(k * ratio))


if __name__ == "__main__":
    for line in starved(sys.argv[1], float(sys.argv[2])):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()
