"""The two keys that say what a document is (định dạng và phiên bản)."""

from __future__ import annotations

from typing import Any, Final

from thanhtra.exchange.leaves import described
from thanhtra.exchange.problem import Code, DocumentRefused, Problem, echo, path_of

HEAD: Final[dict[str, Any]] = {"format": "thanhtra.case", "version": 1}


def head_of(name: str) -> dict[str, Any]:
    """The two keys of a document of the format ``name``."""
    return {**HEAD, "format": name}


OTHER_FORMAT: Final[frozenset[str]] = frozenset({"unknown_format", "newer_version"})
"""Codes after which the rest of a document means nothing."""
HIDES_ALL: Final = OTHER_FORMAT | {"too_deep"}
"""Problems beside which nothing else of a document is told."""


def check_head(document: dict[str, Any], wanted: str = HEAD["format"]) -> None:
    """Raises DocumentRefused when the two keys are missing or wrong, or name another format than ``wanted`` or another version (``OTHER_FORMAT``)."""
    expected = {"format": f'"{wanted}"', "version": "1"}
    types = {"format": str, "version": int}
    checks: tuple[tuple[Code, list[str]], ...] = (
        ("missing", [key for key in HEAD if key not in document]),
        ("wrong_type", [key for key in HEAD if type(document.get(key)) is not types[key]]),
    )
    for code, wrong in checks:
        if wrong:
            raise DocumentRefused(*[_problem(key, code, expected[key], described(document.get(key))) for key in wrong])
    name, version = document["format"], document["version"]
    if name != wanted:
        raise DocumentRefused(_problem("format", "unknown_format", expected["format"], echo(name)))
    if version != 1:
        raise DocumentRefused(
            _problem("version", "newer_version" if version > 1 else "unknown_format", "1", str(version))
        )


def _problem(key: str, code: Code, expected: str, got: str) -> Problem:
    return Problem(path_of(key), code, expected, "nothing" if code == "missing" else got)
