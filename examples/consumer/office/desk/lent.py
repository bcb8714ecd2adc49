"""Django's connection, lent to the store: one transaction holds the office's rows and the library's entries, and Django alone ends it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from office.law import BOOK
from thanhtra.store import DeskRules, Store

_URLS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://"}


class Lent:
    """A driver's connection that may be used, not ended: what would commit, roll back, close or set it up does nothing."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def _left_to_django(self, *_: object, **__: object) -> None:
        """Django does it."""

    commit = rollback = close = create_function = _left_to_django


@lru_cache
def engine(alias: str) -> Engine:
    """An engine whose connections are those Django has open in the same thread."""

    def lend() -> Any:
        connections[alias].ensure_connection()
        return Lent(connections[alias].connection)

    vendor = connections[alias].vendor
    options: dict[str, Any] = {"use_native_hstore": False} if vendor == "postgresql" else {}
    return create_engine(_URLS[vendor], creator=lend, poolclass=NullPool, hide_parameters=True, **options)


@lru_cache
def store(alias: str = "default") -> Store:
    """The store beside the office's own tables. Every step says who took it."""
    return Store(
        engine(alias),
        clock=timezone.now,
        needs_actor=True,
        desk=DeskRules(book=BOOK, secret=settings.SECRET_KEY.encode()),
    )


@contextmanager
def lent(alias: str = "default") -> Generator[Connection]:
    """What a step of the store takes as ``on``: inside Django's transaction, kept or lost with it."""
    with transaction.atomic(using=alias), engine(alias).connect() as connection:
        yield connection
