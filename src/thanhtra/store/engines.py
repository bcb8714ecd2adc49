"""Connections that keep what they acknowledge, and database errors in our own words (kết nối cơ sở dữ liệu)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError, PendingRollbackError, ResourceClosedError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import StaticPool

from thanhtra.errors import StoreUnavailable, ThanhtraError

_READING: Final = "thanhtra_reading"
_WAIT_SECONDS: Final = 60
_TEXT: Final = partial(str, encoding="utf-8", errors="surrogateescape")
"""Bytes that are no text are handed over, for verification to tell, where SQLite's driver would give up the whole query."""


def engine_for(url: str | URL) -> Engine:
    """An engine set up by :func:`prepare`; ``sqlite://`` is a database in memory, one connection for the whole engine."""
    where = make_url(url)
    return prepare(create_engine(where, **engine_options(where)))


def engine_options(where: URL) -> dict[str, Any]:
    """What ``create_engine`` or ``create_async_engine`` is to be given for ``where``. Errors and logs never show parameters."""
    options: dict[str, Any] = {"hide_parameters": True}
    if where.get_backend_name() != "sqlite":
        return {**options, "pool_pre_ping": True}
    if in_memory(where):
        options |= {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    return options


def in_memory(where: URL) -> bool:
    """Whether ``where`` is an SQLite database without a file."""
    return where.get_backend_name() == "sqlite" and where.database in (None, "", ":memory:")


def reading(dialect: Dialect) -> dict[str, Any]:
    """Execution options of a connection that only reads: it sees one snapshot and takes no write lock."""
    snapshot = {"isolation_level": "REPEATABLE READ"} if dialect.name == "postgresql" else {}
    return {_READING: True, **snapshot}


def keeps_log(engine: Engine) -> bool:
    """Whether what was deleted may still stand in a log beside the file."""
    return engine.dialect.name == "sqlite" and not in_memory(engine.url)


def forget_log(connection: Connection) -> None:
    """Move SQLite's write-ahead log into the file, so that what was deleted is in neither; a reader at work puts it off.

    ``connection`` has no transaction open.
    """
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cursor.close()


def prepare(engine: Engine) -> Engine:
    """Make SQLite durable and honest about locks: WAL, full sync, a write lock taken at the start, deleted content overwritten.

    Other databases are left as they are. For an async engine hand in its ``sync_engine``.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    getattr(
        connection, "_connection", connection
    ).text_factory = _TEXT  # an asynchronous driver's own object stands inside
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_WAIT_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(_READING) else "BEGIN IMMEDIATE")


@contextmanager
def discarding(connection: Connection) -> Iterator[Connection]:
    """Close the connection of a step that fails where it should not, once its transaction is rolled back, instead of giving it back to the pool.

    A statement such a step leaves half read, which the exception's own traceback may hold, keeps SQLite's snapshot beyond the end of the
    transaction: the next to read there would not see what has been kept since. No refusal of ours leaves one; a database in memory has
    no other connection.
    """
    try:
        yield connection
    except (Exception, GeneratorExit) as failed:
        if not isinstance(failed, ThanhtraError) and not in_memory(connection.engine.url):
            connection.invalidate()
        raise


class Speaking:
    """Whether a commit was under way when something failed."""

    committing = False


@contextmanager
def speaking() -> Iterator[Speaking]:
    """Turn what SQLAlchemy raises into StoreUnavailable; its own message may quote values, so neither it nor a cause is kept."""
    state = Speaking()
    try:
        yield state
    except DBAPIError as error:
        raise StoreUnavailable(_code_of(error), maybe_kept=state.committing and error.connection_invalidated) from None
    except (PoolTimeout, PendingRollbackError, ResourceClosedError, SQLAlchemyError) as error:
        raise StoreUnavailable(type(error).__name__, maybe_kept=state.committing) from None


def _code_of(error: DBAPIError) -> str:
    """The driver's class and code: ``OperationalError SQLITE_FULL``, ``AdminShutdown 57P01``; never its sentence."""
    driver = error.orig
    code = getattr(driver, "sqlite_errorname", None) or getattr(driver, "sqlstate", None)
    return f"{type(driver).__name__}{' ' + str(code) if code else ''}"
