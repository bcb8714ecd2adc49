"""Running the migrations that ship with the library."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, select
from sqlalchemy.engine import URL

from thanhtra.errors import SchemaMismatch
from thanhtra.store.engines import engine_for
from thanhtra.store.steps import CREATING
from thanhtra.store.tables import SCHEMA, Tables, tables


def config(*, prefix: str = "thanhtra_") -> Config:
    """A configuration for Alembic's own commands (``history``, ``upgrade`` with ``sql=True``, …) that needs no file.

    ``prefix`` is the one given to :func:`thanhtra.store.tables`; Alembic's own table carries it too, beside any of the host's.
    """
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.attributes["prefix"] = prefix
    return made


def upgrade(where: str | URL | Engine | Connection, *, to: str = "head", prefix: str = "thanhtra_") -> None:
    """Bring the tables in ``where`` to revision ``to``, all in one transaction: the host's when ``where`` is its connection.

    Several at once wait for one another. Raises SchemaMismatch for tables of a newer library.

    An empty database gets the tables. One whose tables ``Store.create`` made is taken to be at the revision they say they are.
    """
    if isinstance(where, Connection):
        _upgrade(where, to, prefix)
        return
    engine = where if isinstance(where, Engine) else engine_for(where)
    try:
        with engine.begin() as connection:
            _upgrade(connection, to, prefix)
    finally:
        if engine is not where:
            engine.dispose()


def _upgrade(connection: Connection, to: str, prefix: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({CREATING})")
    made = config(prefix=prefix)
    made.attributes["connection"] = connection
    layout = tables(prefix=prefix)
    found = _schema(connection, layout)
    if found is not None and found > SCHEMA:
        raise SchemaMismatch(SCHEMA, found)
    if found is not None and not connection.dialect.has_table(connection, f"{prefix}alembic"):
        command.stamp(made, str(found))
    command.upgrade(made, to)


def _schema(connection: Connection, layout: Tables) -> int | None:
    if not connection.dialect.has_table(connection, layout.schema.name):
        return None
    return connection.execute(select(layout.schema.c.version)).scalar()
