"""The files a rulebook is read from, and the problems met on the way."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from thanhtra.rulebook.table import RuleProblem, Table
from thanhtra.rulebook.toml_text import toml_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable  # noqa: TC004 - attrs keeps the annotation as text

FileBytes = tuple[str, bytes]


@attrs.define
class Source:
    """The files of a rulebook: one or more roots, later ones after earlier ones; and the problems met so far."""

    roots: tuple[Traversable, ...]
    problems: list[RuleProblem] = attrs.field(factory=list)

    def note(self, file: str, where: str, expected: str, got: str) -> None:
        """Note a problem that is of no single table."""
        self.problems.append(RuleProblem(file, where, expected, got))

    def files(self, *path: str) -> Iterator[FileBytes]:
        """``(name, bytes)`` of every TOML file at ``path`` (a file, or a folder's files in order of their names)."""
        for root in self.roots:
            at = root.joinpath(*path) if path else root
            if at.is_file():
                yield "/".join(path), at.read_bytes()
            elif at.is_dir():
                for child in sorted(at.iterdir(), key=lambda c: c.name):
                    if child.name.endswith(".toml") and child.is_file():
                        yield "/".join((*path, child.name)), child.read_bytes()

    def folders(self, *path: str) -> list[str]:
        """Names of the folders at ``path``, over all roots."""
        found = {c.name for r in self.roots if (at := r.joinpath(*path)).is_dir() for c in at.iterdir() if c.is_dir()}
        return sorted(n for n in found if not n.startswith("_"))

    def tables(self, *path: str) -> Iterator[Table]:
        """Every file at ``path`` as a table, closed after use."""
        for name, parsed in self._parsed(path):
            table = Table(parsed, file=name, where="", problems=self.problems)
            table.day("checked", required=False)
            yield table
            table.close()

    def _parsed(self, path: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
        for name, data in self.files(*path):
            if data.startswith(codecs.BOM_UTF8):
                self.problems.append(
                    RuleProblem(
                        name, "", "a TOML file in UTF-8 without a byte order mark", "a byte order mark", code="not_toml"
                    )
                )
                continue
            try:
                yield name, toml_of(data)
            except ValueError as e:
                self.problems.append(RuleProblem(name, "", "a TOML file in UTF-8", str(e), code="not_toml"))
