"""The index over all cases of a store at 1,000, 10,000 and 100,000 cases: this week's agenda of one office, searches, one subject.

``python benchmarks/desk.py [--cases 1000,10000,100000] [--url URL]``; without a URL an SQLite file in a temporary folder. The first
thousand cases are opened through the store, with and without the index (the price of a step). Beyond them the rows of the index are
copied under other ids and spread over a hundred offices: what is asked reads the index, and the histories only of cases that have to be
asked themselves, which are not copied; their share is printed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import attrs
import population
from sqlalchemy import func, insert, select

from thanhtra import Case, Rulebook, read_case
from thanhtra.casefile import index
from thanhtra.store import DeskRules, Store
from thanhtra.store.projecting import FIXED, rows_of

SEEN, OFFICES, REAL = date(2026, 5, 20), 100, 1000
NOW = datetime(2026, 5, 20, tzinfo=UTC)
population.FIRST, population.LAST = date(2026, 4, 25), SEEN  # a month of files: many have something due this week


def files(count: int) -> Iterator[Case]:
    """Cases of known days, none later than the day looked from, each with a subject of its own number."""
    made = 0
    for line, _ in population.population(10 * count):
        try:
            case = read_case(line)
        except Exception:  # noqa: BLE001, S112 - the population holds broken files on purpose
            continue
        latest = index(case).latest()
        if latest is not None and latest <= SEEN:
            officials = tuple(attrs.evolve(o, agency=f"Cơ quan {made % OFFICES}") for o in case.officials or ())
            subjects = tuple(attrs.evolve(s, number=f"{made % 400:010}") for s in case.subjects or ())
            yield attrs.evolve(case, id=f"{case.id}-{made}", officials=officials, subjects=subjects)
            made += 1
            if made == count:
                return


def filled(store: Store, cases: list[Case], wanted: int) -> float:
    """Bring the index to ``wanted`` cases; the share of cases that would have to be asked themselves."""
    made = [rows_of(case, len(case.events) + 1, store.desk) for case in cases]  # type: ignore[arg-type]
    fixed = [rows for rows in made if all(row["fixed"] == FIXED for row in rows.limits)]
    t = store.tables
    with store.engine.begin() as connection:
        there = connection.execute(select(func.count()).select_from(t.desk.cases)).scalar_one()
        while there < wanted:
            batch: dict[Any, list[dict[str, Any]]] = {table: [] for table in (t.cases, *t.desk.all)}
            for rows in fixed[: wanted - there]:
                named = {"case_id": f"{rows.cases[0]['case_id']}~{there}"}
                office = f"Cơ quan {there % OFFICES}"
                own = {**named, "office_key": office.casefold()}
                batch[t.cases].append({**named, "version": 1, "head": "0" * 64, "behind": 0})
                batch[t.desk.cases] += [{**row, **own, "office": office} for row in rows.cases]
                batch[t.desk.acts] += [{**row, **named} for row in rows.acts]
                batch[t.desk.limits] += [{**row, **own} for row in rows.limits]
                batch[t.desk.findings] += [{**row, **named} for row in rows.findings]
                there += 1
            for table, rows in batch.items():
                if rows:
                    connection.execute(insert(table), rows)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    return 1 - len(fixed) / len(made)


def median(ask: Callable[[], Any], times: int = 15) -> tuple[float, float, Any]:
    """Median and worst milliseconds of an asking, and what it answered; the first one, which plans, is not counted."""
    answer, took = ask(), []
    for _ in range(times):
        begun = time.perf_counter()
        answer = ask()
        took.append((time.perf_counter() - begun) * 1000)
    return statistics.median(took), max(took), answer


def measured(store: Store, count: int) -> dict[str, Any]:
    """Each question at ``count`` cases."""
    week = SEEN + timedelta(7)
    asked: dict[str, Callable[[], Any]] = {
        "agenda of one office, a week": lambda: store.agenda(seen=SEEN, until=week, by="Cơ quan 7", bearer=None).items,
        "agenda of every office, a day": lambda: store.agenda(seen=SEEN, until=SEEN, bearer=None).items,
        "search: one subject": lambda: store.search(subject="0000000007").items,
        "search: field and stage": lambda: store.search(field="telecommunications", stage="decided").items,
        "search: office and finding": lambda: store.search(by="Cơ quan 7", finding="DEC01").items,
        "search: a page in the middle": lambda: store.search(after="2026-0000500").items,
        "acts of one subject": lambda: store.acts_of("0000000007").items,
    }
    told: dict[str, Any] = {"cases": count}
    for name, ask in asked.items():
        middle, worst, answer = median(ask)
        told[name] = {"ms": round(middle, 2), "worst": round(worst, 2), "rows": len(answer)}
    return told


def opened(url: str, cases: list[Case], desk: DeskRules | None) -> tuple[Store, float]:
    """A store of these cases, and the milliseconds a case took."""
    store = Store(url, clock=lambda: NOW, desk=desk).create()
    begun = time.perf_counter()
    for case in cases:
        store.open_case(case)
    return store, (time.perf_counter() - begun) / max(len(cases), 1) * 1000


def main() -> None:
    """One line of JSON a size."""
    made = argparse.ArgumentParser()
    made.add_argument("--cases", default="1000,10000,100000")
    made.add_argument("--url")
    args = made.parse_args()
    book = Rulebook.built_in()
    desk = DeskRules(book=book, secret=b"benchmark")
    cases = list(files(REAL))
    with tempfile.TemporaryDirectory() as folder:
        plain, without = opened(f"sqlite:///{folder}/plain.db", list(islice(cases, 200)), None)
        plain.close()
        store, with_index = opened(args.url or f"sqlite:///{folder}/desk.db", cases, desk)
        print(
            json.dumps(
                {"open a case, ms": {"without the index, SQLite": round(without, 2), "with": round(with_index, 2)}}
            )
        )
        for count in map(int, args.cases.split(",")):
            share = filled(store, cases, count)
            print(
                json.dumps({**measured(store, count), "asked themselves": round(share, 3)}, ensure_ascii=False),
                flush=True,
            )
        store.close()


if __name__ == "__main__":
    main()
