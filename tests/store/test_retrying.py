"""Writers of one case try again without starving; several upgrades at once wait for one another; a newer schema is said."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text
from store_cases import NOW, case, paid

from thanhtra.errors import Conflict, NoSuchCase, SchemaMismatch, StoreUnavailable
from thanhtra.store import SCHEMA, Store, retrying
from thanhtra.store.migrations import upgrade


def test_a_conflict_is_tried_again_where_the_case_stands(store):
    store.open_case(case())
    store.append("HS-1", paid(1), 1)
    done = retrying(lambda version: store.append("HS-1", paid(2), version, "k"), 1)
    assert done.version == 3


def test_what_the_others_wrote_may_forbid_it_and_time_runs_out(store):
    store.open_case(case())
    store.append("HS-1", paid(1), 1)
    with pytest.raises(Conflict):
        retrying(
            lambda version: store.append("HS-1", paid(2), version),
            1,
            again=lambda lost: lost.theirs[0].what != "event:fine_paid",
        )
    with pytest.raises(Conflict):
        retrying(lambda version: store.append("HS-1", paid(2), version), 1, seconds=0)


def test_a_database_that_kept_nothing_is_asked_again_and_one_that_may_have_is_not():
    failed = [StoreUnavailable("x"), StoreUnavailable("x")]
    pauses: list[float] = []

    def step(version: int) -> int:
        if failed:
            raise failed.pop()
        return version

    assert retrying(step, 7, pause=pauses.append) == 7
    assert len(pauses) == 2
    failed.append(StoreUnavailable("x", maybe_kept=True))
    with pytest.raises(StoreUnavailable):
        retrying(step, 7)


def test_eight_writers_of_one_case_all_get_their_turn(url):
    """Modest here; ``python tests/store/torture.py`` runs 8 × 500 and prints the longest wait."""
    store = Store(url, clock=lambda: NOW).create()
    store.open_case(case())
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for n in range(10):
                with store.in_turn("HS-1") as (connection, version):
                    store.append("HS-1", paid(writer * 1000 + n), version, f"k{writer}-{n}", on=connection)
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=write, args=(w,)) for w in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = store.load("HS-1")
    assert failures == []
    assert history.version == 1 + 8 * 10
    assert len({e.amount for e in history.case.events}) == 8 * 10
    with pytest.raises(NoSuchCase), store.in_turn("HS-9"):
        pass
    store.close()


def test_upgrades_at_once_wait_for_one_another(postgresql_url):
    failures: list[BaseException] = []

    def run() -> None:
        try:
            upgrade(postgresql_url)
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = Store(postgresql_url)
    assert list(store.verify()) == []
    store.close()


def test_a_newer_schema_is_said(store, url):
    with store.engine.begin() as connection:
        connection.execute(text("update thanhtra_schema set version = 99"))
    with pytest.raises(SchemaMismatch) as refused:
        upgrade(url)
    assert (refused.value.expected, refused.value.found) == (SCHEMA, 99)


def test_time_is_not_spent_where_nobody_is_in_the_way(store):
    store.open_case(case())
    assert (
        retrying(
            lambda version: store.append("HS-1", paid(1), version), 1, pause=lambda _: pytest.fail("paused")
        ).version
        == 2
    )
