"""What the store costs over plain SQLAlchemy writing and reading the same rows, on a file of SQLite. Prints ratios; no arguments.

Both sides write one transaction per append, then one batch of 1,000, with the same engine settings. The plain side is handed rows
already encoded, hashed and chained: it only inserts them. ``load`` fetches a history; ``load + case`` also checks its chain and builds
the case, which the plain side never does.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine, insert, select

from thanhtra.casefile import Act, Case, DecisionSent, Subject
from thanhtra.store import Store, engine_for, tables

NOW = datetime(2026, 1, 5, tzinfo=UTC)
SINGLE, BATCH, ROUNDS = 300, 1000, 15


def events(count: int) -> list[DecisionSent]:
    """Events without private text, as most steps are."""
    day = date(2025, 12, 1)
    return [
        DecisionSent(kind="decision_sent", on=day, number=f"{n}/GG", acts=("a1",), to="violator", means="post")
        for n in range(count)
    ]


def case(name: str) -> Case:
    """A case of one subject and one act."""
    return Case(id=name, subjects=(Subject(id="s1", kind="individual"),), acts=(Act(id="a1", subject="s1"),), events=())


def timed(step: Callable[[], object]) -> float:
    """Seconds one call takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def main() -> None:
    """Print the ratios of the best round of each side: on a shared machine the others measure the neighbours."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'store.db'}", clock=lambda: NOW).create()
        engine, layout = engine_for(f"sqlite:///{Path(folder) / 'plain.db'}"), tables()
        layout.metadata.create_all(engine)
        seconds: dict[str, list[tuple[float, float]]] = {}
        for turn in range(ROUNDS):
            for what, both in one_round(store, engine, layout.entries, layout.cases, turn).items():
                seconds.setdefault(what, []).append(both)
        for what, found in seconds.items():
            ours, plain = (min(side) for side in zip(*found, strict=True))
            print(f"{what:42} {ours / plain:5.2f} × ({ours * 1000:.1f} ms against {plain * 1000:.1f} ms)")
        store.close()
        engine.dispose()


def one_round(
    store: Store, engine: Engine, entries: object, cases: object, turn: int
) -> dict[str, tuple[float, float]]:
    """Seconds of both sides, for the same rows."""
    name = f"case-{turn}"
    found: dict[str, tuple[float, float]] = {}
    e, c = entries, cases
    version = store.open_case(case(name)).version
    some = events(SINGLE)

    def append_each() -> None:
        nonlocal version
        for event in some:
            version = store.append(name, event, version).version

    ours = timed(append_each)
    many = events(BATCH)
    ours_batch = timed(lambda: store.append_all(name, many, version))
    rows = [
        {"case_id": name, "version": r.version, "recorded": r.recorded, "key": r.key, "body": r.text, "hash": r.hash}
        for r in store.entries(name)
    ]

    def insert_each() -> None:
        for row in rows[1 : SINGLE + 1]:
            with engine.begin() as plain:
                plain.execute(insert(e), row)

    def insert_batch() -> None:
        with engine.begin() as plain:
            plain.execute(insert(e), rows[SINGLE + 1 :])

    with engine.begin() as plain:
        plain.execute(insert(c), {"case_id": name, "version": 1, "head": ""})
        plain.execute(insert(e), rows[0])
    found["append, one committed transaction each"] = (ours, timed(insert_each))
    found[f"append, a batch of {BATCH:,}"] = (ours_batch, timed(insert_batch))

    def select_all() -> None:
        with engine.begin() as plain:
            plain.execute(select(e).where(e.c.case_id == name).order_by(e.c.version)).all()

    plain_load = timed(select_all)
    found[f"load, {len(rows):,} entries"] = (timed(lambda: store.load(name)), plain_load)
    found[f"load + case, {len(rows):,} entries"] = (timed(lambda: store.load(name).case), plain_load)
    return found


if __name__ == "__main__":
    main()
