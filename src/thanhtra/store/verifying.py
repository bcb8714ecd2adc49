"""Is every history in the store what was written? Read once, a few rows at a time (kiểm tra chuỗi băm)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, LargeBinary, Text, cast, literal, select

from thanhtra.store.auditing_rows import RowAudit
from thanhtra.store.entries import Break, Head
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
    last: Any = None
    while True:
        wanted = select(c.c.case_id, c.c.version, c.c.head).order_by(c.c.case_id).limit(_AT_ONCE)
        page = connection.execute(wanted if last is None else wanted.where(c.c.case_id > _bound(last))).all()
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
    if not isinstance(stands.case, str):  # its entries are told as strays
        yield Break(case=str(stands.case), version=0, fault="damaged")
        return
    audit = RowAudit(stands.case, exported)
    beside = _Beside(connection, tables, stands.case)
    e, i = tables.entries, tables.identities
    wanted = select(e.c.version, e.c.recorded, e.c.key, e.c.body, e.c.hash).where(e.c.case_id == _bound(stands.case))
    for row in connection.execute(wanted.order_by(e.c.version)).yield_per(_AT_ONCE):
        version, recorded, key, body, digest = row
        yield from audit.entry((version, recorded, key, body, digest), beside.of(version))
    present = select(i.c.version, i.c.owner).where(i.c.case_id == _bound(stands.case)).order_by(i.c.version)
    yield from audit.end(stands, ((v, o) for v, o in connection.execute(present).yield_per(_AT_ONCE)))


class _Beside:
    """The identities of one case, read along with its entries."""

    def __init__(self, connection: Connection, tables: Tables, case: str) -> None:
        i = tables.identities
        wanted = (
            select(i.c.version, i.c.owner, i.c.salt, i.c.data).where(i.c.case_id == _bound(case)).order_by(i.c.version)
        )
        self._rows = iter(connection.execute(wanted).yield_per(_AT_ONCE))
        self._next = next(self._rows, None)

    def of(self, version: Any) -> dict[str, tuple[Any, Any]]:
        """What stands beside entry ``version``, owner → salt and data; rows of versions skipped over are left for the strays."""
        found: dict[str, tuple[Any, Any]] = {}
        while (
            isinstance(version, int)
            and self._next is not None
            and isinstance(self._next[0], int | float)
            and self._next[0] <= version
        ):
            if self._next[0] == version:
                found[self._next[1]] = (self._next[2], self._next[3])
            self._next = next(self._rows, None)
        return found


def _bound(case: Any) -> Any:
    """A case's id as the database gave it, to be asked for again: bytes that were no text go back as they were."""
    if isinstance(case, str) and not case.isascii():
        try:
            case.encode()
        except UnicodeEncodeError:
            return cast(literal(case.encode(errors="surrogateescape"), LargeBinary), Text)
    return literal(case, LargeBinary) if isinstance(case, bytes) else case


def _strays(connection: Connection, tables: Tables) -> Iterator[Break]:
    """Rows that hang on nothing: entries without a case's row, identities without an entry."""
    c, e, i = tables.cases, tables.entries, tables.identities
    lost = select(e.c.case_id, e.c.version).outerjoin(c, c.c.case_id == e.c.case_id).where(c.c.case_id.is_(None))
    for case, version in connection.execute(lost).yield_per(_AT_ONCE):
        yield _stray(case, version, "altered")
    same = (e.c.case_id == i.c.case_id) & (e.c.version == i.c.version)
    alone = select(i.c.case_id, i.c.version).outerjoin(e, same).where(e.c.case_id.is_(None))
    for case, version in connection.execute(alone).yield_per(_AT_ONCE):
        yield _stray(case, version, "identity-stray")


def _stray(case: Any, version: Any, fault: Any) -> Break:
    whole = isinstance(version, int) and isinstance(case, str)
    return Break(case=str(case), version=version if whole else 0, fault=fault if whole else "damaged")
