"""The store awaited is the store: the same steps with the same parameters, safe for tasks at once, as forgetful after a redaction."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Any

import pytest
from store_cases import NAME, NOW, case, paid

from thanhtra.store import AsyncStore, Store

TASKS = 12


def said(method: Any) -> list[tuple[str, Any, Any]]:
    """Names, kinds and defaults; types too, but for the connection, which is another's here."""
    own: Signature = signature(method)
    return [(p.name, p.kind, p.default, None if p.name == "on" else p.annotation) for p in own.parameters.values()]


def steps_of(cls: type[Any]) -> dict[str, Callable[..., Any]]:
    return {name: made for name, made in vars(cls).items() if callable(made) and not name.startswith("_")}


def test_every_step_is_there_with_the_same_parameters() -> None:
    one, other = steps_of(Store), steps_of(AsyncStore)
    assert {name: said(made) for name, made in one.items()} == {name: said(made) for name, made in other.items()}
    assert all(asyncio.iscoroutinefunction(made) for made in other.values())
    assert all(signature(made).parameters["on"].kind is Parameter.KEYWORD_ONLY for name, made in one.items() if name != "close")


@pytest.mark.parametrize("kept", ["memory", "file"])
def test_tasks_at_once_do_not_meet_in_one_transaction(kept: str, tmp_path: Path) -> None:
    """A database in memory is one connection: its steps wait for each other."""

    async def one(store: AsyncStore, name: str) -> int:
        await store.open_case(case(name))
        await store.append(name, paid(1), 1)
        return (await store.load(name)).version

    async def together() -> list[int]:
        where = "sqlite+aiosqlite://" if kept == "memory" else f"sqlite+aiosqlite:///{tmp_path}/s.db"
        store = await AsyncStore(where, clock=lambda: NOW).create()
        versions = await asyncio.gather(*(one(store, f"HS-{n}") for n in range(TASKS)))
        assert await store.verify() == []
        await store.close()
        return versions

    assert asyncio.run(together()) == [2] * TASKS


def names_on_disk(folder: Path) -> int:
    return sum(path.read_bytes().count(NAME.encode()) for path in folder.iterdir())


def test_redaction_leaves_the_name_in_no_file(tmp_path: Path) -> None:
    """Neither in the database nor in the write-ahead log beside it, while the store is still open."""
    (tmp_path / "plain").mkdir()
    store = Store(f"sqlite:///{tmp_path}/plain/s.db", clock=lambda: NOW).create()
    store.open_case(case())
    assert names_on_disk(tmp_path / "plain") > 0
    store.redact("HS-1", "s1", 1)
    assert names_on_disk(tmp_path / "plain") == 0
    store.close()


def test_nor_does_redaction_awaited(tmp_path: Path) -> None:
    async def redacted() -> tuple[int, int]:
        store = await AsyncStore(f"sqlite+aiosqlite:///{tmp_path}/s.db", clock=lambda: NOW).create()
        await store.open_case(case())
        before = names_on_disk(tmp_path)
        await store.redact("HS-1", "s1", 1)
        after = names_on_disk(tmp_path)
        await store.close()
        return before, after

    before, after = asyncio.run(redacted())
    assert (before > 0, after) == (True, 0)
