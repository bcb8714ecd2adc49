"""The command line run in this process, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from thanhtra.cli import main

SAMPLE = """{"format": "thanhtra.case", "version": 1, "id": "%s", "field": "information-technology",
 "subjects": [{"id": "s1", "kind": "individual"}],
 "officials": [{"id": "o1", "post": "chief-inspector-of-department"}],
 "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "began": "2020-08-01", "ended": "2020-08-01"}],
 "events": [{"kind": "act_detected", "on": "2020-10-01", "by": "o1", "acts": ["a1"]},
            {"kind": "minutes_drawn_up", "on": "2020-10-05", "by": "o1", "acts": ["a1"], "number": "01/BB-VPHC"},
            {"kind": "decision_issued", "on": "%s", "by": "o1", "number": "12/QĐ-XPHC", "minutes": "01/BB-VPHC",
             "sanctions": [{"act": "a1", "fine": 7500000}]}]}"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Files:
    """Case files in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    def undecided(self, name: str = "undecided.json") -> str:
        """In time only under a ground that is not on file: no finding."""
        return self.write(name, SAMPLE % ("UNDECIDED", "2020-10-20"))

    def late(self, name: str = "late.json") -> str:
        """Late under every ground: a finding."""
        return self.write(name, SAMPLE % ("LATE", "2020-12-20"))

    def line(self, case: str, day: str) -> str:
        return (SAMPLE % (case, day)).replace("\n", "")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """``run("review", path)`` in this process."""

    def call(*argv: str) -> Ran:
        code = main(argv)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """``spawn("review", "-", stdin=b"…", env={…})`` as a process."""

    def call(
        *argv: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "thanhtra", *argv]
        return subprocess.run(
            command, input=stdin, capture_output=True, check=False, timeout=120, env={**os.environ, **(env or {})}
        )

    return call
