"""The build of the wheel also writes the rules, the words of acts and the tracks in forms that load fast.

See ``thanhtra.rulebook.prepared``, ``thanhtra.search.act_words`` and ``thanhtra.lifecycle.shipped``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedForms(BuildHookInterface[Any]):
    """Adds them to a wheel; an editable install and a source archive have none and read the sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files beside the build and have them included."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from thanhtra.lifecycle import TRACKS, compile_rows  # noqa: PLC0415 - their path is known only now
        from thanhtra.lifecycle.shipped import packed  # noqa: PLC0415 - likewise
        from thanhtra.lifecycle.tracks import chart_of  # noqa: PLC0415 - likewise
        from thanhtra.rulebook import Rulebook  # noqa: PLC0415 - likewise
        from thanhtra.rulebook.prepared import prepare, unpack  # noqa: PLC0415 - likewise
        from thanhtra.search import act_words  # noqa: PLC0415 - likewise

        book = Rulebook.built_in()
        tables = prepare(self.metadata.version, book.source, book.change_days_by_instrument())
        written = {
            "rulebook/prepared.bin": tables,
            "search/acts.bin": act_words.prepare(book, unpack(tables).fingerprint),
            "lifecycle/rows.json": packed(compile_rows(chart_of(name)) for name in TRACKS).encode(),
        }
        scratch = Path(mkdtemp())
        for place, data in written.items():
            at = scratch / Path(place).name
            at.write_bytes(data)
            build_data["force_include"][str(at)] = f"thanhtra/{place}"
