"""Every change of a single row behind the store's back is told by ``load`` or ``verify``, each as one break or more, and none stops either."""

# ruff: noqa: S608 - changes made on purpose, of constants
from __future__ import annotations

from pathlib import Path

import pytest
from single_rows import PAGE, changes, measured, page, rows
from single_rows import written as histories
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from store_cases import NOW, case, paid

from thanhtra import Rulebook
from thanhtra.errors import ChainBroken, Conflict, NoSuchCase
from thanhtra.exchange import read_case
from thanhtra.store import DeskRules, Store

pytestmark = pytest.mark.no_cover

BOOK = Rulebook.built_in()
ROOT = Path(__file__).parents[2]
FILES = ("docs/tutorial/bk-2020-017.json", "examples/published/net-041.json")
BODY = '{"entry":"event","event":{"kind":"fine_paid","amount":1}}'
HERE = "case_id = 'HS-1' and version = 3"
ENTRY = "update thanhtra_entries set {} where " + HERE
LAST = "update thanhtra_entries set {} where case_id = 'HS-1' and version = 6"
CASE = "update thanhtra_cases set {} where case_id = 'HS-1'"
NAME = "update thanhtra_identities set {} where " + HERE
OTHER = "a" * 64
BOTH = {
    **{f"entry {c}": ENTRY.format(f"{c} = '{v}'") for c, v in {"recorded": "2026-01-05T02:00:01Z", "key": "k9", "body": BODY, "hash": OTHER}.items()},
    **{f"last {c}": LAST.format(f"{c} = '{v}'") for c, v in {"recorded": "x", "key": "k9", "body": BODY, "hash": OTHER}.items()},
    "entry without its key": "update thanhtra_entries set key = null where case_id = 'HS-1' and version = 4",
    "entry one đồng more": "update thanhtra_entries set body = replace(body, '\"amount\":2', '\"amount\":3') where " + HERE,
    "entry a space more": "update thanhtra_entries set body = body || ' ' where " + HERE,
    "entry deep": ENTRY.format(f"body = '{'[' * 20_000}'"),
    "entry empty": ENTRY.format("body = ''"),
    "entry a list": ENTRY.format("body = '[]'"),
    "entry null": ENTRY.format("body = 'null'"),
    "entry odd seals": ENTRY.format("""body = '{"sealed":[1],"entry":"redacted","rows":3}'"""),
    "entry odd rows": ENTRY.format("""body = '{"sealed":{"x":[]},"entry":"redacted","rows":[[],[[],{}],["a",1],3]}'"""),
    "entry moved far": ENTRY.format("version = 2000000000"),
    "entry moved near": ENTRY.format("version = 7"),
    "entry of another case": ENTRY.format("case_id = 'HS-2', version = 9"),
    "entry deleted": "delete from thanhtra_entries where " + HERE,
    "first deleted": "delete from thanhtra_entries where case_id = 'HS-1' and version = 1",
    "last deleted": "delete from thanhtra_entries where case_id = 'HS-1' and version = 6",
    "entry added": f"insert into thanhtra_entries (case_id, version, recorded, body, hash) values ('HS-1', 7, '2026-01-05T02:00:00Z', '{BODY}', '{OTHER}')",
    "entry copied": "insert into thanhtra_entries (case_id, version, recorded, body, hash) select case_id, 7, recorded, body, hash from thanhtra_entries where " + HERE,
    "case version less": CASE.format("version = 5"),
    "case version more": CASE.format("version = 7"),
    "case head": CASE.format(f"head = '{OTHER}'"),
    "name data": NAME.format("""data = '{"note":"khác"}'"""),
    "name salt": NAME.format("salt = 'x'"),
    "name owner": NAME.format("owner = 'act:a1'"),
    "name moved": NAME.format("version = 6"),
    "name far": NAME.format("version = 77"),
    "name of another case": NAME.format("case_id = 'HS-2'"),
    "name deep": NAME.format(f"data = '{'[' * 20_000}'"),
    "name deleted": "delete from thanhtra_identities where " + HERE,
    "name added": "insert into thanhtra_identities values ('HS-1', 4, 'subject:s9', 'x', '{}')",
    "name added far": "insert into thanhtra_identities values ('HS-1', 99, 'event', 'x', '{}')",
    "name of nobody": "insert into thanhtra_identities values ('HS-9', 1, 'event', 'x', '{}')",
    "name added to a redacted one": "insert into thanhtra_identities values ('HS-1', 1, 'subject:s1', 'x', '{}')",
    "name brought back": "insert into thanhtra_identities select 'HS-1', 1, 'subject:s1', salt, data from copies",
}  # fmt: skip
SQLITE = {
    **{f"{what} {c} {kind}": t.format(f"{c} = {v}") for what, t, cs in (("entry", ENTRY, ("version", "recorded", "key", "body", "hash")), ("case", CASE, ("version", "head")), ("name", NAME, ("version", "owner", "salt", "data")), ("last", LAST, ("version", "hash"))) for c in cs for kind, v in (("blob", "x'00ff33'"), ("bad utf-8", "cast(x'61ff' as text)"), ("nul", "char(0)"))},
    **{f"{what} version {kind}": t.format(f"version = {v}") for what, t in (("entry", ENTRY), ("case", CASE), ("name", NAME)) for kind, v in (("text", "'ba'"), ("half", "3.5"), ("huge", "1e300"))},
    "entry deeper": ENTRY.format(f"body = '{'[' * 100_000}'"),
    **{f"{table} case {kind}": f"update thanhtra_{table} set case_id = {v} where case_id = 'HS-1'{more}" for table, more in (("cases", ""), ("entries", " and version = 3"), ("identities", " and version = 3")) for kind, v in (("blob", "x'00ff'"), ("bad utf-8", "cast(x'61ff' as text)"))},
}  # fmt: skip


def written(url: str) -> Store:
    store = Store(url, clock=lambda: NOW).create()
    with store.engine.begin() as host:
        store.open_case(case("HS-1", subjects=2), on=host)
        for n in range(1, 5):
            store.append("HS-1", paid(n, acts=("a2",), note=f"nộp {n}"), n, f"k{n}", on=host)
        host.execute(
            text(
                "create table copies as select * from thanhtra_identities where owner = 'subject:s1'".replace(
                    ":", r"\:"
                )
            )
        )
        store.redact("HS-1", "s1", 5, on=host)
        for n in range(60):
            store.open_case(case(f"Z-{n:02}"), on=host)
        store.open_case(case("HS-2"), on=host)
    assert list(store.verify()) == []
    assert store.load("HS-1").version == 6
    return store


@pytest.fixture(scope="module")
def in_sqlite(tmp_path_factory):
    store = written(f"sqlite:///{tmp_path_factory.mktemp('tampered') / 'cases.db'}")
    yield store
    store.close()


@pytest.fixture(scope="session")
def in_postgresql(postgresql_server):
    store = written(postgresql_server)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def tampered(request):
    """The store, and a transaction that is rolled back after the test."""
    store = request.getfixturevalue(f"in_{request.param}")
    with store.engine.connect() as connection:
        if request.param == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        transaction = connection.begin()
        yield store, connection
        transaction.rollback()


def change_one(connection, sql: str) -> None:
    assert connection.execute(text(sql.replace(":", r"\:"))).rowcount == 1


def told(tampered, sql: str) -> None:
    store, connection = tampered
    change_one(connection, sql)
    change_one(
        connection, "update thanhtra_entries set hash = 'x' where case_id = 'Z-59'"
    )  # at the very end: the first must not hide it
    loaded = refusal(store, connection)
    found = [(b.case, b.version, b.fault) for b in store.verify(on=connection)]
    ours = [b for b in found if b[0] != "Z-59"]

    assert ours
    assert all(isinstance(c, str) and isinstance(v, int) for c, v, _ in found)
    assert ("Z-59", 1, "altered") in found
    assert len(ours) < 1100
    assert loaded or not [b for b in ours if b[0] == "HS-1"]
    assert not loaded or "version" in loaded or "no case" in loaded


def refusal(store, connection) -> str:
    try:
        return "" if store.load("HS-1", on=connection).case is not None else "nothing"
    except (ChainBroken, NoSuchCase) as error:
        return str(error)


@pytest.mark.parametrize("change", BOTH)
def test_a_row_changed_is_told(tampered, change):
    told(tampered, BOTH[change])


@pytest.mark.parametrize("tampered", ["sqlite"], indirect=True)
@pytest.mark.parametrize("change", SQLITE)
def test_a_row_of_another_type_is_told(tampered, change):
    told(tampered, SQLITE[change])


@pytest.mark.parametrize("tampered", ["sqlite"], indirect=True)
def test_one_damaged_row_is_one_break(tampered):
    store, connection = tampered
    change_one(connection, ENTRY.format("body = x'00'"))
    change_one(connection, "update thanhtra_entries set hash = 'x' where case_id = 'HS-1' and version = 5")

    assert [(b.version, b.fault) for b in store.verify(on=connection)] == [(3, "damaged"), (5, "altered")]
    with pytest.raises(ChainBroken) as broken:
        store.load("HS-1", on=connection)
    assert [(b.version, b.fault) for b in broken.value.breaks] == [(3, "damaged"), (5, "altered")]


def test_a_row_deleted_and_the_next_altered_is_not_loaded_and_not_built_on(tampered):
    store, connection = tampered
    change_one(connection, BOTH["entry deleted"])
    change_one(
        connection,
        "update thanhtra_entries set body = replace(body, '\"amount\":3', '\"amount\":9') where case_id = 'HS-1' and version = 4",
    )

    with pytest.raises(ChainBroken):
        store.load("HS-1", on=connection)
    with pytest.raises(ChainBroken):
        list(store.entries("HS-1", on=connection))


@pytest.mark.parametrize("change", ["last deleted", "case version less", "case version more", "case head", "last hash"])
def test_nothing_is_appended_where_the_case_and_its_last_entry_disagree(tampered, change):
    store, connection = tampered
    change_one(connection, BOTH[change])
    other = Store(store.engine, clock=lambda: NOW)
    with pytest.raises(ChainBroken):
        other.append("HS-1", paid(9), 6, on=connection)
    with pytest.raises(ChainBroken):
        list(other.entries("HS-1", after=5, on=connection))


def test_entries_are_held_against_each_other_from_wherever_they_are_read(tampered):
    store, connection = tampered
    assert [e.version for e in store.entries("HS-1", after=3, on=connection)] == [4, 5, 6]
    assert list(store.entries("HS-1", after=6, on=connection)) == []
    with pytest.raises(ChainBroken):
        list(store.entries("HS-1", after=7, on=connection))
    change_one(connection, BOTH["entry hash"])
    with pytest.raises(ChainBroken):
        list(store.entries("HS-1", after=3, on=connection))


def test_a_damaged_entry_does_not_stop_a_conflict_or_a_repeated_key_from_being_told(tampered):
    store, connection = tampered
    change_one(connection, "update thanhtra_entries set body = '[' where case_id = 'HS-1' and version = 4")
    with pytest.raises(Conflict) as lost:
        store.append("HS-1", paid(9), 3, on=connection)
    assert lost.value.theirs[0].what == "damaged"
    with pytest.raises(ChainBroken):
        store.append("HS-1", paid(3), 6, "k3", on=connection)


def test_every_change_of_one_row_is_refused_or_told_but_that_the_index_is_behind():
    """If only the page fails: ``python tests/store/single_rows.py``."""
    store = histories("sqlite://")
    counts, silent = measured(store)
    store.close()
    assert {name.rpartition(" ")[0] for name in silent} == {
        f"another value: thanhtra_cases {name} behind" for name in ("HS-1", "HS-2")
    }
    assert page(counts) == PAGE.read_text(encoding="utf-8")


def test_every_change_of_one_row_is_told_on_postgresql_too(postgresql_url):
    """Each fourth; ``python tests/store/single_rows.py URL`` makes all."""
    store = histories(postgresql_url)
    counts, silent = measured(store, step=4)
    store.close()
    assert sum(sum(found.values()) for found in counts.values()) > 200
    assert not [name for name in silent if " behind " not in name]


def test_whatever_is_changed_in_the_index_a_rebuild_makes_again():
    """The index is no evidence: nothing is held against it, and it is made again from what is."""
    store = Store("sqlite://", clock=lambda: NOW, desk=DeskRules(book=BOOK, secret=b"s")).create()
    for name in FILES:
        store.open_case(read_case(ROOT / name))
    tables = (*store.tables.desk.all, store.tables.cases)
    with store.engine.connect() as connection:

        def now() -> list[list[dict[str, object]]]:
            return [rows(connection, table) for table in tables]

        whole = now()
        assert all(whole)
        made = 0
        for table in tables:
            found = [c for c in changes(connection, table) if table is not store.tables.cases or " behind " in c.name]
            for change in found[::12]:
                try:
                    for statement in change.statements:
                        connection.execute(statement)
                except DBAPIError:
                    connection.rollback()
                    continue
                made += now() != whole
                store.rebuild(on=connection)
                assert now() == whole, change.name
                connection.rollback()
        assert made > 20
    store.close()
