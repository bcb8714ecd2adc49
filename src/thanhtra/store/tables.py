"""The tables, in the host's metadata or our own (các bảng dữ liệu)."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from thanhtra.classes import frozen
from thanhtra.store.desk_tables import DeskTables, desk_tables

SCHEMA: Final = 3
"""Raised by one with every change of the tables; a store of another number is refused."""


class Unshown(str):
    """A text read from beside an entry, whose ``repr`` shows nothing: the engine's debug log prints rows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'…'"


class UnshownText(TypeDecorator[str]):
    """Text that no log shows."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok: bool | None = True

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy hands it over
        """The text as read, masked in logs."""
        return None if value is None else Unshown(value)


@frozen(eq=False)
class Tables:
    """The tables.

    ``schema`` one row: the number of the schema · ``cases`` one row a case: where it stands · ``entries`` one row a step,
    never updated, never deleted · ``identities`` who an entry is about, beside it, deleted by redaction · ``desk`` the index over all
    of it, made again at any time. ``cases.behind`` is 1 where the index does not know the case as it stands.
    """

    schema: Table
    cases: Table
    entries: Table
    identities: Table
    desk: DeskTables

    @property
    def all(self) -> tuple[Table, ...]:
        """Every one of them."""
        return self.schema, self.cases, self.entries, self.identities, *self.desk.all

    @property
    def metadata(self) -> MetaData:
        """Where the tables live."""
        return self.cases.metadata


def tables(metadata: MetaData | None = None, *, prefix: str = "thanhtra_") -> Tables:
    """The tables in ``metadata`` (default: a new one), their names beginning with ``prefix``.

    Call it once with a host's metadata: its migrations then see the tables as their own.
    """
    into = MetaData() if metadata is None else metadata
    cases = f"{prefix}cases"
    made = Tables(
        schema=Table(
            f"{prefix}schema",
            into,
            Column("id", Integer, primary_key=True, autoincrement=False),
            Column("version", Integer, nullable=False),
            CheckConstraint("id = 1", name=f"{prefix}schema_one_row"),
        ),
        cases=Table(
            cases,
            into,
            Column("case_id", Text, primary_key=True),
            Column("version", Integer, nullable=False),
            Column("head", String(64), nullable=False),
            Column("behind", Integer, nullable=False, server_default=text("1")),
        ),
        entries=Table(
            f"{prefix}entries",
            into,
            Column("case_id", Text, primary_key=True),
            Column("version", Integer, primary_key=True, autoincrement=False),
            Column("recorded", String(20), nullable=False),
            Column("key", Text),
            Column("body", Text, nullable=False),
            Column("hash", String(64), nullable=False),
            UniqueConstraint("case_id", "key", name=f"{prefix}entries_key"),
            ForeignKeyConstraint(["case_id"], [f"{cases}.case_id"], name=f"{prefix}entries_case"),
            CheckConstraint("version >= 1", name=f"{prefix}entries_from_1"),
        ),
        identities=Table(
            f"{prefix}identities",
            into,
            Column("case_id", Text, primary_key=True),
            Column("version", Integer, primary_key=True, autoincrement=False),
            Column("owner", Text, primary_key=True),
            Column("salt", String(32), nullable=False),
            Column("data", UnshownText, nullable=False),
        ),
        desk=desk_tables(into, prefix),
    )
    behind = made.cases.c.behind
    Index(f"{prefix}cases_behind", behind, sqlite_where=behind == 1, postgresql_where=behind == 1)
    return made
