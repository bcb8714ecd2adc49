"""pytest reads ``*.situations.toml``: one test a situation, named by its sentence (plugin pytest).

Switched on by the project that wants it: ``pytest_plugins = ["thanhtra.testing.plugin"]`` in its ``conftest.py``, or
``-p thanhtra.testing.plugin``. ``thanhtra_situations`` in the ini file names other patterns.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.situations import Situation, situations


def pytest_addoption(parser: pytest.Parser) -> None:
    """``thanhtra_situations``: patterns of file names, ``*.situations.toml`` when not given."""
    parser.addini("thanhtra_situations", "names of TOML situation files", type="args", default=["*.situations.toml"])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A situation file is a test module."""
    if any(file_path.match(pattern) for pattern in parent.config.getini("thanhtra_situations")):
        return SituationFile.from_parent(parent, path=file_path)
    return None


class SituationFile(pytest.File):
    """One TOML file."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item a situation."""
        try:
            found = list(situations(self.path))
        except (ValueError, KeyError) as error:
            raise self.CollectError(f"{self.path.name} is not a file of situations: {error}") from None
        for situation in found:
            yield SituationItem.from_parent(self, name=f"{situation.check}: {situation.says}", situation=situation)


class SituationItem(pytest.Item):
    """One situation."""

    def __init__(self, *, situation: Situation, **more: Any) -> None:
        super().__init__(**more)
        self.situation = situation

    def runtest(self) -> None:
        """Ask the built-in rules."""
        lines = self.situation.differences(Rulebook.built_in())
        if lines:
            raise Differs(lines)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ARG002 - pytest's signature
        """The sentence, where the law says it, and each field that differs; no traceback."""
        if isinstance(excinfo.value, Differs):
            return "\n".join(
                [
                    f"{self.situation.check}: {self.situation.says}",
                    f"  source: {self.situation.source}",
                    *(f"  {line}" for line in excinfo.value.lines),
                ]
            )
        return f"{self.situation.says}\n  {type(excinfo.value).__name__}: {excinfo.value}"

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands."""
        return self.path, None, self.name


class Differs(Exception):
    """An answer is not the one the situation wants."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
