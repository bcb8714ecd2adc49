"""The migrations make the tables the library writes to, and take over those it made itself."""

from __future__ import annotations

import io

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from store_cases import NOW, case

from thanhtra.errors import SchemaMismatch
from thanhtra.store import SCHEMA, Store, tables
from thanhtra.store.migrations import config, upgrade


def shape_of(engine, prefix="thanhtra_"):
    """Everything the database says of the four tables, but for the order of constraints."""
    seen = inspect(engine)
    found = {}
    for name in (t.name.removeprefix("thanhtra_") for t in tables().all):
        table = f"{prefix}{name}"
        columns = [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)]
        found[name] = (
            columns,
            seen.get_pk_constraint(table),
            sorted(map(str, seen.get_unique_constraints(table))),
            sorted(map(str, seen.get_check_constraints(table))),
            sorted(map(str, seen.get_foreign_keys(table))),
            sorted(
                str({**i, "dialect_options": {k: str(v) for k, v in i.get("dialect_options", {}).items()}})
                for i in seen.get_indexes(table)
            ),
        )
    return found


def test_the_last_revision_is_the_schema_of_the_library():
    assert ScriptDirectory.from_config(config()).get_current_head() == str(SCHEMA)


def test_migrated_tables_are_the_ones_the_metadata_makes(url):
    engine = create_engine(url)
    upgrade(engine)
    migrated = shape_of(engine)
    with engine.begin() as connection:
        for table in reversed(tables().all):
            connection.execute(
                text(f"DROP TABLE {table.name} {'CASCADE' if connection.dialect.name == 'postgresql' else ''}")
            )
        tables().metadata.create_all(connection)

    assert shape_of(engine) == migrated
    engine.dispose()


def test_a_migrated_store_is_written_to_and_migrated_again_in_peace(url):
    upgrade(url)
    upgrade(url)
    store = Store(url, clock=lambda: NOW).create()
    done = store.open_case(case("HS-1"))

    assert store.load("HS-1").version == done.version
    assert list(store.verify()) == []
    store.close()


def test_a_store_that_made_its_own_tables_is_taken_over_with_what_it_holds(store, url):
    store.open_case(case("HS-1"))
    upgrade(url)

    assert list(store.verify()) == []
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM thanhtra_alembic")).scalar() == str(SCHEMA)


def test_a_host_migrates_in_its_own_transaction_under_its_own_prefix(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'host.db'}")
    with engine.connect() as connection:
        upgrade(connection, prefix="xp_")
        connection.commit()
    store = Store(engine, layout=tables(prefix="xp_"), clock=lambda: NOW)

    assert store.open_case(case("HS-1")).version >= 1
    assert {"xp_alembic", *(t.name for t in tables(prefix="xp_").all)} == set(inspect(engine).get_table_names())
    store.close()


def test_an_unmigrated_or_newer_store_is_refused(tmp_path):
    where = f"sqlite:///{tmp_path / 'a.db'}"
    with pytest.raises(SchemaMismatch):
        next(Store(where).heads())
    upgrade(where)
    store = Store(where)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE thanhtra_schema SET version = 9"))
    with pytest.raises(SchemaMismatch) as refused:
        store.create()
    store.close()

    assert (refused.value.expected, refused.value.found) == (SCHEMA, 9)


def test_the_statements_can_be_printed_for_a_database_administrator():
    made = config()
    made.output_buffer = io.StringIO()
    made.set_main_option("sqlalchemy.url", "postgresql+psycopg://")
    command.upgrade(made, "head", sql=True)

    assert "CREATE TABLE thanhtra_entries" in made.output_buffer.getvalue()
