"""Every class of error has a code of its own, and so has every problem an error lists (mã lỗi)."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import thanhtra
from thanhtra import Rulebook
from thanhtra.checks import load_checks
from thanhtra.cli import main
from thanhtra.errors import CheckBroken, CheckError, RulebookError, ThanhtraError


def every_error() -> list[type[ThanhtraError]]:
    """Each class of error, wherever it is declared."""
    for room in walk_packages(thanhtra.__path__, "thanhtra."):
        source = Path(import_module(room.name).__file__ or "") if room.ispkg else None
        folder = [] if source is None else source.parent.glob("*.py")
        for file in folder:
            if re.search(r"^class \w+\(\w*(Error|ThanhtraError)\):", file.read_text(encoding="utf-8"), re.MULTILINE):
                import_module(f"{room.name}.{file.stem}")
    found, left = [], [ThanhtraError]
    while left:
        one = left.pop()
        found.append(one)
        left += [below for below in one.__subclasses__() if below.__module__.startswith("thanhtra.")]
    return found


def test_every_class_of_error_has_a_code_of_its_own():
    errors = every_error()
    assert {"KeysUnusable", "NotUnderstood", "NoCases", "ReadTwice", "NoLicences"} <= {e.__name__ for e in errors}
    assert [e.__name__ for e in errors if "code" not in vars(e)] == []
    codes = [e.code for e in errors]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("fields.toml", "x = [", "not_toml"),
        ("fields.toml", "\ufeff", "not_toml"),
        ("fields.toml", "[[field]]\nslug = 1\n", "wrong_type"),
        ("fields.toml", "[[field]]\nvi = 'A'\n", "missing"),
        ("fields.toml", "[[field]]\nslug = 'a'\nslgu = 'a'\n", "unknown_key"),
    ],
)
def test_a_problem_of_rules_has_a_code(tmp_path, name, text, code):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        Rulebook.load(tmp_path)
    assert code in {problem.code for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("text", "line", "raised"),
    [
        ("import sys\nraise KeyError('x')\n", 2, "KeyError: 'x'"),
        ("import json\n\njson.loads('{')\n", 3, "json.decoder.JSONDecodeError: Expecting property name"),
        ("import sys\nsys.exit(0)\n", 2, "SystemExit: 0"),
        ("open('no such file')\n", 1, "FileNotFoundError"),
        ("def f():\n    return f()\nf()\n", 2, "RecursionError"),
        ("import no_such_module_at_all\n", 1, "ModuleNotFoundError"),
        ("raise ValueError('a\\nb')\n", 1, "ValueError: a"),
    ],
)
def test_a_file_of_checks_that_fails_is_told_by_its_line(tmp_path, text, line, raised):
    file = tmp_path / "own.py"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CheckBroken) as broken:
        load_checks(file)
    error = broken.value
    assert (error.code, error.file, error.line) == ("check-broken", str(file), line)
    assert error.raised.startswith(raised)
    assert str(error).startswith(f"{file}:{line}: ")
    assert error.__cause__ is not None


@pytest.mark.parametrize("data", [b"(" * 100_000, b"x = '\0'\n", b"x = '\xe9'\n", b"def\n"])
def test_a_file_that_is_no_python_is_told_as_that(tmp_path, data):
    file = tmp_path / "own.py"
    file.write_bytes(data)
    with pytest.raises(CheckError, match="no Python") as broken:
        load_checks(file)
    assert broken.value.code == "checks"


@pytest.mark.parametrize("command", ["review", "bulk"])
def test_an_empty_name_runs_no_file_of_the_folder_at_hand(tmp_path, monkeypatch, capsys, command):
    """``--checks "$CHECKS"`` of a variable that is not set ran every file of Python that lay there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text("open('run', 'w').close()\n", encoding="utf-8")
    for option in ("--checks", "--rules"):
        assert main([command, "x.json", option, ""]) == 2
        assert "an empty name" in capsys.readouterr().err
    with pytest.raises(CheckError, match="an empty name"):
        load_checks("")
    assert not (tmp_path / "run").exists()


def test_a_file_of_checks_that_cannot_be_read_is_told_as_any_file(tmp_path, monkeypatch):
    file = tmp_path / "own.py"
    file.write_text("", encoding="utf-8")
    monkeypatch.setattr("importlib.machinery.SourceFileLoader.get_data", unreadable)
    with pytest.raises(PermissionError):
        load_checks(file)


def unreadable(_: object, path: str) -> bytes:
    raise PermissionError(13, "Permission denied", path)
