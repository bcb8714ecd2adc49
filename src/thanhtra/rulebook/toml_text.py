"""TOML as bytes to a table, whatever the file holds (đọc TOML)."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final

DEEPEST: Final = 64
"""Levels of tables and lists that are looked at; a file of rules has fewer than ten."""
_MAY_BE_DEEP: Final = re.compile(r"(?:[.\[{][^.\[{\n]*){24}")
"""A line that may stand so deep; no other is walked through."""


class TooDeep(ValueError):
    """Raised for a TOML text of more levels than are looked at."""


def toml_of(data: bytes) -> dict[str, Any]:
    """The table in a TOML text in UTF-8. Raises ValueError, which says what is wrong, for all that is none: TooDeep of one too deep."""
    text = data.decode("utf-8")
    try:
        table = tomllib.loads(text)
    except RecursionError:
        raise TooDeep(_TOO_DEEP) from None
    if _MAY_BE_DEEP.search(text) and _goes_below(table):
        raise TooDeep(_TOO_DEEP)
    return table


_TOO_DEEP: Final = f"more than {DEEPEST} levels of tables and lists"


def _goes_below(table: dict[str, Any]) -> bool:
    level: list[Any] = [table]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
    return bool(level)
