"""What a type checker says of the store, sync and async, the receipts and the redaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_type

from sqlalchemy import Connection, Engine

from thanhtra import Case, Event, Review, Rulebook
from thanhtra.privacy import redact
from thanhtra.receipts import receipt_of
from thanhtra.store import Appended, AsyncStore, Break, Entry, Head, History, Store


def kept(engine: Engine, on: Connection, case: Case, event: Event, book: Rulebook) -> None:
    """A store of the host's engine, in the host's transaction."""
    store = Store(engine).create(on=on)
    assert_type(store, Store)
    assert_type(store.open_case(case, key="k"), Appended)
    assert_type(store.append("HS-1", event, 1, on=on), Appended)
    assert_type(store.append_all("HS-1", [event], 1), Appended)
    assert_type(store.correct("HS-1", 2, None, 3), Appended)
    assert_type(store.record("HS-1", event, book, 1).version, int)
    history = store.load("HS-1")
    assert_type(history, History)
    assert_type(history.case, Case)
    assert_type(history.entries, tuple[Entry, ...])
    assert_type(store.entries("HS-1"), Iterator[Entry])
    assert_type(store.heads(), Iterator[Head])
    assert_type(store.verify(), Iterator[Break])


async def kept_async(store: AsyncStore, event: Event) -> None:
    """The same, awaited."""
    assert_type(await store.append("HS-1", event, 1), Appended)
    assert_type(await store.load("HS-1"), History)


def shown(case: Case, result: Review) -> None:
    """What leaves the office."""
    assert_type(redact(case, profile="public"), Case)
    redact(case, profile="nobody")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(receipt_of(case, result), dict[str, Any])
