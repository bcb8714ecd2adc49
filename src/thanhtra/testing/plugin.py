"""pytest reads ``*.situations.toml``: one test a situation, named by its sentence (plugin pytest).

Switched on by the project that wants it: ``pytest_plugins = ["thanhtra.testing.plugin"]`` in its ``conftest.py``, or
``-p thanhtra.testing.plugin``. In the ini file ``thanhtra_situations`` names other patterns, ``thanhtra_checks`` files or folders of
checks of one's own, ``thanhtra_rules`` folders of rules laid over the built-in ones; paths are relative to the ini file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from thanhtra.checks import Check, load_checks
from thanhtra.errors import Unusable
from thanhtra.rulebook import Rulebook
from thanhtra.situations import Situation, situations
from thanhtra.testing.registering import register_strategies


def pytest_addoption(parser: pytest.Parser) -> None:
    """``thanhtra_situations``: patterns of file names, ``*.situations.toml`` when not given; ``thanhtra_checks`` and ``thanhtra_rules``: paths."""
    parser.addini("thanhtra_situations", "names of TOML situation files", type="args", default=["*.situations.toml"])
    parser.addini("thanhtra_checks", "files or folders of checks of your own, which are run", type="paths", default=[])
    parser.addini("thanhtra_rules", "folders of rules laid over the built-in ones", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:  # noqa: ARG001 - pytest's signature
    """``st.from_type`` draws the library's types in every test of the run."""
    register_strategies()


_ASKED: Final = pytest.StashKey[tuple[Rulebook, tuple[Check, ...]]]()


def _asked(config: pytest.Config) -> tuple[Rulebook, tuple[Check, ...]]:
    """The rules and the checks of one's own, read once a run."""
    if _ASKED not in config.stash:
        rules = config.getini("thanhtra_rules")
        own = tuple(check for path in config.getini("thanhtra_checks") for check in load_checks(path))
        config.stash[_ASKED] = (Rulebook.load(*rules) if rules else Rulebook.built_in(), own)
    return config.stash[_ASKED]


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
        except Unusable as error:
            raise self.CollectError(f"{self.path.name} is not a file of situations: {error}") from None
        for situation in found:
            yield SituationItem.from_parent(self, name=f"{situation.check}: {situation.says}", situation=situation)


class SituationItem(pytest.Item):
    """One situation."""

    def __init__(self, *, situation: Situation, **more: Any) -> None:
        super().__init__(**more)
        self.situation = situation

    def runtest(self) -> None:
        """Ask the rules, by the library's checks and one's own."""
        book, own = _asked(self.config)
        lines = self.situation.differences(book, checks=own)
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
