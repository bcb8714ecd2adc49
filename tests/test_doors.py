"""A room's door loads a module when one of its names is asked for, and tells type checkers the same names."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import thanhtra

ROOT = Path(thanhtra.__file__).parent
UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
"""Coverage, where it watches, imports things of its own."""


def _door(path: Path) -> ast.If | None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.If) and node.orelse and "door" in ast.dump(node)]
    return found[0] if found else None


DOORS = {
    ".".join(("thanhtra", *path.parent.relative_to(ROOT).parts)): node
    for path in sorted(ROOT.rglob("__init__.py"))
    if (node := _door(path)) is not None
}


def test_the_rooms_every_command_passes_have_such_a_door():
    busy = {"casefile", "rulebook", "deadlines", "export", "exchange", "reviewing", "competence", "fines", "search"}
    assert {f"thanhtra.{room}" for room in busy} < DOORS.keys()


@pytest.mark.parametrize("room", DOORS)
def test_what_it_opens_is_what_type_checkers_are_told(room):
    told = {
        (node.module.removeprefix(f"{room}."), alias.name)
        for node in DOORS[room].body
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    opened = {(where.removeprefix(f"{room}."), name) for name, where in vars(import_module(room))["_later"].items()}
    assert opened == told


@pytest.mark.parametrize("room", DOORS)
def test_every_name_is_there_and_is_listed(room):
    door = import_module(room)
    later = vars(door)["_later"]
    assert [name for name in later if getattr(door, name) is not getattr(import_module(later[name]), name)] == []
    assert later.keys() <= {*door.__all__}
    assert {*later} <= {*dir(door)}
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        _ = door.no_such_name


@pytest.mark.parametrize("room", DOORS)
def test_opening_it_loads_none_of_its_modules(room):
    code = f"import sys, {room} as door; print([m for m in set(door._later.values()) if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=UNWATCHED)
    own = {"thanhtra.terms", "thanhtra.lazy", "thanhtra.classes", "thanhtra.errors"}
    assert set(ast.literal_eval(shown.stdout)) <= own


def test_a_name_called_like_its_module_stays_the_name():
    """``thanhtra.deadlines.due`` is the question, whoever loads the module of that name first."""
    code = (
        "import thanhtra.deadlines.due, thanhtra.casefile.index, thanhtra.lifecycle.replay;"
        "from thanhtra.casefile import index; from thanhtra.lifecycle import replay;"
        "print(callable(thanhtra.deadlines.due), callable(index), callable(replay))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=UNWATCHED)
    assert shown.stdout.split() == ["True", "True", "True"]
