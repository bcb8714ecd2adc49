"""A process killed while it appends leaves the index as a rebuild makes it: entry and rows are one transaction."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import attrs
import pytest
from sqlalchemy import select
from store_cases import NOW

from thanhtra import Rulebook, read_case
from thanhtra.store import DeskRules, Store

HAMMER = Path(__file__).with_name("desk_hammer.py")
TUTORIAL = Path(__file__).parents[2] / "docs/tutorial/bk-2020-017.json"
KILLS = 10
"""On each database; a run with 20 on each is in docs/development/measures.md."""


def rows_in(store):
    with store.engine.connect() as connection:
        return {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in store.tables.desk.all}


@pytest.mark.no_cover
def test_after_ten_kills_the_index_is_what_a_rebuild_makes(url, tmp_path):
    book = Rulebook.built_in()
    store = Store(url, clock=lambda: NOW, desk=DeskRules(book=book, secret=b"s")).create()
    names = [f"HS-{n}" for n in range(3)]
    for name in names:
        store.open_case(attrs.evolve(read_case(TUTORIAL, slugs=book), id=name))
    log, rng = tmp_path / "log", random.Random(7)  # noqa: S311 - not for secrets
    unwatched = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    for _ in range(KILLS):
        before = log.stat().st_size if log.exists() else 0
        enough = before + rng.randrange(1, 8)
        writer = subprocess.Popen(
            [sys.executable, str(HAMMER), url, str(log), *names], stderr=subprocess.PIPE, env=unwatched
        )
        until = time.monotonic() + 60
        while (
            (log.stat().st_size if log.exists() else 0) < enough and time.monotonic() < until and writer.poll() is None
        ):
            time.sleep(0.001)
        time.sleep(rng.random() * 0.02)
        writer.kill()
        errors = writer.communicate()[1]
        assert (log.stat().st_size if log.exists() else 0) >= enough, errors.decode()[-2000:]
    kept = rows_in(store)
    assert list(store.verify()) == []
    assert store.search().behind == 0
    assert {(r[0], r[1]) for r in kept["thanhtra_desk_cases"]} == {(h.case, h.version) for h in store.heads()}
    assert store.rebuild().cases == len(names)
    assert rows_in(store) == kept
    store.close()
