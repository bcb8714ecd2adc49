"""The entries of one case held against their chain, their seals and the case's own row, one after the other (đối chiếu chuỗi băm).

Loading and verifying ask the same questions here. A row that was damaged is one break; the rows after it are still looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from thanhtra.store.chain import GENESIS, entry_hash, seal
from thanhtra.store.entries import Break, Fault, Head

_TOLD_OF_A_GAP: Final = 1000
"""Missing versions told one by one: a version changed to a huge number is no reason for as many breaks."""

Row = tuple[Any, Any, Any, Any, Any]
"""Version, instant, key, body and hash as the database gave them: of any type, once a row was damaged."""


class RowAudit:
    """One case's entries, handed over in the order of their versions, then :meth:`end`.

    ``exported`` are versions and hashes it once had; ``start`` is the version and hash the first entry handed over follows.
    """

    def __init__(
        self, case: str, exported: Iterable[tuple[int, str]] = (), *, start: tuple[int, str] = (0, GENESIS)
    ) -> None:
        self._case = str(case)
        self._owed = set(exported)
        self._expected = start[0] + 1
        self._before: frozenset[str] = frozenset({start[1]})
        """What the next entry may follow; empty when that was not legible."""
        self._missing: set[tuple[int, str]] = set()
        self._redacted: set[tuple[int, str]] = set()

    def entry(self, row: Row, beside: Mapping[str, tuple[Any, Any]] | None) -> Iterator[Break]:
        """Every break of one entry and of what stands ``beside`` it (owner → salt and data); with None the identities are not looked at."""
        version, recorded, key, body, digest = row
        if not isinstance(version, int) or version < 1:
            yield self._break(0, "damaged")
            return
        if version != self._expected:
            yield from self._gap(version)
        found = self._link(version, recorded, key, body, digest)
        if found is not None:
            yield self._break(version, found)
        self._owed.discard((version, digest))
        self._expected = version + 1
        if beside is not None:
            yield from self._beside(version, body, beside, told=found is not None)

    def end(self, stands: Head, present: Iterable[tuple[int, str]] = ()) -> Iterator[Break]:
        """What only the whole tells: where the case ``stands``, and identities that are gone, or ``present`` although they were redacted."""
        reached = self._expected - 1
        version: Any = stands.version
        head: Any = stands.hash
        if not (isinstance(version, int) and isinstance(head, str)):
            yield self._break(0, "damaged")
        elif reached != version:
            yield self._break(reached, "truncated" if reached < version else "altered")
        elif self._before and head not in self._before:
            yield self._break(reached, "altered")
        yield from (self._break(v, "truncated" if v > reached else "altered") for v, _ in sorted(self._owed))
        yield from (self._break(v, "identity-missing") for v, _ in sorted(self._missing - self._redacted))
        if self._redacted:
            yield from (self._break(v, "identity-returned") for v, owner in present if (v, owner) in self._redacted)

    def _gap(self, version: int) -> Iterator[Break]:
        last = min(version, self._expected + _TOLD_OF_A_GAP)
        yield from (self._break(n, "missing") for n in range(self._expected, last))
        self._before = frozenset()

    def _link(self, version: int, recorded: Any, key: Any, body: Any, digest: Any) -> Fault | None:
        legible = isinstance(recorded, str) and isinstance(body, str) and (key is None or isinstance(key, str))
        try:
            made = {entry_hash(b, self._case, version, recorded, key, body) for b in self._before} if legible else set()
        except UnicodeEncodeError:  # bytes that are no text
            legible, made = False, set()
        if legible and isinstance(digest, str) and (not self._before or digest in made):
            self._before = frozenset({digest})
            return None
        self._before = frozenset({*made, *([digest] if isinstance(digest, str) else [])})
        return "altered" if legible and isinstance(digest, str) else "damaged"

    def _beside(self, version: int, body: Any, beside: Mapping[str, tuple[Any, Any]], *, told: bool) -> Iterator[Break]:
        said = _said(body) if beside or _may_name(body) else {}
        if said is None:
            if not told:
                yield self._break(version, "damaged")
            return
        rows = dict(beside)
        for owner, sealed in _mapping(said.get("sealed")).items():
            row = rows.pop(owner, None)
            if row is None:
                self._missing.add((version, owner))
            elif not _fits(row, sealed):
                yield self._break(version, "identity-altered")
        yield from (self._break(version, "identity-stray") for _ in rows)
        listed = said.get("rows")
        if said.get("entry") == "redacted" and isinstance(listed, list):
            self._redacted |= {(r[0], r[1]) for r in listed if isinstance(r, list) and list(map(type, r)) == [int, str]}

    def _break(self, version: int, fault: Fault) -> Break:
        return Break(case=self._case, version=version, fault=fault)


def _may_name(body: Any) -> bool:
    return isinstance(body, str) and ('"sealed":' in body or body.startswith('{"entry":"redacted"'))


def _said(body: Any) -> dict[str, Any] | None:
    """The body as JSON; None when it is none. Nested deeper than Python counts is no body of ours either."""
    try:
        said = json.loads(body) if isinstance(body, str) else None
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _fits(row: tuple[Any, Any], sealed: Any) -> bool:
    salt, data = row
    try:
        return isinstance(salt, str) and isinstance(data, str) and seal(salt, data) == sealed
    except UnicodeEncodeError:
        return False
