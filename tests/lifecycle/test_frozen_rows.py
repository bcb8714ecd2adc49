"""Every row of every track stands as ``rows.toml`` has it, and no row can be dropped, turned elsewhere or cited otherwise unnoticed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from thanhtra.lifecycle import TRACKS, order_of
from thanhtra.lifecycle.order import POSSIBLE
from thanhtra.lifecycle.replay import step
from thanhtra.lifecycle.rows import Rows

Row = tuple[str, str, str, str]
"""Stage, kind, the stage after it, article."""


def _frozen() -> dict[str, set[Row]]:
    table = tomllib.loads((Path(__file__).parent / "rows.toml").read_text(encoding="utf-8"))
    found: dict[str, set[Row]] = {}
    for track, stages in table.items():
        rows = found.setdefault(track, set())
        for stage, told in stages.items():
            rows |= {(stage, kind, to, article) for kind, (to, article) in told.get("moves", {}).items()}
            rows |= {
                (stage, kind, stage, article) for article, kinds in told.get("stays", {}).items() for kind in kinds
            }
    return found


FROZEN = _frozen()


def unlike(rows: Rows, expected: set[Row]) -> list[Row]:
    """The frozen rows that the library's own questions about order, stage and article no longer answer alike."""
    return [
        (stage, kind, to, article)
        for stage, kind, to, article in sorted(expected)
        if order_of(rows, stage, kind) is not POSSIBLE
        or step(rows, stage, kind) != to
        or rows.article(stage, kind) != article
    ]


def _with(rows: Rows, land: Mapping[str, Mapping[str, str]]) -> Rows:
    """The track with other rows, compiled tables and all (a row takes its article with it); its memory of orders starts empty."""
    total = {stage: {**rows.landing, **row} for stage, row in land.items()}
    articles = {(stage, kind): article for (stage, kind), article in rows.articles.items() if kind in land[stage]}
    return attrs.evolve(rows, land=land, total=total, articles=articles, orders={})


def mutants(rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Each row dropped, and each row led to the next stage of the track."""
    for stage, row in rows.land.items():
        for kind, target in row.items():
            rest = {k: t for k, t in row.items() if k != kind}
            other = rows.stages[(rows.stages.index(target) + 1) % len(rows.stages)]
            yield f"{stage}: {kind} dropped", _with(rows, {**rows.land, stage: rest})
            yield f"{stage}: {kind} to {other}", _with(rows, {**rows.land, stage: {**row, kind: other}})


@pytest.mark.parametrize("name", list(TRACKS))
def test_the_rows_are_those_on_file(name: str) -> None:
    rows = TRACKS[name]
    assert unlike(rows, FROZEN[name]) == []
    assert {(s, k) for s, k, _, _ in FROZEN[name]} == set(rows.articles)


@pytest.mark.parametrize("name", list(TRACKS))
def test_no_row_is_dropped_or_turned_unnoticed(name: str) -> None:
    """All of them. A kind another track owns is possible everywhere: dropping its row shows in the article alone."""
    rows = TRACKS[name]
    by_row = {(s, k): (s, k, t, a) for s, k, t, a in FROZEN[name]}
    survived = []
    tried = 0
    for change, changed in mutants(rows):
        stage, kind = change.split(" ")[0].rstrip(":"), change.split(" ")[1]
        tried += 1
        if not unlike(changed, {by_row[stage, kind]}):
            survived.append(change)
    assert survived == []
    assert tried == 2 * len(rows.articles)
