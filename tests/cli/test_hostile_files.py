"""Every command that reads a file, given one that is hostile: 2 and a word of it, nothing steered, nothing lost, the others still read."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = ("--on", "2026-06-30")
GOOD = {
    "plan": EXAMPLES / "plans" / "plan-2026.json",
    "coordination": EXAMPLES / "plans" / "coordination-2026.json",
    "difficulties": EXAMPLES / "plans" / "difficulties-2026.json",
    "evidence": EXAMPLES / "registers" / "evidence.json",
    "licences": EXAMPLES / "registers" / "licences.jsonl",
    "platforms": EXAMPLES / "registers" / "requests.json",
    "case": EXAMPLES / "published" / "net-041.json",
    "register": EXAMPLES / "register" / "register.csv",
    "receipts": EXAMPLES / "province-year" / "receipts.csv",
}
MAP, CASE = str(EXAMPLES / "register" / "map.toml"), str(GOOD["case"])
COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "plan check": ("plan", ("plan", "check", "FILE", *ON)),
    "plan report": ("plan", ("plan", "report", "FILE", *ON)),
    "plan html": ("plan", ("plan", "report", "FILE", *ON, "--format", "html")),
    "coordination": ("coordination", ("coordination", "check", "FILE", *ON)),
    "difficulties": ("difficulties", ("difficulties", "list", "FILE", *ON)),
    "evidence": ("evidence", ("evidence", "check", "FILE", *ON)),
    "licences": ("licences", ("licences", "check", "FILE", *ON)),
    "programme": ("licences", ("licences", "programme", "FILE", *ON, "--every", "24")),
    "platforms": ("platforms", ("platforms", "check", "FILE", *ON)),
    "mistakes": ("case", ("mistakes", "FILE")),
    "national-record": ("case", ("national-record", "FILE", "--histories", "--exhibits", *ON)),
    "report": ("case", ("report", "FILE", "--period", "2020")),
    "report csv": ("case", ("report", "FILE", "--period", "2020", "--format", "csv", "--rows", "case")),
    "form": ("case", ("form", "MQĐ02", "FILE", "--out", "OUT.docx")),
    "next": ("case", ("next", "FILE", *ON)),
    "may": ("case", ("may", "FILE", "decision_issued", "--on", "2020-12-01")),
    "may event": ("case", ("may", CASE, "FILE")),
    "audit": ("case", ("audit", "FILE")),
    "who-may": ("case", ("who-may", "--case", "FILE", "--on", "2020-12-01")),
    "agenda": ("case", ("agenda", "FILE", *ON, "--overdue")),
    "agenda csv": ("case", ("agenda", "FILE", *ON, "--overdue", "--format", "csv")),
    "review": ("case", ("review", "FILE")),
    "review csv": ("case", ("review", "FILE", "--format", "csv")),
    "import": ("register", ("import", "FILE", "--map", MAP, "--out", "OUT.jsonl")),
    "suggest-map": ("register", ("import", "FILE", "--suggest-map")),
    "receipts": ("receipts", ("national-record", CASE, "--receipts", "FILE", *ON)),
}
STEERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
STEERING = "\x1b[8m\x9b31m\u202eX\x07"
NO_DOCUMENT = {
    "empty": b"",
    "blank": b"\n\n",
    "nul": b"\0" * 60,
    "bytes": bytes(range(256)),
    "deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 3000 + b"1" + b"}" * 3000,
    "list": b"[1, 2]",
    "null": b"null",
    "digits": b"1" * 5000,
    "another format": b'{"format": "x.y", "version": 1}',
}
TABLES = {"import", "suggest-map", "receipts"}


def asked(argv: tuple[str, ...], file: Path, folder: Path) -> list[str]:
    return [str(file) if word == "FILE" else str(folder / word) if word.startswith("OUT.") else word for word in argv]


def put(folder: Path, kind: str, data: bytes, name: str = "x") -> Path:
    path = folder / f"{name}{GOOD[kind].suffix}"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", NO_DOCUMENT.values(), ids=NO_DOCUMENT)
@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"suggest-map"}))
def test_what_is_no_document_is_exit_2_and_overwrites_nothing(run, tmp_path, command, data):
    kind, argv = COMMANDS[command]
    before = dict.fromkeys(("OUT.docx", "OUT.jsonl"), b"kept")
    for name, kept in before.items():
        (tmp_path / name).write_bytes(kept)
    ran = run(*asked(argv, put(tmp_path, kind, data), tmp_path))
    told = command in TABLES and kind == "register" and ran.code == 1  # rows without an order are told one by one
    assert ran.code == 2 or told
    assert ran.err or command == "review csv"  # its table has a row for it
    assert "internal" not in ran.err
    assert told or {name: (tmp_path / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - TABLES))
def test_another_coding_is_named(run, tmp_path, command, coding):
    kind, argv = COMMANDS[command]
    text = GOOD[kind].read_text(encoding="utf-8")
    ran = run(*asked(argv, put(tmp_path, kind, text.encode(coding, "replace")), tmp_path))
    assert ran.code == 2
    assert "UTF-8" in ran.out + ran.err


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - TABLES))
def test_decomposed_letters_are_named(run, tmp_path, command):
    kind, argv = COMMANDS[command]
    ran = run(
        *asked(
            argv,
            put(tmp_path, kind, unicodedata.normalize("NFD", GOOD[kind].read_text(encoding="utf-8")).encode()),
            tmp_path,
        )
    )
    assert ran.code == 2
    assert "NFC" in ran.out + ran.err


@pytest.mark.parametrize("where", ["folder", "missing", "no file", "steering", "not utf-8"])
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_file_that_cannot_be_read_is_told_by_its_name_and_steers_nothing(run, tmp_path, command, where):
    kind, argv = COMMANDS[command]
    (tmp_path / "folder.json").mkdir()
    names = {
        "folder": "folder.json",
        "missing": "x.json",
        "no file": "x.json/y.json",
        "steering": f"a{STEERING}\n.json",
        "not utf-8": "\udcff.json",
    }
    ran = run(*asked(argv, tmp_path / names[where], tmp_path))
    assert ran.code == 2
    assert "thanhtra" in ran.err
    assert STEERS.findall(ran.err) == []
    assert "internal" not in ran.err
    assert ran.err.count("\n") == 1 or kind == "register"


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key in value if isinstance(value, dict) else range(len(value)):
        if isinstance(value[key], (dict, list)):
            yield from leaves(value[key], (*path, key))
        elif isinstance(value[key], str):
            yield (*path, key)


def each_text(kind: str, more: str, *, ahead: bool = False) -> Iterator[bytes]:
    """The document with one kind of text changed, for each kind of text it has."""
    lines = (
        [json.loads(line) for line in GOOD[kind].read_text(encoding="utf-8").splitlines()]
        if GOOD[kind].suffix == ".jsonl"
        else [json.loads(GOOD[kind].read_bytes())]
    )
    seen = set()
    for at, document in enumerate(lines):
        for path in leaves(document):
            kind_of = (bool(at), *(step for step in path if isinstance(step, str)))
            if kind_of not in seen:
                seen.add(kind_of)
                made = copy.deepcopy(lines)
                holder: Any = made[at]
                for step in path[:-1]:
                    holder = holder[step]
                holder[path[-1]] = more + holder[path[-1]] if ahead else holder[path[-1]] + more
                yield "\n".join(json.dumps(one, ensure_ascii=False) for one in made).encode()


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {*TABLES, "plan html"}))
def test_no_text_of_a_file_steers_what_its_answer_is_read_on(run, tmp_path, command):
    kind, argv = COMMANDS[command]
    for data in each_text(kind, STEERING):
        ran = run(*asked(argv, put(tmp_path, kind, data), tmp_path))
        assert ran.code in (0, 1, 2)
        assert STEERS.findall(ran.out + ran.err) == []


@pytest.mark.parametrize("command", ["report csv", "agenda csv", "review csv"])
def test_no_text_of_a_file_is_run_by_a_spreadsheet(run, tmp_path, command):
    kind, argv = COMMANDS[command]
    for sign in ("=", "＝", "@"):
        for data in each_text(kind, f"{sign}cmd|' /C calc'!A0", ahead=True):
            assert f",{sign}cmd" not in run(*asked(argv, put(tmp_path, kind, data), tmp_path)).out


def test_heads_of_a_register_steer_nothing_and_their_map_reads(run, tmp_path):
    text = GOOD["register"].read_text(encoding="utf-8").replace("Kết quả thi hành", "Kết quả\x9b\u202e thi hành")
    ran = run("import", str(put(tmp_path, "register", text.encode())), "--suggest-map")
    assert STEERS.findall(ran.out) == []
    keys = [
        *tomllib.loads(ran.out)["columns"],
        *(json.loads(line[2:].partition(" = ")[0]) for line in ran.out.splitlines() if line.startswith('# "')),
    ]
    assert [key for key in keys if "\x9b" in key]


@pytest.mark.parametrize("command", ["agenda", "national-record", "report", "review"])
def test_one_file_that_cannot_be_read_stops_no_other(run, tmp_path, command):
    argv = COMMANDS[command][1]
    at = argv.index("FILE") + 1
    ran = run(*asked((*argv[:at], CASE, *argv[at:]), tmp_path / "missing.json", tmp_path))
    alone = run(*asked(argv, Path(CASE), tmp_path))
    assert ran.code == 2
    assert "missing.json" in ran.err
    assert alone.out.strip() in ran.out


@pytest.mark.parametrize("command", ["difficulties", "evidence", "licences"])
def test_a_case_file_that_cannot_be_read_stops_no_register(run, tmp_path, command):
    kind, argv = COMMANDS[command]
    ran = run(*asked(argv, GOOD[kind], tmp_path), "--cases", str(tmp_path / "missing.json"), "--cases", CASE)
    assert (ran.code, bool(ran.out), "missing.json" in ran.err) == (2, True, True)


@pytest.mark.parametrize("command", ["agenda", "national-record", "report", "mistakes"])
def test_an_empty_folder_is_not_clean(run, tmp_path, command):
    (tmp_path / "empty").mkdir()
    ran = run(*asked(COMMANDS[command][1], tmp_path / "empty", tmp_path))
    assert ran.code == 2
    assert "no file of cases" in ran.err
    (tmp_path / "none.jsonl").write_bytes(b"\n")
    assert run(*asked(COMMANDS[command][1], tmp_path / "none.jsonl", tmp_path)).code == 2


def test_an_event_with_a_fraction_is_asked_about(run, tmp_path):
    event = {"kind": "act_stopped", "on": "2020-12-01", "annotations": {"km": 1.5}}
    assert run("may", CASE, json.dumps(event)).code in (0, 1)
    for wrong in ({**event, "on": 10**30}, {**event, "note": "e\u0301"}, {**event, "note": "\ud800"}):
        ran = run("may", CASE, json.dumps(wrong))
        assert ran.code == 2
        assert "internal" not in ran.err


APPENDING = [
    name
    for name in sorted(COMMANDS)
    if name not in ("plan html", "form", "may event", "receipts", "review", "review csv", "who-may", "import")
]


@pytest.mark.skipif(os.name == "nt", reason="descriptors of POSIX")
@pytest.mark.parametrize("command", APPENDING)
def test_no_command_answers_into_the_file_it_reads(tmp_path, command, monkeypatch):
    kind, argv = COMMANDS[command]
    path = put(tmp_path, kind, GOOD[kind].read_bytes())
    link = tmp_path / f"hard{path.suffix}"
    link.hardlink_to(path)
    refused = appended(asked(argv, path, tmp_path), link, monkeypatch)
    assert refused == 2
    assert path.read_bytes() == GOOD[kind].read_bytes()


def appended(argv: list[str], to: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The command in this process, its standard output a file it is appended to."""
    from thanhtra.cli import main  # noqa: PLC0415

    with to.open("a", encoding="utf-8") as out, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        return main(argv)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["plan check", "licences", "agenda", "import"])
@pytest.mark.parametrize("target", [">/dev/full", ">&-"])
def test_an_output_that_takes_nothing_is_exit_2_and_one_line(tmp_path, command, target):
    kind, argv = COMMANDS[command]
    words = ["-" if word == "OUT.jsonl" else word for word in argv]
    line = [
        "sh",
        "-c",
        f'"$@" {target}',
        "sh",
        sys.executable,
        "-m",
        "thanhtra",
        *asked(tuple(words), GOOD[kind], tmp_path),
    ]
    ran = subprocess.run(line, capture_output=True, check=False, timeout=120)
    told = ran.stderr.decode().splitlines()
    assert ran.returncode == 2
    assert [one for one in told if "Traceback" in one] == []
    assert len([one for one in told if one.startswith("thanhtra: ")]) == 1


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - {"plan html", "suggest-map"}))
def test_an_interruption_ends_quietly_and_leaves_no_half_file(run, tmp_path, command, monkeypatch):
    kind, argv = COMMANDS[command]
    before = sorted(p.name for p in tmp_path.iterdir())

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("thanhtra.outputs.os.fsync", interrupted)
    monkeypatch.setattr("pathlib.Path.read_bytes", interrupted)
    monkeypatch.setattr("pathlib.Path.open", interrupted)
    ran = run(*asked(argv, GOOD[kind], tmp_path))
    assert ran.code == 130
    assert ran.err == ""
    assert sorted(p.name for p in tmp_path.iterdir()) == before
