"""Every argument of every command that names a file to read, given nine hostile ones: exit 2, a line that says so, nothing written."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.cli.lines import EXAMPLES, arguments, parsers, with_value

PARSERS: Final = dict(parsers())
PLANS, REGISTERS = EXAMPLES / "plans", EXAMPLES / "registers"
ON: Final = ("--on", "2026-06-30")
_CASES: Final = ("review files", "next case", "may case", "audit case", "bulk paths", "agenda files", "report files", "mistakes archive",
    "national-record files", "form case", "diagram --case", "who-may --case", "difficulties --cases", "evidence --cases",
    "licences --cases", "law impact files", "law coverage paths")  # fmt: skip
_RULED: Final = ("review", "find", "list", "next", "may", "audit", "import", "agenda", "due", "who-may", "who-now", "licences", "platforms",
    "evidence", "area", "fine", "explain", "law show", "law versions", "law coverage", "law map", "law verify", "report", "plan",
    "coordination", "difficulties", "mistakes", "national-record", "serve", "mcp", "bulk")  # fmt: skip
_CHECKED: Final = ("review", "next", "may", "bulk", "agenda", "explain", "law coverage", "law impact", "serve", "mcp")
READ: Final[dict[str, str]] = {
    **dict.fromkeys(_CASES, "case.json"),
    **dict.fromkeys((f"{command} --rules" for command in _RULED), "rules"),
    **dict.fromkeys((f"{command} --checks" for command in _CHECKED), "own.py"),
    "may event": "event.json",
    "import register": "register.xlsx",
    "import --map": "map.toml",
    "licences register": "licences.json",
    "platforms file": "requests.json",
    "evidence file": "evidence.json",
    "plan plans": "plan.json",
    "coordination file": "joint.json",
    "difficulties file": "difficulties.json",
    "national-record --receipts": "receipts.csv",
    "national-record --secret-file": "secret",
    "agenda --secret-file": "secret",
    "serve --secret-file": "secret",
    "serve --keys": "keys.toml",
    "law lint paths": "rules",
    "law impact --rules": "rules",
    "law diff old": "rules",
    "law diff new": "rules",
    "law verify --texts": "texts",
    "law map --texts": "texts",
    "law coverage --excused": "excused.toml",
}
"""Command and argument → the name of what is given for it; ``rules`` and ``texts`` are folders that hold the hostile file."""
WRITTEN: Final = {
    *(f"{command} --out" for command in ("review", "import", "bulk", "report", "plan", "coordination", "difficulties", "mistakes", "national-record", "form")),
    "import --problems",
    "law new --to",
    "law verify --page",
}  # fmt: skip
"""Arguments that name a file to write: ``tests/outputs`` asks them."""
BASH: Final = shutil.which("bash")
FOLDERS: Final = {"rules": "procedure/given.toml", "texts": "15-2012-qh13.txt"}
LINE: Final[dict[str, tuple[str, ...]]] = {
    "agenda --secret-file": ("agenda", "--store", "sqlite:///none.db", "--rebuild", *ON),
    "who-may --case": ("who-may", "--on", "2020-12-01"),
}
"""The rest of the line of an argument that does not go with what stands in ``LINES``."""


def named(command: str, argument: argparse.Action) -> str:
    return f"{command} {argument.option_strings[-1] if argument.option_strings else argument.dest}"


def names_a_file(argument: argparse.Action) -> bool:
    of_paths = argument.type is Path
    said = str(argument.metavar)
    return of_paths or said in (
        "FILE",
        "CSV",
        "PATH",
        "FOLDER",
        "DIR",
        "CASE",
        "REGISTER",
        "ARCHIVE",
        "PLAN",
        "OLD",
        "NEW",
        "EVENT",
        "MAP.toml",
    )


def test_every_argument_that_names_a_file_is_in_the_matrix():
    found = {named(command, one) for command, made in PARSERS.items() for one in arguments(made) if names_a_file(one)}
    assert found == READ.keys() | WRITTEN


@pytest.fixture(autouse=True)
def _nothing_is_served_and_nothing_waits(monkeypatch, tmp_path) -> Iterator[None]:
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    monkeypatch.setattr("mcp.server.mcpserver.MCPServer.run", lambda *_, **__: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "RULES").mkdir()

    def waited(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, waited)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _loop(at: Path) -> None:
    at.symlink_to(at.with_name("round"))
    at.with_name("round").symlink_to(at)


def _secret(at: Path) -> None:
    at.write_bytes(b"{}")
    at.chmod(0)


PLACES: Final[dict[str, Callable[[Path], Any]]] = {
    "folder": Path.mkdir,
    "missing": lambda _: None,
    "unreadable": lambda at: _secret(at) if os.geteuid() else at.symlink_to("/proc/self/mem"),
    "loop": _loop,
    "pipe": os.mkfifo,
}
"""What stands where a file is expected."""
CONTENTS: Final[dict[str, bytes]] = {
    "empty": b"",
    "not UTF-8": b'{"a": "\xff\xfe"}',
    "NUL": b"\0" * 60,
    "a huge line": b"x" * (17 << 20),
}
HOLLOW: Final[dict[str, tuple[str, ...]]] = {
    "secret": ("not UTF-8", "NUL", "a huge line"),
    "texts": ("empty", "NUL", "a huge line"),
    "excused.toml": ("empty",),
}
"""Where such a content is none: any bytes are a secret, any text a statute, TOML may hold no row."""
ANSWERED: Final = {"review files": (2,), "bulk paths": (2,), "law lint paths": (1, 2)}
"""What cannot be used is an answer here, beside those of the others: the exit codes."""
SEVERAL: Final = {"rules", "own.py"}
"""Of these every problem is told, a line each."""


def asked(run: Any, tmp_path: Path, key: str, given: Path) -> Any:
    command = key.rpartition(" ")[0]
    of = next(one for one in arguments(PARSERS[command]) if named(command, one) == key)
    value = f"{of.option_strings[-1]}={given}" if of.option_strings else ""
    line = [*LINE[key], value] if key in LINE else with_value(command, PARSERS[command], of, str(given))
    before = _standing(tmp_path)
    ran = run(*line)
    assert _standing(tmp_path) == before or (key == "bulk paths" and given.is_file())
    return ran


def _standing(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if "__pycache__" not in path.parts}


def _is_refused(ran: Any, key: str) -> None:
    assert ran.code in ANSWERED.get(key, (2,)), ran
    assert "Traceback" not in ran.err
    assert "internal" not in ran.err or READ[key] == "own.py"  # what it raises itself
    if key not in ANSWERED:
        assert ran.out == ""
        assert ran.err.count("\n") == 1 or (READ[key] in SEVERAL and ran.err)


@pytest.mark.skipif(sys.platform != "linux", reason="pipes, links and memory as Linux has them")
@pytest.mark.parametrize("what", PLACES)
@pytest.mark.parametrize("key", sorted(READ))
def test_what_is_no_file_is_refused(run, tmp_path, key, what):
    name = READ[key]
    (tmp_path / "given").mkdir()
    at = tmp_path / "given" / name
    inside = at / FOLDERS[name] if name in FOLDERS else at
    if name not in FOLDERS or what in ("missing", "loop", "pipe"):
        PLACES[what](at)
    else:
        inside.parent.mkdir(parents=True)
        PLACES[what](inside)
    ran = asked(run, tmp_path, key, at)
    _is_refused(ran, key)


@pytest.mark.skipif(sys.platform != "linux", reason="likewise")
@pytest.mark.parametrize("what", ["loop", "pipe"])
@pytest.mark.parametrize("key", sorted(key for key, name in READ.items() if name in FOLDERS))
def test_what_is_no_file_in_a_folder_is_refused(run, tmp_path, key, what):
    at = tmp_path / "given" / READ[key]
    inside = at / FOLDERS[READ[key]]
    inside.parent.mkdir(parents=True)
    PLACES[what](inside)
    _is_refused(asked(run, tmp_path, key, at), key)


@pytest.mark.parametrize("what", CONTENTS)
@pytest.mark.parametrize("key", sorted(READ))
def test_a_file_of_other_content_is_refused(run, tmp_path, key, what):
    if what in HOLLOW.get(READ[key], ()):
        pytest.skip("no refusal is owed")
    at = tmp_path / "given" / READ[key]
    inside = at / FOLDERS[READ[key]] if READ[key] in FOLDERS else at
    inside.parent.mkdir(parents=True)
    inside.write_bytes(CONTENTS[what])
    _is_refused(asked(run, tmp_path, key, at), key)


@pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="a pipe of bash")
def test_a_pipe_somebody_writes_to_is_read_though_it_takes_a_while(tmp_path):
    case = EXAMPLES / "published" / "tel-003.json"
    line = f'"{sys.executable}" -m thanhtra audit <(sleep 1; cat "{case}") --json'
    plain = [sys.executable, "-m", "thanhtra", "audit", str(case), "--json"]
    piped = subprocess.run([str(BASH), "-c", line], capture_output=True, check=False, timeout=60)
    assert (piped.returncode, piped.stderr) == (0, b"") or piped.returncode == 1
    assert piped.stdout == subprocess.run(plain, capture_output=True, check=False, timeout=60).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="likewise")
@pytest.mark.parametrize("what", ["not UTF-8", "pipe"])
def test_a_list_of_instruments_that_cannot_be_read_is_not_added_to(run, tmp_path, what):
    listed = tmp_path / "given" / "instruments.toml"
    listed.parent.mkdir()
    os.mkfifo(listed) if what == "pipe" else listed.write_bytes(CONTENTS[what])
    ran = run("law", "new", "decree", "1/2027/NĐ-CP", "--from", "2027-01-01", "--to", str(listed.parent))
    assert (ran.code, ran.out, ran.err.count("\n"), "instruments.toml" in ran.err) == (2, "", 1, True)
    assert _standing(listed.parent) == {"instruments.toml"}
