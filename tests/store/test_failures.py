"""The disk is full, the connection is gone, the history is long, the input is hostile: clear errors, nothing lost, nothing shown."""

from __future__ import annotations

import logging
import sys
import traceback
import tracemalloc
from datetime import date

import pytest
from sqlalchemy import select, text
from store_cases import NAME, NOW, NUMBER, case, paid

from thanhtra.casefile import ActDetected, FinePaid, Subject
from thanhtra.casefile.case import Case
from thanhtra.errors import Conflict, KeyReused, StoreUnavailable, ThanhtraError, Unusable
from thanhtra.reviewing import record
from thanhtra.rulebook import Rulebook
from thanhtra.store import Store


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'cases.db'}", clock=lambda: NOW).create()
    version = store.open_case(case()).version
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 20}")

    kept = [version]

    def until_full() -> None:
        for n in range(10_000):
            kept.append(store.append("HS-1", paid(n, note="x" * 2000), kept[-1], f"k{n}").version)

    with pytest.raises(StoreUnavailable) as failed:
        until_full()
    version = kept[-1]

    assert "SQLITE_FULL" in str(failed.value)
    assert not failed.value.maybe_kept
    again = Store(f"sqlite:///{tmp_path / 'cases.db'}", clock=lambda: NOW)
    assert version > 2
    assert again.load("HS-1").version == version
    assert list(again.verify()) == []
    assert again.append("HS-1", paid(1), version).version == version + 1
    store.close()
    again.close()


def test_a_dropped_connection_is_said_and_the_next_step_goes_on(postgresql_url):
    store = Store(postgresql_url, clock=lambda: NOW).create()
    store.open_case(case())
    with store.engine.connect() as host:
        host.begin()
        store.append("HS-1", paid(1), 1, "k", on=host)
        mine = host.execute(text("select pg_backend_pid()")).scalar()
        with store.engine.connect() as other:
            other.execute(text("select pg_terminate_backend(:pid)"), {"pid": mine})
        with pytest.raises(StoreUnavailable) as failed:
            store.append("HS-1", paid(2), 2, on=host)

    assert "57P01" in str(failed.value) or "OperationalError" in str(failed.value)
    assert store.load("HS-1").version == 1
    assert store.append("HS-1", paid(1), 1, "k").version == 2
    assert list(store.verify()) == []
    store.close()


def _fails(store: Store, *, writes: bool) -> None:
    with store._writing(None) if writes else store._reading(None) as connection:
        half_read = connection.execute(select(store.tables.cases.c.case_id))
        half_read.fetchone()
        raise MemoryError


def _failed(store: Store, *, writes: bool) -> object:
    """Who logs it keeps the traceback, and the statement in it."""
    with pytest.raises(MemoryError) as failed:
        _fails(store, writes=writes)
    return failed


@pytest.mark.parametrize("writes", [False, True])
def test_what_is_kept_after_a_step_failed_is_there_for_the_next(tmp_path, writes):
    """SQLite keeps the snapshot of a statement that is half read, whatever became of its transaction: a case opened meanwhile was not found."""
    store = Store(f"sqlite:///{tmp_path / 'cases.db'}", clock=lambda: NOW).create()
    store.open_case(case())
    store.open_case(case("HS-2"))
    failed = _failed(store, writes=writes)
    other = Store(f"sqlite:///{tmp_path / 'cases.db'}", clock=lambda: NOW)
    other.open_case(case("HS-3"))
    assert store.load("HS-3").version == 1
    assert {head.case for head in store.heads()} == {"HS-1", "HS-2", "HS-3"}
    assert store.append("HS-3", paid(1), 1).version == 2
    assert failed
    store.close()
    other.close()


def test_a_database_in_memory_outlives_a_step_that_failed():
    store = Store("sqlite://", clock=lambda: NOW).create()
    store.open_case(case())
    failed = _failed(store, writes=False)
    assert store.load("HS-1").version == 1
    assert failed
    store.close()


def test_a_server_that_is_not_there_is_said():
    store = Store("postgresql+psycopg://nobody:bimat@/none?host=/nonexistent", clock=lambda: NOW)
    with pytest.raises(StoreUnavailable):
        store.load("HS-1")
    assert "bimat" not in repr(store)


@pytest.mark.no_cover
def test_ten_thousand_events_are_verified_and_appended_in_flat_memory(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'cases.db'}", clock=lambda: NOW).create()
    peaks = []
    version = store.open_case(case("short")).version
    version = store.append_all("short", [paid(n, note="ghi chú") for n in range(1000)], version).version
    long = store.open_case(case("long")).version
    for at in range(0, 10_000, 1000):
        long = store.append_all("long", [paid(n, note="ghi chú") for n in range(at, at + 1000)], long).version
    assert long == 10_001
    whole = list(store.heads())
    for name in ("short", "long"):
        tracemalloc.start()
        assert sum(1 for _ in store.entries(name)) in (1001, 10_001)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    tracemalloc.start()
    assert list(store.verify(whole)) == []
    verified = tracemalloc.get_traced_memory()[1]
    tracemalloc.start()
    for n in range(50):
        long = store.append("long", paid(n), long).version
    appended = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5
    assert verified < 2_000_000
    assert appended < 2_000_000
    store.close()


def test_recording_grows_in_line_with_the_history():
    book = Rulebook.built_in()
    event = ActDetected(kind="act_detected", on=date(2025, 12, 1))

    def calls(events: int) -> int:
        base = case()
        long = Case(id="x", subjects=base.subjects, acts=base.acts, events=tuple(paid(n) for n in range(events)))
        made = 0

        def counted(_frame: object, what: str, _value: object) -> None:
            nonlocal made
            made += what == "call"

        sys.setprofile(counted)
        try:
            record(long, book, event, accept=("ORD01",))
        finally:
            sys.setprofile(None)
        return made

    calls(10)  # what is remembered of the rules is worked out
    assert calls(4000) < 5 * calls(1000)


HOSTILE = {
    "sql": "'; DROP TABLE thanhtra_entries; --",
    "sql2": 'x") OR 1=1; DELETE FROM thanhtra_cases WHERE ("1"="1',
    "percent": "%s %(a)s :of {0} ? $1 \\",
    "html": "<script>alert(1)</script>",
    "formula": '=HYPERLINK("http://example.invalid")',
    "nul": "a\0b\x1b[2J\u2028",
    "long": "đ" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_stored_and_read_back_as_text(store, name):
    words = HOSTILE[name]
    ident = words[:100].replace("\0", "")
    who = words[:100]
    given = Case(id=ident, note=words, subjects=(Subject(id=who, kind="individual", name=words),), events=())
    store.open_case(given)
    event = paid(1, note=words, number=who, recorded=NOW)
    done = store.append(ident, event, 1, ident)

    assert store.load(ident).case == given.then(event)
    assert store.append(ident, event, 1, ident).repeated
    assert list(store.verify()) == []
    store.redact(ident, who, done.version)
    assert store.load(ident).case.events[0].note is None
    assert list(store.verify()) == []


@pytest.mark.parametrize("words", ["\ud800", "e\u0301"])
def test_text_that_cannot_be_read_back_is_refused(store, words):
    store.open_case(case())
    for step in (
        lambda: store.append("HS-1", paid(1, note=words), 1),
        lambda: store.append("HS-1", paid(1, number=words), 1),
        lambda: store.open_case(Case(id="HS-2", source=words, events=())),
        lambda: store.open_case(Case(id="HS-2", note=words, events=())),
        lambda: store.open_case(Case(id=words, events=())),
        lambda: store.append("HS-1", paid(1), 1, words),
    ):
        with pytest.raises(Unusable):
            step()
    assert store.load("HS-1").version == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", -1),
        ("amount", 2**53),
        ("amount", "1"),
        ("amount", True),
        ("on", "2025-12-01"),
        ("number", ""),
        ("number", 5),
        ("acts", ["a1"]),
    ],
)
def test_values_the_format_does_not_allow_are_refused(store, field, value):
    store.open_case(case())
    event = paid(1)
    object.__setattr__(event, field, value)
    with pytest.raises(Unusable) as refused:
        store.append("HS-1", event, 1)
    assert refused.value.problems[0].path.startswith(f"$.{field}")


def test_a_kind_of_another_class_is_refused(store):
    store.open_case(case())
    with pytest.raises(Unusable):
        store.append("HS-1", FinePaid(kind="decision_issued", amount=1), 1)  # type: ignore[arg-type]  # what is tested


def test_no_error_repr_or_log_shows_who_it_is_about(store, caplog):
    caplog.set_level(logging.DEBUG)
    store.engine.echo = "debug"
    store.open_case(case())
    store.append("HS-1", paid(1, note=NAME), 1, "k")
    shown = [
        repr(store),
        repr(store.load("HS-1")),
        repr(store.load("HS-1").entries),
        repr(store.load("HS-1").case.subjects),
    ]

    bad = Subject(id="s1", kind="individual", name=NAME, number=NUMBER)
    object.__setattr__(bad, "number", NUMBER + "\ud800")
    broken = paid(1, note=NAME)
    object.__setattr__(broken, "amount", -5)
    with store.engine.begin() as connection:
        connection.execute(
            store.tables.identities.insert().values(case_id="HS-1", version=3, owner="event", salt="x", data="{}")
        )
    steps = [
        (Conflict, lambda: store.append("HS-1", paid(2, note=NAME), 1)),
        (KeyReused, lambda: store.append("HS-1", paid(2, note=NAME), 1, "k")),
        (Unusable, lambda: store.append("HS-1", broken, 2)),
        (Unusable, lambda: store.open_case(Case(id="HS-3", subjects=(bad,), events=()))),
        (StoreUnavailable, lambda: store.append("HS-1", paid(3, note=NAME), 2)),
    ]
    for kind, step in steps:
        with pytest.raises(ThanhtraError) as raised:
            step()
        assert type(raised.value) is kind
        shown += ["".join(traceback.format_exception(raised.value)), str(raised.value), repr(raised.value)]
    shown.append(caplog.text)

    assert not [s for s in shown if NAME in s or NUMBER in s]
