"""The awaited store takes every step the other takes, and writes the same entries."""

from __future__ import annotations

import asyncio

import attrs
import pytest
from sqlalchemy.ext.asyncio import create_async_engine
from store_cases import NOW, case, paid

from thanhtra.casefile import Subject
from thanhtra.store import AsyncStore, Store


def steps(opened):
    """The same calls, on either store, one after the other; each gives what it appended (or something to await)."""
    more = attrs.evolve(case("HS-1"), subjects=(Subject(id="s9", kind="individual"),), acts=None, note=None)
    yield opened.open_case(case("HS-1"), recorded=NOW)
    yield opened.append("HS-1", paid(1), 1, recorded=NOW)
    yield opened.append_all("HS-1", [paid(2), paid(3)], 2, recorded=NOW)
    yield opened.correct("HS-1", 2, paid(4), 4, recorded=NOW)
    yield opened.add_facts(more, 5, recorded=NOW)


@pytest.mark.parametrize("given", ["a URL", "an engine"])
def test_awaited_or_not_the_entries_are_the_same(tmp_path, given):
    plain = Store(f"sqlite:///{tmp_path / 'plain.db'}").create()
    appended = list(steps(plain))
    url = f"sqlite+aiosqlite:///{tmp_path / 'awaited.db'}"

    async def awaited():
        store = await AsyncStore(url if given == "a URL" else create_async_engine(url)).create()
        assert repr(store).startswith("AsyncStore(")
        assert {t.name for t in store.tables.metadata.tables.values()} == {
            t.name for t in plain.tables.metadata.tables.values()
        }
        found = [await step for step in steps(store)]
        entries = await store.entries("HS-1")
        await store.close()
        return found, entries

    found, entries = asyncio.run(awaited())
    assert [a.version for a in found] == [a.version for a in appended]
    said = ["opened", "event:fine_paid", "event:fine_paid", "event:fine_paid", "corrected:fine_paid", "facts"]
    assert [e.what for e in entries] == [e.what for e in plain.entries("HS-1")] == said
    assert [(e.version, e.recorded, e.body.get("event")) for e in entries] == [
        (e.version, e.recorded, e.body.get("event")) for e in plain.entries("HS-1")
    ]
    plain.close()
