"""Who asked what, when, and what came of it (nhật ký truy cập): one row a request, beside the store; no text of a file is in it."""

from __future__ import annotations

from typing import Any, Final

import attrs
from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, Text, insert, select

from thanhtra.classes import frozen
from thanhtra.store.engines import discarding, speaking

_TABLE: Final = Table(
    "thanhtra_access",
    MetaData(),
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False),
    Column("request", String(64), nullable=False),
    Column("who", String(64), nullable=False),
    Column("method", String(16), nullable=False),
    Column("what", Text, nullable=False),
    Column("case_id", Text),
    Column("status", Integer, nullable=False),
)


@frozen(kw_only=True)
class AccessEntry:
    """One request: when, its id, the name of the key (``local`` without keys, ``-`` when none was good), the operation, the case, the status."""

    at: str
    request: str
    who: str
    method: str
    what: str
    case: str | None
    status: int


class Journal:
    """The journal in the store's own database. Rows are only added."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self) -> None:
        """Make the table where there is none. Raises StoreUnavailable."""
        with speaking(), self._engine.begin() as connection:
            _TABLE.create(connection, checkfirst=True)

    def write(self, entry: AccessEntry) -> None:
        """Add one row. Raises StoreUnavailable."""
        row = attrs.asdict(entry)
        row["case_id"] = row.pop("case")
        with speaking(), self._engine.connect() as connection, discarding(connection), connection.begin():
            connection.execute(insert(_TABLE).values(**row))

    def read(self, *, after: int = 0, limit: int = 100) -> list[dict[str, Any]]:
        """Rows after a row's ``id``, oldest first."""
        columns = _TABLE.c
        asked = select(_TABLE).where(columns.id > after).order_by(columns.id).limit(limit)
        with speaking(), self._engine.connect() as connection, discarding(connection), connection.begin():
            return [_row(dict(row)) for row in connection.execute(asked).mappings()]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    row["case"] = row.pop("case_id")
    return row
