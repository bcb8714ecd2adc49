"""The table of moved names is true: the new name is there, the old one is not, and the page shows the data."""

from __future__ import annotations

import re
import tomllib
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
MOVED: dict[str, dict[str, str]] = tomllib.loads((FOLDER / "moved-names.toml").read_text(encoding="utf-8"))
PAGE = (FOLDER / "moved-names.md").read_text(encoding="utf-8")


def thing(path: str) -> Any:
    """What stands at a dotted path. Raises AttributeError or ImportError."""
    parts = path.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            module = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        return reduce(_part, parts[cut:], module)
    raise AttributeError(path)


def _part(owner: Any, name: str) -> Any:
    if name in getattr(owner, "__annotations__", {}) or name in getattr(owner, "__slots__", ()):
        return name
    return vars(owner)[name] if isinstance(owner, type) and name in vars(owner) else getattr(owner, name)


@pytest.mark.parametrize(("old", "new"), MOVED["names"].items())
def test_the_new_name_is_there_and_the_old_is_not(old: str, new: str) -> None:
    if new == "thanhtra.rulebook.Rulebook.cache":
        assert thing("thanhtra.rulebook.Rulebook").built_in().cache is not None  # made with the book
    else:
        assert thing(new)
    with pytest.raises((AttributeError, ImportError)):
        thing(old)


def test_the_page_shows_the_data() -> None:
    shown = dict(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|$", PAGE, re.MULTILINE))
    assert shown == MOVED["names"] | MOVED["calls"] | MOVED["gone"]


@pytest.mark.parametrize(("old", "see"), MOVED["gone"].items())
def test_what_is_gone_is_gone_and_what_does_its_work_is_there(old: str, see: str) -> None:
    assert thing(see)
    with pytest.raises((AttributeError, ImportError)):
        thing(old)


FIRST = (Path(__file__).parent / "first_public_names.txt").read_text(encoding="utf-8").split()
"""Every name of a module on file when the public surface was first written down."""


def test_every_first_name_is_there_or_told() -> None:
    """None is lost without a word."""
    told = MOVED["names"] | MOVED["gone"]
    assert len(FIRST) == 391
    assert [name for name in FIRST if name not in told and not _is_there(name)] == []


def _is_there(name: str) -> bool:
    try:
        thing(name)
    except (AttributeError, ImportError):
        return False
    return True
