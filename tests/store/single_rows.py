"""Every change of one row that SQL can make behind a store's back, made and taken back, and who tells it.

``python tests/store/single_rows.py`` writes the table of ``docs/development/faults.md``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import attrs
from sqlalchemy import Connection, Integer, Table, and_, delete, insert, select, update
from sqlalchemy.exc import DBAPIError
from store_cases import NOW, case, paid

from thanhtra.casefile import Act, Case
from thanhtra.errors import ChainBroken, NoSuchCase, SchemaMismatch
from thanhtra.store import Store
from thanhtra.store.chain import entry_hash
from thanhtra.store.tables import tables

PAGE: Final = Path(__file__).parents[2] / "docs" / "development" / "faults.md"
TABLES: Final = tables()
HELD: Final = (TABLES.schema, TABLES.cases, TABLES.entries, TABLES.identities)
"""What is held against the chain; the index is made again from it."""
Row = dict[str, Any]


@attrs.frozen
class Change:
    """One change: the table, what kind, a name for it, and the statements."""

    table: str
    kind: str
    name: str
    statements: tuple[Any, ...]


def written(url: str) -> Store:
    """Two histories with every kind of entry: one redacted, one corrected and withdrawn."""
    store = Store(url, clock=lambda: NOW).create()
    store.open_case(case("HS-1", subjects=2))
    store.append("HS-1", paid(1, acts=("a2",), note="một"), 1, "k1")
    store.correct("HS-1", 2, paid(3, acts=("a2",), note="ba"), 2, "k2")
    store.redact("HS-1", "s1", 3)
    store.open_case(case("HS-2"))
    store.append("HS-2", paid(4, note="bốn"), 1, "k1")
    store.add_facts(Case(id="HS-2", acts=(Act(id="a1", subject="s1", described="khác"),), events=()), 2)
    store.correct("HS-2", 2, None, 3)
    return store


def rows(connection: Connection, table: Table) -> list[Row]:
    """The rows as they stand, in the order of their keys."""
    return [dict(r) for r in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()]


@attrs.frozen
class _Of:
    """One row of a table."""

    table: Table
    row: Row

    @property
    def keys(self) -> list[str]:
        return [c.name for c in self.table.primary_key.columns]

    @property
    def name(self) -> str:
        return f"{self.table.name} {' '.join(str(self.row[k]) for k in self.keys)}"

    def set(self, values: Row) -> Any:
        return update(self.table).where(self.here).values(values)

    @property
    def here(self) -> Any:
        return and_(*(self.table.c[k] == self.row[k] for k in self.keys))

    def change(self, kind: str, what: str, *statements: Any) -> Change:
        return Change(self.table.name, kind, f"{kind}: {self.name} {what}", statements)


def changes(connection: Connection, table: Table) -> Iterator[Change]:
    """Every change of one row of ``table``, and every exchange of two."""
    there = [_Of(table, row) for row in rows(connection, table)]
    for n, one in enumerate(there):
        yield one.change("row deleted", "", delete(table).where(one.here))
        for column in table.columns:
            yield from _cell_changed(one, column, [*there[n + 1 : n + 2], *there[n + 2 :][-1:]])
        for other in there[n + 1 :]:
            yield from _exchanged(one, other)
        for key in one.keys:
            for value in sorted({*others(table.c[key], one.row[key]), *(o.row[key] for o in there)} - {one.row[key]}):
                yield one.change(
                    "row doubled", f"as {key} {value!r:.20}", insert(table).values({**one.row, key: value})
                )
        if table is TABLES.entries:
            yield one.change("row forged, hash and all", "", insert(table).values(_next(one.row)))


def _cell_changed(one: _Of, column: Any, beside: list[_Of]) -> Iterator[Change]:
    old = one.row[column.name]
    for value in others(column, old):
        yield one.change("another value", f"{column.name} {value!r:.20}", one.set({column.name: value}))
    if old is not None:
        yield one.change("null", column.name, one.set({column.name: None}))
    for other in beside:
        if other.row[column.name] != old:
            copied = one.set({column.name: other.row[column.name]})
            yield one.change("copied from another row", f"{column.name} of {other.name}", copied)


def _exchanged(one: _Of, other: _Of) -> Iterator[Change]:
    plain = [c.name for c in one.table.columns if c.name not in one.keys and one.row[c.name] != other.row[c.name]]
    if plain:
        both = (one.set({c: other.row[c] for c in plain}), other.set({c: one.row[c] for c in plain}))
        yield one.change("two rows exchanged", f"with {other.name}", *both)


def _next(last: Row) -> Row:
    """An entry that follows ``last`` as if it had been appended."""
    body = '{"entry":"event","event":{"kind":"fine_paid","amount":1}}'
    digest = entry_hash(last["hash"], last["case_id"], last["version"] + 1, last["recorded"], None, body)
    return {**last, "version": last["version"] + 1, "key": None, "body": body, "hash": digest}


def others(column: Any, old: Any) -> list[Any]:
    """Other values of the column's type: near, far and empty."""
    if isinstance(column.type, Integer):
        near = 1 if old is None else old
        return [v for v in (near + 1, near - 1, 2**31 - 1) if v != old]
    text = "" if old is None else old
    flipped = text[:-1] + ("0" if text[-1:] != "0" else "1")
    return [v for v in (flipped, f" {text}", "") if v != old]


def tried(connection: Connection, store: Store, change: Change) -> str:
    """``refused`` by the database, told by ``verify`` and ``load`` or one of them, or ``silent``; the change is taken back."""
    sides = connection.begin_nested()
    try:
        for statement in change.statements:
            connection.execute(statement)
    except DBAPIError:
        sides.rollback()
        return "refused"
    try:
        fresh = Store(store.engine, layout=store.tables, clock=lambda: NOW)
        told = [name for name, tells in (("verify", _verify), ("load", _load)) if tells(fresh, connection)]
    finally:
        sides.rollback()
    return " and ".join(told) or "silent"


def _verify(store: Store, connection: Connection) -> bool:
    try:
        return next(iter(store.verify(on=connection)), None) is not None
    except SchemaMismatch:
        return True


def _load(store: Store, connection: Connection) -> bool:
    try:
        for name in ("HS-1", "HS-2"):
            store.load(name, on=connection).check()
    except (ChainBroken, NoSuchCase, SchemaMismatch):
        return True
    return False


OUTCOMES: Final = ("refused", "verify and load", "verify", "load", "silent")
Counts = dict[tuple[str, str], Counter[str]]


def measured(store: Store, step: int = 1) -> tuple[Counts, list[str]]:
    """How many of each kind ended how, and the names of those that nobody told. With ``step`` each ``step``-th change alone is made."""
    counts: Counts = {}
    silent: list[str] = []
    with store.engine.connect() as connection:
        if store.engine.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin() as whole:
            for table in HELD:
                for change in islice(changes(connection, table), 0, None, step):
                    outcome = tried(connection, store, change)
                    counts.setdefault((change.table, change.kind), Counter())[outcome] += 1
                    silent += [change.name] if outcome == "silent" else []
            whole.rollback()
    return counts, silent


def table_of(counts: Counts) -> str:
    """The page's table."""
    heads = (
        "tried",
        "refused by the database",
        "told by `verify` and `load`",
        "by `verify` alone",
        "by `load` alone",
        "by nobody",
    )
    lines = ["| table | change of one row | " + " | ".join(heads) + " |", "|---|---|" + "---|" * len(heads)]
    for (table, kind), found in (*counts.items(), (("all", ""), sum(counts.values(), Counter[str]()))):
        cells = [sum(found.values()), *(found[o] for o in OUTCOMES)]
        lines.append(f"| {table} | {kind} | " + " | ".join(str(c or "-") for c in cells) + " |")
    return "\n".join(lines)


def page(counts: Counts) -> str:
    """The page with its table as measured."""
    head, mark, rest = PAGE.read_text(encoding="utf-8").partition("<!-- rows -->\n")
    assert mark
    return f"{head}{mark}{table_of(counts)}\n<!-- end -->{rest.partition('<!-- end -->')[2]}"


if __name__ == "__main__":
    counts, silent = measured(written(sys.argv[1] if len(sys.argv) > 1 else "sqlite://"))
    sys.stdout.write(table_of(counts) + "\n" + "\n".join(silent) + "\n")
    if len(sys.argv) == 1:
        PAGE.write_text(page(counts), encoding="utf-8")
