"""Is every history in the store what was written? Read once, a few rows at a time (kiểm tra chuỗi băm)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, select

from thanhtra.store.chain import GENESIS, entry_hash, seal
from thanhtra.store.entries import Break, Fault, Head
from thanhtra.store.tables import Tables

_AT_ONCE = 50


def verify(connection: Connection, tables: Tables, heads: Iterable[Head] = ()) -> Iterator[Break]:
    """Every break of every case, case by case. ``heads`` exported earlier show a truncation that also rewrote the case's own row.

    To be run in one snapshot: the caller's transaction is repeatable read, or nobody writes. Memory does not grow with the store,
    only with ``heads``.
    """
    exported: dict[str, set[tuple[int, str]]] = {}
    for head in heads:
        exported.setdefault(head.case, set()).add((head.version, head.hash))
    c = tables.cases
    last: str | None = None
    while True:
        wanted = select(c.c.case_id, c.c.version, c.c.head).order_by(c.c.case_id).limit(_AT_ONCE)
        page = connection.execute(wanted if last is None else wanted.where(c.c.case_id > last)).all()
        for case, version, head in page:
            yield from verify_case(
                connection, tables, Head(case=case, version=version, hash=head), exported.pop(case, set())
            )
        if len(page) < _AT_ONCE:
            break
        last = page[-1].case_id
    yield from (Break(case=case, version=0, fault="unknown-case") for case in exported)
    yield from _strays(connection, tables)


def verify_case(
    connection: Connection, tables: Tables, stands: Head, exported: Iterable[tuple[int, str]] = ()
) -> Iterator[Break]:
    """Every break of one case that says it ``stands`` there and once stood where the ``exported`` versions and hashes say."""
    case = stands.case
    owed = set(exported)
    before, expected = GENESIS, 1
    missing: set[tuple[int, str]] = set()
    beside = _Beside(connection, tables, case)

    def broken(version: int, fault: Fault) -> Break:
        return Break(case=case, version=version, fault=fault)

    e = tables.entries
    wanted = (
        select(e.c.version, e.c.recorded, e.c.key, e.c.body, e.c.hash).where(e.c.case_id == case).order_by(e.c.version)
    )
    for version, recorded, key, body, digest in connection.execute(wanted).yield_per(_AT_ONCE):
        yield from (broken(n, "missing") for n in range(expected, version))
        if digest != entry_hash(before, case, version, recorded, key, body) and version == expected:
            yield broken(version, "altered")
        said = _said(body)
        rows = beside.of(version)
        for owner, sealed in said.get("sealed", {}).items():
            row = rows.pop(owner, None)
            if row is None:
                missing.add((version, owner))
            elif seal(*row) != sealed:
                yield broken(version, "identity-altered")
        yield from (broken(version, "identity-stray") for _ in rows)
        if said.get("entry") == "redacted":
            missing -= {(v, o) for v, o in said.get("rows", [])}
        owed.discard((version, digest))
        before, expected = digest, version + 1
    reached = expected - 1
    if reached != stands.version or before != stands.hash:
        yield broken(reached, "truncated" if reached < stands.version else "altered")
    yield from (broken(version, "truncated" if version > reached else "altered") for version, _ in sorted(owed))
    yield from (broken(version, "identity-missing") for version, _ in sorted(missing))


class _Beside:
    """The identities of one case, read along with its entries."""

    def __init__(self, connection: Connection, tables: Tables, case: str) -> None:
        i = tables.identities
        wanted = select(i.c.version, i.c.owner, i.c.salt, i.c.data).where(i.c.case_id == case).order_by(i.c.version)
        self._rows = iter(connection.execute(wanted).yield_per(_AT_ONCE))
        self._next = next(self._rows, None)

    def of(self, version: int) -> dict[str, tuple[str, str]]:
        """What stands beside entry ``version``, owner → salt and data; rows of versions skipped over are left for the strays."""
        found: dict[str, tuple[str, str]] = {}
        while self._next is not None and self._next[0] <= version:
            if self._next[0] == version:
                found[self._next[1]] = (self._next[2], self._next[3])
            self._next = next(self._rows, None)
        return found


def _said(body: str) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _strays(connection: Connection, tables: Tables) -> Iterator[Break]:
    """Rows that hang on nothing: entries without a case's row, identities without an entry."""
    c, e, i = tables.cases, tables.entries, tables.identities
    lost = select(e.c.case_id, e.c.version).outerjoin(c, c.c.case_id == e.c.case_id).where(c.c.case_id.is_(None))
    for case, version in connection.execute(lost).yield_per(_AT_ONCE):
        yield Break(case=case, version=version, fault="altered")
    same = (e.c.case_id == i.c.case_id) & (e.c.version == i.c.version)
    alone = select(i.c.case_id, i.c.version).outerjoin(e, same).where(e.c.case_id.is_(None))
    for case, version in connection.execute(alone).yield_per(_AT_ONCE):
        yield Break(case=case, version=version, fault="identity-stray")
