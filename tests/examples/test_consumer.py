"""The example package stands on public names alone: whoever copies it rests on nothing that may change."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

CONSUMER = Path(__file__).parents[2] / "examples" / "consumer"
MODULES = ("bulk", "checks", "events", "exchange", "export", "lifecycle", "store", "terms", "testing")
PUBLIC = {"thanhtra"} | {f"thanhtra.{name}" for name in MODULES}
FILES = sorted(CONSUMER.rglob("*.py"))


def taken(path: Path) -> Iterator[tuple[str, str]]:
    """Each (module, name) of the library that a file imports; the name is empty where the module itself is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "thanhtra":
            yield from ((node.module or "", one.name) for one in node.names)
        elif isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names if one.name.split(".")[0] == "thanhtra")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(CONSUMER).as_posix())
def test_every_name_taken_is_public(path):
    hidden = [
        (module, name)
        for module, name in taken(path)
        if module not in PUBLIC or name not in (*import_module(module).__all__, "")
    ]
    assert hidden == []


def test_the_library_is_used_at_all():
    names = {name for path in FILES for name in taken(path)}
    assert {module for module, _ in names} >= {"thanhtra", "thanhtra.store", "thanhtra.exchange"}
    assert {("thanhtra", "legal_gate"), ("thanhtra.lifecycle", "embed_async")} <= names
