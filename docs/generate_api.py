"""The reference page of the Python surface: every name a room exports, read from the source; nothing is imported, so no extra is needed."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import thanhtra

ROOT = Path(thanhtra.__file__).parent
NOT_ROOMS = ("cli", "__main__")


def api() -> Iterator[str]:
    """One section for each room, one line for each name it exports."""
    yield from (
        "# Every public name",
        "",
        "What a room exports is public, and nothing else; how names end is [promised](../../development/deprecation.md). The main ones, in full: [Python](../python.md).",
        "",
    )
    for room in (
        "",
        *sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in NOT_ROOMS),
    ):
        file = ROOT / room / "__init__.py"
        tree = _tree(file)
        named = _exports(tree)
        if named:
            yield from (f"## thanhtra{'.' if room else ''}{room}", "", _first(ast.get_docstring(tree)), "")
            yield from (line for name in sorted(named, key=str.lower) for line in _entry(name, file))
    for file in sorted(ROOT.glob("*.py")):
        tree = _tree(file)
        found = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef)) and not n.name.startswith("_")]
        if found and file.stem not in ("__init__", *NOT_ROOMS):
            yield from (f"## thanhtra.{file.stem}", "", _first(ast.get_docstring(tree)), "")
            yield from (line for node in found for line in _line(node))


def first_lines() -> dict[str, str]:
    """Each name ``thanhtra`` itself exports and the first paragraph said of it, in the order of the page."""
    file = ROOT / "__init__.py"
    told: dict[str, str] = {}
    for name in sorted(_exports(_tree(file)), key=str.lower):
        node = _found(name, file)
        told[name] = _first(ast.get_docstring(node)) if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else ""
    return told


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _exports(tree: ast.Module) -> list[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return [e.value for e in ast.walk(node.value) if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    return []


def _entry(name: str, file: Path) -> Iterator[str]:
    node = _found(name, file)
    yield from _line(node) if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else (f"- `{name}`", "")


def _found(name: str, file: Path) -> ast.AST | None:
    """Where the name is made: in the file, or where it is imported from."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name:
            return node
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("thanhtra"):
            for alias in node.names:
                if (alias.asname or alias.name) == name:
                    at = ROOT.joinpath(*node.module.split(".")[1:])
                    source = at.with_suffix(".py") if at.with_suffix(".py").exists() else at / "__init__.py"
                    return _found(alias.name, source) if source != file else None
    return None


def _line(node: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    told = _first(ast.get_docstring(node))
    shown = f"{node.name}({ast.unparse(node.args)})" if isinstance(node, ast.FunctionDef) else f"class {node.name}"
    given = f" → {ast.unparse(node.returns)}" if isinstance(node, ast.FunctionDef) and node.returns else ""
    yield from (f"- `{shown}{given}`" + (f" — {told}" if told else ""), "")


def _first(text: str | None) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(inspect.cleandoc(text or "").partition("\n\n")[0].split()).replace("``", "`").replace("|", "\\|")
