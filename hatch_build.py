"""The build of the wheel also writes the rules, the words looked for, what checks declare and the tracks in forms that load fast, and the page of a package index.

Set THANHTRA_FILES to the address under which the repository's files are shown, and the page's links lead there. See ``thanhtra.rulebook.prepared``, ``thanhtra.search.shelf``, ``thanhtra.checks.of_wheel`` and ``thanhtra.lifecycle.shipped``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_TABLES = ("reading_vi/titles.toml", "search/lexicon.toml", "wording/notes_vi.toml")
"""TOML files of the library that are no rules and are read by commands."""


class PreparedForms(BuildHookInterface[Any]):
    """Adds them to a wheel; an editable install and a source archive have none and read the sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files beside the build and have them included."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from thanhtra.checks import every_module, of_wheel  # noqa: PLC0415 - their path is known only now
        from thanhtra.lifecycle import TRACKS, compile_rows  # noqa: PLC0415 - likewise
        from thanhtra.lifecycle.shipped import packed  # noqa: PLC0415 - likewise
        from thanhtra.lifecycle.tracks import chart_of  # noqa: PLC0415 - likewise
        from thanhtra.rulebook import Rulebook  # noqa: PLC0415 - likewise
        from thanhtra.rulebook.prepared import prepare  # noqa: PLC0415 - likewise
        from thanhtra.search import shelf  # noqa: PLC0415 - likewise

        book = Rulebook.built_in()
        written = {
            "rulebook/prepared.bin": prepare(self.metadata.version, book, _TABLES, shelf.prepare(book)),
            f"checks/{of_wheel.FILE}": of_wheel.prepare(every_module()),
            "lifecycle/rows.json": packed(compile_rows(chart_of(name)) for name in TRACKS).encode(),
        }
        scratch = Path(mkdtemp())
        for place, data in written.items():
            at = scratch / Path(place).name
            at.write_bytes(data)
            build_data["force_include"][str(at)] = f"thanhtra/{place}"


class IndexPage(MetadataHookInterface):
    """The README without links that would be dead there, and the addresses of the project where they are told."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the fields ``pyproject.toml`` calls dynamic."""
        sys.path.insert(0, self.root)
        from hatch_index import readme_for_index, urls  # noqa: PLC0415 - its path is known only now

        files = os.environ.get("THANHTRA_FILES", "").rstrip("/")
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": readme_for_index(readme, files)}
        metadata["urls"] = urls(files)
