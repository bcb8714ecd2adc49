"""A program frozen with PyInstaller reviews a case as the library does: the hook that is shipped brings the rules and every check."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import thanhtra
from thanhtra.checks import all_checks

pytest.importorskip("PyInstaller", reason="PyInstaller is not installed")

CASE = Path(__file__).resolve().parents[2] / "examples" / "published" / "prs-017.json"
PACKAGE = Path(thanhtra.__file__).parent  # as it is installed where this runs: from the wheel in the stage "frozen"
HOOKS = [one for one in entry_points(group="pyinstaller40") if one.value.startswith("thanhtra.")]
PROGRAM = """\
import sys

from thanhtra import Rulebook, legal_gate, read_case, review
from thanhtra.exchange import review_to_json
from thanhtra.lifecycle import embed

case, book = read_case(sys.argv[1]), Rulebook.built_in()
gate = legal_gate(case, book)
embed(gate.stage, gate)
import json

print(json.dumps(review_to_json(review(case, book)), ensure_ascii=True, sort_keys=True))
"""


def hook():
    """What the hook asks for."""
    names = {}
    source = PACKAGE / "__pyinstaller" / "hook-thanhtra.py"
    exec(compile(source.read_text(encoding="utf-8"), source, "exec"), names)  # noqa: S102 - as PyInstaller does
    return names


def test_the_hook_brings_the_rules_and_every_check():
    found = hook()
    assert {c.module for c in all_checks()} <= set(found["hiddenimports"])
    assert not [name for name in found["hiddenimports"] if name.startswith("thanhtra.testing")]
    brought = {Path(source).relative_to(PACKAGE).as_posix() for source, _ in found["datas"]}
    rules = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.toml")}
    assert rules
    assert rules <= brought
    assert {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.bin")
    } <= brought  # the forms of the wheel that load fast


def test_the_entry_point_names_its_folder():
    if not HOOKS:
        pytest.skip("the package is not installed here")
    (folder,) = HOOKS[0].load()()
    assert (Path(folder) / "hook-thanhtra.py").is_file()


def test_a_frozen_program_answers_as_the_library_does(tmp_path):
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    found_itself = [] if HOOKS else [f"--additional-hooks-dir={PACKAGE / '__pyinstaller'}"]
    made = subprocess.run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--onedir",
            "--noconfirm",
            "--log-level=ERROR",
            *found_itself,
            "program.py",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert made.returncode == 0, made.stderr[-2000:]
    frozen = subprocess.run(
        [tmp_path / "dist" / "program" / "program", CASE], capture_output=True, text=True, check=False, timeout=120
    )
    here = subprocess.run(
        [sys.executable, tmp_path / "program.py", CASE], capture_output=True, text=True, check=True, timeout=120
    )
    assert (frozen.returncode, frozen.stderr) == (0, "")
    assert json.loads(frozen.stdout) == json.loads(here.stdout)
