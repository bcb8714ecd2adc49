"""Where in the text of a document a path stands: line and column, from 1 (vị trí trong tệp).

Looked for only when a document has problems. The text is scanned once, whatever the number of problems; it is known to be JSON.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]  # the scanner json itself uses
from typing import Final

import attrs

from thanhtra.exchange.bytes_in import DEEPEST
from thanhtra.exchange.problem import Problem, path_of

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PLAIN: Final = re.compile(r"[^,\]}\s]+")
_LAST_STEP: Final = re.compile(r"(\.[A-Za-z_][A-Za-z0-9_]*|\[(?:[0-9]+|\"(?:[^\"\\]|\\.)*\")\])$")


def located(problems: Collection[Problem], text: str) -> list[Problem]:
    """The same problems in the order of the text, with ``line`` and ``column``; of what is missing, those of the object it is missing from.

    Those without a place stand first.
    """
    if not problems:
        return []
    scan = _Scan(text, frozenset(place for p in problems for place in _places(p.path)))
    with suppress(ValueError, IndexError, StopIteration):  # too deep: what was found before it stands
        scan.value(_skipped(text, 0), "$", 0)
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    return sorted((_placed(p, scan, starts) for p in problems), key=lambda p: (p.line or 0, p.column or 0))


def _placed(problem: Problem, scan: _Scan, starts: list[int]) -> Problem:
    at = scan.keys.get(problem.path) if problem.code == "unknown_key" else None
    for place in _places(problem.path):
        at = scan.values.get(place) if at is None else at
    if at is None:
        return problem
    line = bisect_right(starts, at)
    return attrs.evolve(problem, line=line, column=at - starts[line - 1] + 1)


def _places(path: str) -> tuple[str, ...]:
    """The path, and what is around it."""
    around = _LAST_STEP.sub("", path)
    return (path,) if around == path else (path, around)


def _skipped(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


class _Scan:
    """One walk over a JSON text; offsets of the wanted paths, of their values and of their keys."""

    def __init__(self, text: str, wanted: frozenset[str]) -> None:
        self.text, self.wanted = text, wanted
        self.values: dict[str, int] = {}
        self.keys: dict[str, int] = {}

    def value(self, at: int, path: str, depth: int) -> int:
        """Walk the value at ``at``; the offset after it. Raises ValueError below the deepest level."""
        if depth > DEEPEST:
            raise ValueError(path)
        if path in self.wanted:
            self.values[path] = at
        first = self.text[at]
        if first == "{":
            return self._object(at + 1, path, depth)
        if first == "[":
            return self._list(at + 1, path, depth)
        if first == '"':
            _, end = scanstring(self.text, at + 1)
            return int(end)
        found = _PLAIN.match(self.text, at)
        if found is None:
            raise ValueError(path)
        return found.end()

    def _object(self, at: int, path: str, depth: int) -> int:
        at = _skipped(self.text, at)
        while self.text[at] != "}":
            key, end = scanstring(self.text, at + 1)
            inner = path + path_of(key)[1:]
            if inner in self.wanted:
                self.keys[inner] = at
            at = self.value(_skipped(self.text, _skipped(self.text, end) + 1), inner, depth + 1)
            at = self._after(at)
        return at + 1

    def _list(self, at: int, path: str, depth: int) -> int:
        at, number = _skipped(self.text, at), 0
        while self.text[at] != "]":
            at = self._after(self.value(at, f"{path}[{number}]", depth + 1))
            number += 1
        return at + 1

    def _after(self, at: int) -> int:
        at = _skipped(self.text, at)
        return _skipped(self.text, at + 1) if self.text[at] == "," else at
