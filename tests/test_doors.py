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


def _ran(code: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=UNWATCHED
    ).stdout.split()


def test_a_module_of_a_door_is_there_when_it_is_asked_for():
    code = (
        "import thanhtra;"
        "print(thanhtra.casefile.__name__, thanhtra.law.__name__, thanhtra.terms.__name__, hasattr(thanhtra, 'no_such'))"
    )
    assert _ran(code) == ["thanhtra.casefile", "thanhtra.law", "thanhtra.terms", "False"]


@pytest.mark.parametrize("first", ["pass", "import thanhtra.deadlines.ledger, thanhtra.reviewing.desk"])
@pytest.mark.parametrize("door", ["thanhtra.deadlines", "thanhtra.reviewing", "thanhtra"])
def test_what_a_test_puts_into_a_module_goes_with_the_test(first, door):
    """Where the door is asked for the name for the first time in between, too."""
    where, name = (
        ("thanhtra.deadlines.ledger", "deadlines_of")
        if door == "thanhtra.deadlines"
        else ("thanhtra.reviewing.desk", "record")
    )
    code = (
        f"{first}\n"
        "from importlib import import_module; from unittest import mock\n"
        f"with mock.patch('{where}.{name}', 1): import {door} as door; door.{name}\n"
        f"print(door.{name} is import_module('{where}').{name})"
    )
    assert _ran(code) == ["True"]


@pytest.mark.parametrize("door", ["thanhtra", "thanhtra.reviewing"])
def test_what_a_test_puts_into_a_room_goes_with_the_test(door):
    code = (
        "from unittest import mock; import thanhtra.reviewing\n"
        f"with mock.patch('thanhtra.reviewing.review', 1): import {door} as door; assert door.review == 1\n"
        "print(door.review is thanhtra.reviewing.review, callable(door.review))"
    )
    assert _ran(code) == ["True", "True"]


def test_every_public_name_is_there_without_the_extras():
    """``review_many`` is missed when it is called, and says what is missing."""
    code = (
        "import sys; sys.modules['msgspec'] = None\n"
        "from thanhtra import *\n"
        "import thanhtra\n"
        "print(all(hasattr(thanhtra, name) for name in thanhtra.__all__))\n"
        "try: thanhtra.review_many('none.jsonl', Rulebook.built_in())\n"
        "except ModuleNotFoundError as missing: print(missing.name)"
    )
    assert _ran(code) == ["True", "msgspec"]
