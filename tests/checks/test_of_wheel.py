"""What a wheel tells of the checks is what their modules declare, and only for the very files it was made of."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from thanhtra import checks
from thanhtra.checks import every_module, of_wheel
from thanhtra.checks.declaration import Awaited, Check
from thanhtra.errors import CheckError, RulebookError

HERE = Path(checks.__file__).parent
LIBRARY = HERE.parent
ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "examples" / "published").glob("*.json"))
UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}


@pytest.fixture(scope="module")
def made() -> bytes:
    return of_wheel.prepare(every_module())


@pytest.fixture
def installed(made, tmp_path, monkeypatch):
    """The room of checks as a wheel puts it there, in a folder of the test."""
    at = tmp_path / "thanhtra"
    shutil.copytree(HERE, at / "checks", ignore=shutil.ignore_patterns("__pycache__"))
    for name in of_wheel.BESIDE:
        (at / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(LIBRARY / name, at / name)
    (at / "checks" / of_wheel.FILE).write_bytes(made)
    monkeypatch.setattr(of_wheel, "_here", lambda: at / "checks")
    return at


def told(check: Check) -> list[object]:
    """All a check declares; of its functions whether there is one."""
    return [
        getattr(check, field.name) is not None if field.name in ("ask", "ask_all") else getattr(check, field.name)
        for field in attrs.fields(Check)
    ]


@pytest.mark.usefixtures("installed")
def test_a_wheel_tells_what_the_modules_declare(monkeypatch):
    monkeypatch.setattr(of_wheel, "held_by", lambda _: iter(()))  # their modules are loaded already
    monkeypatch.setattr(of_wheel, "AWAITED", {})
    ready = of_wheel.brought()
    assert ready is not None
    assert list(map(told, ready)) == list(map(told, every_module()))
    assert all(isinstance(one.ask or one.ask_all, Awaited) for one in ready)


@pytest.mark.usefixtures("installed")
def test_where_a_module_is_loaded_its_own_checks_are_taken():
    assert of_wheel.brought() == every_module()


def test_a_checkout_brings_none():
    assert not (HERE / of_wheel.FILE).exists()
    assert of_wheel.brought() is None


@pytest.mark.parametrize(
    "name", ["checks/decision/in_time.py", "checks/imposed.py", "checks/declaration.py", *of_wheel.BESIDE]
)
def test_a_file_changed_since_is_not_told_of(name, installed):
    before = (installed / name).read_bytes()
    (installed / name).write_bytes(before.replace(b'"""', b"'''", 1))
    os.utime(installed / name, (1, 1))
    assert of_wheel.brought() is None
    (installed / name).write_bytes(before)
    assert of_wheel.brought() is not None


def test_neither_is_one_added_or_gone(installed):
    own = installed / "checks" / "decision" / "own.py"
    shutil.copyfile(installed / "checks" / "decision" / "in_time.py", own)
    assert of_wheel.brought() is None
    own.unlink()
    assert of_wheel.brought() is not None
    (installed / "checks" / "decision" / "old_enough.py").unlink()
    assert of_wheel.brought() is None


def test_where_no_source_can_be_read_every_module_is_loaded(installed):
    shutil.rmtree(installed / "deadlines")
    assert of_wheel.brought() is None


@pytest.mark.parametrize("length", [0, 3, 1000, -1])
def test_a_file_cut_short_is_said_to_be_damaged(length, made, installed):
    (installed / "checks" / of_wheel.FILE).write_bytes(made[:length])
    with pytest.raises(RulebookError, match=r"declared\.bin.*install the library again"):
        of_wheel.brought()


def test_a_module_that_does_not_declare_it_is_told():
    one = Awaited("thanhtra.checks.decision.in_time", "XXX99", "ask")
    with pytest.raises(CheckError, match="XXX99"):
        one(None)


def test_the_function_is_the_one_the_module_has_in_the_end():
    """Some modules put their own function in place of the usual one of a limit."""
    for check in every_module():
        for name in ("ask", "ask_all"):
            own = getattr(check, name)
            assert own is None or Awaited(check.module, check.code, name).function() is own


RUN = """
import operator, pickle, sys
from pathlib import Path
from thanhtra.checks import of_wheel
of_wheel.sums = lambda here: {"": 1}
if sys.argv[1] != "-":
    of_wheel.FILE = sys.argv[1]
from thanhtra import Rulebook, review
from thanhtra.checks import all_checks
from thanhtra.exchange import read_case
import json
told, loaded = [], []
from thanhtra.exchange import review_to_json
for path in sys.argv[2:]:
    told.append(review_to_json(review(read_case(path), Rulebook.built_in())))
    loaded.append(len([n for n in sys.modules if n.startswith("thanhtra.checks.") and n.count(".") == 3]))
every = all_checks()
same = all(pickle.loads(pickle.dumps(one)) is one for one in every)
from importlib import import_module
for one in every:
    import_module(one.module)
from thanhtra.checks import every_module
same = same and every == all_checks() == every_module() and all(map(operator.is_, every, every_module()))
same = same and len({*every, *every_module()}) == len(every)
same = same and not any(type(one.ask or one.ask_all).__name__ == "Awaited" for one in every)
print(json.dumps([told, loaded[0], loaded[-1], same]))
"""


def _reviewed(file: str) -> list[Any]:
    import json  # noqa: PLC0415 - for this alone

    ran = subprocess.run(
        [sys.executable, "-c", RUN, file, *map(str, CASES)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=UNWATCHED,
    )
    found: list[Any] = json.loads(ran.stdout)
    return found


def test_reviews_are_the_same_and_modules_are_loaded_when_they_are_asked(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(of_wheel, "sums", lambda _: {"": 1})
        (tmp_path / of_wheel.FILE).write_bytes(of_wheel.prepare(every_module()))
    plain, late = _reviewed("-"), _reviewed(str(tmp_path / of_wheel.FILE))
    assert late[0] == plain[0]
    assert plain[1] == plain[2] > 100
    assert late[1] < 70
    assert late[1] < late[2] <= plain[2]
    assert plain[3]
    assert late[3]


def test_every_file_a_declaration_is_made_of_is_compared():
    """What a declaration names stands in its module, in this room, or in a file that is compared too."""
    outside = set()
    for path in HERE.glob("*/*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = {
            alias.asname or alias.name: node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module is not None
            for alias in node.names
        }
        declared = [
            node
            for node in ast.walk(tree)
            if (isinstance(node, ast.Call) and ast.unparse(node.func) in ("check", "in_time", "of_history"))
            or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("CHECK", "CHECKS"))
        ]
        outside |= {
            (where[name.id], name.id)
            for node in declared
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and name.id in where and not where[name.id].startswith("thanhtra.checks.")
        }
    assert outside == {("thanhtra.terms", "Defect"), ("thanhtra.deadlines", "ANNULLING")}
    assert "ANNULLING" in (LIBRARY / "deadlines" / "relations.py").read_text(encoding="utf-8")
