"""One step, one transaction: versions, conflicts, keys, the host's own transaction and tables, the schema."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, func, insert, select, update
from store_cases import NOW, case, paid

from thanhtra.casefile import ActDetected, MinutesDrawnUp
from thanhtra.errors import Conflict, KeyReused, NoSuchCase, SchemaMismatch, Unlawful, Unusable
from thanhtra.rulebook import Rulebook
from thanhtra.store import AsyncStore, Store, prepare, tables


def test_what_was_written_is_what_is_loaded(store):
    opened = store.open_case(case())
    done = store.append("HS-1", paid(1, recorded=NOW, note="người nộp"), opened.version, "k")

    history = store.load("HS-1")

    assert (opened.version, done.version, history.version) == (1, 2, 2)
    assert history.head == done.hash
    assert history.case == case().then(paid(1, recorded=NOW, note="người nộp"))


def test_the_second_of_two_writers_is_told_what_the_first_did(store):
    store.open_case(case())
    store.append("HS-1", paid(1), 1)

    with pytest.raises(Conflict) as lost:
        store.append("HS-1", paid(2), 1)

    assert (lost.value.expected, lost.value.actual) == (1, 2)
    assert [(e.version, e.what) for e in lost.value.theirs] == [(2, "event:fine_paid")]
    assert lost.value.theirs[0].body["event"]["amount"] == 1
    assert store.load("HS-1").version == 2


def test_a_case_is_opened_once(store):
    store.open_case(case(), key="k")

    assert store.open_case(case(), key="k").repeated
    with pytest.raises(Conflict):
        store.open_case(case())
    with pytest.raises(NoSuchCase):
        store.load("HS-2")
    with pytest.raises(NoSuchCase):
        store.append("HS-2", paid(1), 1)


def test_the_same_key_answers_the_same_and_writes_once(store):
    store.open_case(case())
    first = store.append("HS-1", paid(1, note="người nộp"), 1, "k")

    again = store.append("HS-1", paid(1, note="người nộp"), 1, "k")
    later = store.append("HS-1", paid(1, note="người nộp"), 2, "k")

    assert again.repeated
    assert later.repeated
    assert (again.version, again.hash) == (later.version, later.hash) == (first.version, first.hash)
    for other in (paid(2, note="người nộp"), paid(1, note="người khác")):
        with pytest.raises(KeyReused):
            store.append("HS-1", other, 2, "k")
    assert store.load("HS-1").version == 2


def test_several_events_go_in_together_or_not_at_all(store):
    store.open_case(case())
    done = store.append_all("HS-1", [paid(n) for n in range(5)], 1)
    broken = paid(1)
    object.__setattr__(broken, "amount", -1)

    with pytest.raises(Unusable):
        store.append_all("HS-1", [paid(9), broken], done.version)

    assert store.load("HS-1").version == done.version == 6


def test_a_step_in_the_hosts_transaction_is_kept_or_lost_with_it(url):
    metadata = MetaData()
    own = Table("host_rows", metadata, Column("id", Integer, primary_key=True))
    layout = tables(metadata, prefix="tt_")
    engine = prepare(create_engine(url))
    metadata.create_all(engine)
    store = Store(engine, layout=layout, clock=lambda: NOW).create()
    store.open_case(case())

    with engine.connect() as connection:
        transaction = connection.begin()
        connection.execute(insert(own), {"id": 1})
        store.append("HS-1", paid(1), 1, on=connection)
        transaction.rollback()
    assert store.load("HS-1").version == 1

    with engine.begin() as connection:
        connection.execute(insert(own), {"id": 2})
        store.append("HS-1", paid(2), 1, on=connection)
        with pytest.raises(Conflict):
            store.append("HS-1", paid(3), 1, on=connection)
        store.append("HS-1", paid(3), 2, on=connection)
    assert store.load("HS-1").version == 3
    assert list(store.verify()) == []
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(own)).scalar() == 1
    engine.dispose()


def test_a_store_of_another_schema_is_refused(store, url):
    with store.engine.begin() as connection:
        connection.execute(update(store.tables.schema).values(version=99))
    again = Store(url, clock=lambda: NOW)

    for step in (again.create, lambda: again.load("HS-1"), lambda: again.open_case(case())):
        with pytest.raises(SchemaMismatch) as refused:
            step()
        assert refused.value.found == 99
    again.close()


def test_a_database_without_tables_is_refused(url):
    bare = Store(url, clock=lambda: NOW)
    with pytest.raises(SchemaMismatch) as refused:
        bare.load("HS-1")
    assert refused.value.found is None
    bare.close()


def test_recording_asks_the_law_first(store):
    book = Rulebook.built_in()
    store.open_case(case())
    done = store.record("HS-1", ActDetected(kind="act_detected", on=NOW.date(), acts=("a1",)), book, 1, "k")

    done = store.record(
        "HS-1", MinutesDrawnUp(kind="minutes_drawn_up", on=NOW.date(), acts=("a1",)), book, done.version
    )
    with pytest.raises(Unlawful):
        store.record("HS-1", ActDetected(kind="act_detected", on=NOW.date(), acts=("a1",)), book, done.version)
    with pytest.raises(Conflict):
        store.record("HS-1", paid(1), book, 1)
    with pytest.raises(Unusable):
        store.record("HS-1", paid(1, decision="không có"), book, done.version)
    assert store.record("HS-1", ActDetected(kind="act_detected", on=NOW.date(), acts=("a1",)), book, 1, "k").repeated
    assert store.load("HS-1").version == done.version


def test_without_a_clock_somebody_must_say_when(url):
    silent = Store(url).create()
    with pytest.raises(Unusable):
        silent.open_case(case())
    silent.open_case(case(), recorded=NOW)
    silent.append("HS-1", paid(1, recorded=NOW), 1)
    assert [e.recorded for e in silent.entries("HS-1")] == ["2026-01-05T02:00:00Z"] * 2
    silent.close()


def test_the_same_store_awaited(url):
    async def steps() -> None:
        store = await AsyncStore(url.replace("sqlite:", "sqlite+aiosqlite:"), clock=lambda: NOW).create()
        await store.open_case(case())
        done = await store.append("HS-1", paid(1), 1, "k")
        assert (await store.append("HS-1", paid(1), 1, "k")).repeated
        with pytest.raises(Conflict):
            await store.append("HS-1", paid(2), 1)
        async with store.engine.connect() as connection:
            transaction = await connection.begin()
            await store.append("HS-1", paid(3), done.version, on=connection)
            await transaction.rollback()
        await asyncio.gather(*(store.open_case(case(f"B-{n}")) for n in range(5)))
        await store.redact("B-1", "s1", 1)
        assert (await store.load("HS-1")).case.events[0].amount == 1
        assert len(await store.heads()) == 6
        assert len(await store.entries("HS-1")) == 2
        assert await store.verify(await store.heads()) == []
        await store.close()

    asyncio.run(steps())


def test_a_store_in_memory_holds_together():
    store = Store("sqlite://", clock=lambda: NOW).create()
    store.open_case(case())
    assert store.append("HS-1", paid(1), 1).version == 2
    assert list(store.verify()) == []
    store.close()


def test_more_open_files_than_a_store_remembers_at_once_are_written_all_the_same(store, monkeypatch):
    monkeypatch.setattr("thanhtra.store.steps._HEADS", 1)
    names = ("HS-1", "HS-2")
    for name in names:
        store.open_case(case(name))
    for version in (1, 2):
        for name in names:
            store.append(name, paid(version), version)
    assert [store.load(name).version for name in names] == [3, 3]
