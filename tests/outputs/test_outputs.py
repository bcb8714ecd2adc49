"""An output never destroys an input: whatever name it goes by, the command refuses before anything is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from thanhtra import Rulebook
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many
from thanhtra.cli.entry import COMMANDS, main
from thanhtra.errors import OutputIsInput
from thanhtra.outputs import refuse_clash, refuse_streams, replace_file

HERE = Path(__file__).parents[2]
CASE = next((HERE / "examples" / "published").glob("*.json"))
LINE = CASE.read_bytes().replace(b"\n", b" ") + b"\n"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.jsonl", "kho/b.jsonl", "kho/sau/c.json", "a.jsonl.progress"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(LINE)
    (tmp_path / "link.jsonl").symlink_to("a.jsonl")
    (tmp_path / "hard.jsonl").hardlink_to("a.jsonl")
    (tmp_path / "kho" / "ra.jsonl").symlink_to("../elsewhere.jsonl")
    (tmp_path / "kho2").symlink_to("kho")
    return tmp_path


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and "__pycache__" not in p.parts
    }


CLASHES = [
    ("a.jsonl", "a.jsonl", "jsonl"),
    ("a.jsonl", "./kho/../a.jsonl", "jsonl"),
    ("a.jsonl", "link.jsonl", "jsonl"),
    ("a.jsonl", "hard.jsonl", "jsonl"),
    ("link.jsonl", "a.jsonl", "sarif"),
    ("hard.jsonl", "link.jsonl", "jsonl"),
    ("kho", "kho/verdicts.jsonl", "jsonl"),
    ("kho", "kho/sau/verdicts.jsonl", "jsonl"),
    ("kho2", "kho/verdicts.jsonl", "jsonl"),
    ("kho", "kho2/verdicts.jsonl", "jsonl"),
    ("kho", "kho/ra.jsonl", "jsonl"),
    ("kho", "elsewhere.jsonl", "jsonl"),
    (".", "verdicts.jsonl", "jsonl"),
    (".", "verdicts", "parquet"),
    ("kho", "kho/verdicts", "parquet"),
    ("kho/b.jsonl", "kho", "parquet"),
    ("kho", "kho", "parquet"),
    ("kho/sau/c.json", ".", "parquet"),
    ("a.jsonl.progress", "a.jsonl", "jsonl"),
]


@pytest.mark.parametrize("resume", [(), ("--resume",)], ids=["anew", "resume"])
@pytest.mark.parametrize(("source", "out", "form"), CLASHES)
def test_bulk_refuses_an_output_that_is_read(archive, capsys, source, out, form, resume):
    before = everything(archive)

    code = main(["bulk", source, "--out", out, "--format", form, *resume])

    assert (code, everything(archive)) == (2, before)
    assert "write elsewhere" in capsys.readouterr().err


def test_bulk_refuses_to_write_over_rules_and_checks_it_reads(archive, capsys):
    (archive / "rules").mkdir()
    (archive / "rules" / "grounds.toml").write_text("")
    (archive / "mine.py").write_text("")
    before = everything(archive)
    assert main(["bulk", "a.jsonl", "--rules", "rules", "--out", "rules/grounds.toml"]) == 2
    assert main(["bulk", "a.jsonl", "--checks", "mine.py", "--out", "mine.py"]) == 2
    assert everything(archive) == before
    assert "write elsewhere" in capsys.readouterr().err


def test_what_stands_beside_is_written_as_ever(archive):
    for out in ("out.jsonl", "kho-khac/../out2.jsonl"):
        (archive / "kho-khac").mkdir(exist_ok=True)
        assert main(["bulk", "kho", "--out", out]) in (0, 1)
        assert (archive / out).stat().st_size > 100
    assert main(["bulk", "kho", "--out", "bang", "--format", "parquet"]) in (0, 1)
    assert main(["bulk", "kho", "--out", "bang", "--format", "parquet"]) in (0, 1)


@pytest.mark.parametrize("out", ["c.json", "link.json", "hard.json"])
def test_form_refuses_to_replace_the_case_it_reads(tmp_path, monkeypatch, out):
    monkeypatch.chdir(tmp_path)
    Path("c.json").write_bytes(CASE.read_bytes())
    Path("link.json").symlink_to("c.json")
    Path("hard.json").hardlink_to("c.json")

    assert main(["form", "MBB01", "c.json", "--out", out]) == 2
    assert Path("c.json").read_bytes() == CASE.read_bytes()


@pytest.mark.parametrize("out", ["--out", "--problems"])
def test_import_refuses_to_replace_the_register_it_reads(tmp_path, monkeypatch, out):
    monkeypatch.chdir(tmp_path)
    Path("so.csv").write_bytes(b"x")
    Path("map.toml").write_bytes(b"")
    assert main(["import", "so.csv", "--map", "map.toml", "--out", "-", out, "so.csv"]) == 2
    assert Path("so.csv").read_bytes() == b"x"


PLANS = HERE / "examples" / "plans"
PAGES = [
    (CASE, ["report", "c.json", "--period", "2020-Y"]),
    (CASE, ["report", "c.json", "--period", "2020-Y", "--format", "xlsx"]),
    (CASE, ["report", "c.json", "--period", "2020-Y", "--format", "csv", "--rows", "case"]),
    (CASE, ["mistakes", "c.json"]),
    (PLANS / "plan-2026.json", ["plan", "check", "c.json", "--on", "2026-11-20"]),
    (PLANS / "plan-2026.json", ["plan", "report", "c.json", "--on", "2026-11-20", "--format", "html"]),
    (PLANS / "coordination-2026.json", ["coordination", "check", "c.json", "--on", "2026-06-30"]),
    (PLANS / "difficulties-2026.json", ["difficulties", "list", "c.json", "--on", "2026-11-20"]),
    (CASE, ["national-record", "c.json", "--on", "2020-11-30", "--format", "html"]),
    (CASE, ["national-record", "c.json", "--on", "2020-11-30"]),
]


@pytest.mark.parametrize("out", ["c.json", "link.json", "hard.json"])
@pytest.mark.parametrize(("source", "command"), PAGES, ids=[" ".join(c[:2]) + str(i) for i, (_, c) in enumerate(PAGES)])
def test_a_page_refuses_to_replace_what_it_reads(tmp_path, monkeypatch, source, command, out):
    monkeypatch.chdir(tmp_path)
    Path("c.json").write_bytes(source.read_bytes())
    Path("link.json").symlink_to("c.json")
    Path("hard.json").hardlink_to("c.json")

    assert main([*command, "--out", out]) == 2
    assert Path("c.json").read_bytes() == source.read_bytes()
    assert main([*command, "--out", "beside.out"]) in (0, 1)
    assert Path("beside.out").stat().st_size > 50


def test_every_option_that_names_an_output_is_among_the_tested(capsys):
    """A command that learns to write has to come here."""
    writing = set()
    for command in COMMANDS:
        module = import_module(f"thanhtra.cli.{'registers' if command == 'import' else command.replace('-', '_')}")
        assert callable(module.run)
        assert main([command, "--help"]) == 0
        if "--out" in capsys.readouterr().out:
            writing.add(command)
    assert writing == {"bulk", "form", "import", "review", *(command[0] for _, command in PAGES)}


@pytest.mark.parametrize(
    "command",
    [
        ["review", "a.jsonl", "--format", "jsonl"],
        ["report", "a.jsonl", "--period", "2020-Y"],
        ["bulk", "."],
        ["bulk", "a.jsonl"],
    ],
)
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_shell_that_appends_to_the_input_is_refused(archive, command, stream):
    with Path("hard.jsonl").open("ab") as out:
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, stream: out}
        done = subprocess.run(
            [sys.executable, "-m", "thanhtra", *command], check=False, cwd=archive, timeout=120, **streams
        )
    assert done.returncode == 2
    shown = Path("a.jsonl").read_bytes()
    assert shown.startswith(LINE)
    assert shown.count(b'"format"') == 1


def test_standard_input_from_the_output_is_refused(archive):
    with Path("a.jsonl").open("rb") as given:
        done = subprocess.run(
            [sys.executable, "-m", "thanhtra", "bulk", "-", "--out", "link.jsonl"],
            stdin=given,
            check=False,
            capture_output=True,
            timeout=120,
        )
    assert done.returncode == 2
    assert Path("a.jsonl").read_bytes() == LINE


def test_the_function_refuses_as_the_command_does(archive):
    with pytest.raises(OutputIsInput) as refused:
        write_many(["a.jsonl"], "hard.jsonl", Task(book=Rulebook.built_in(), form="jsonl"))
    assert refused.value.output == "hard.jsonl"
    assert refused.value.source == "a.jsonl"
    with pytest.raises(OSError, match="none"):
        refuse_clash(["out"], ["none"])


def test_streams_without_a_file_are_let_be(monkeypatch, archive):
    monkeypatch.setattr(sys, "stdout", None)
    refuse_streams(["a.jsonl"])


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "cũ.docx"
    replace_file(path, b"one")
    path.chmod(0o640)
    replace_file(path, b"two")
    (tmp_path / "link").symlink_to(path)
    replace_file(tmp_path / "link", b"three")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, (tmp_path / "link").is_symlink()) == (b"three", 0o640, True)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"four")
    assert path.read_bytes() == b"three"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cũ.docx", "link"]


def test_what_is_no_file_is_written_to_as_it_is():
    replace_file("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()
