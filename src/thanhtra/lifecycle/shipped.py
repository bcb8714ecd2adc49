"""The rows of the tracks as the wheel brings them: compiled from the classes when it was built, so a review need not load the engine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from thanhtra.lifecycle.rows import Rows
from thanhtra.terms import Basis

FILE: Final = "rows.json"


def packed(tracks: Iterable[Rows]) -> str:
    """What the build writes to ``rows.json``."""
    return json.dumps([_packed(rows) for rows in tracks], ensure_ascii=False)


def _packed(rows: Rows) -> dict[str, Any]:
    return {
        "name": rows.name,
        "initial": rows.initial,
        "stages": rows.stages,
        "final": sorted(rows.final),
        "kinds": sorted(rows.kinds),
        "beside": sorted(rows.beside),
        "basis": rows.basis.value,
        "land": rows.land,
        "landing": rows.landing,
        "articles": [[stage, kind, article] for (stage, kind), article in rows.articles.items()],
    }


def unpacked(text: str) -> dict[str, Rows]:
    """The rows in what ``packed`` wrote, by track."""
    return {row["name"]: _unpacked(row) for row in json.loads(text)}


def _unpacked(row: dict[str, Any]) -> Rows:
    return Rows(
        name=row["name"],
        initial=row["initial"],
        stages=tuple(row["stages"]),
        final=frozenset(row["final"]),
        kinds=frozenset(row["kinds"]),
        beside=frozenset(row["beside"]),
        basis=Basis(row["basis"]),
        land=row["land"],
        landing=row["landing"],
        total={stage: {**row["landing"], **kinds} for stage, kinds in row["land"].items()},
        articles={(stage, kind): article for stage, kind, article in row["articles"]},
    )


@lru_cache(maxsize=1)
def shipped() -> dict[str, Rows]:
    """The rows the build wrote; none in a checkout, where the classes are compiled at the first question."""
    at = Path(__file__).with_name(FILE)
    return unpacked(at.read_text(encoding="utf-8")) if at.is_file() else {}
