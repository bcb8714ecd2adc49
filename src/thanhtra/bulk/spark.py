"""The same review on Apache Spark: a function for ``mapInArrow`` and nothing else (chạy trên Spark).

The cluster schedules, retries and writes; each of its Python workers reads a batch of documents and answers a batch of verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

import pyarrow as pa

from thanhtra.bulk.chunks import Chunk
from thanhtra.bulk.tables import VERDICTS, documents_in, verdict_table
from thanhtra.bulk.verdicts import row
from thanhtra.bulk.working import Task, reviewed
from thanhtra.rulebook import Rulebook

SCHEMA: Final = (
    "source string, case string, as_of date, stage string, usable boolean, has_findings boolean, "
    "findings array<struct<check: string, name: string, severity: string, event: int, act: string, cites: array<string>, "
    "law_on: date, due: string, vi: string, en: string>>, "
    "unusable array<struct<path: string, code: string, expected: string, got: string>>"
)
"""The columns of :data:`~thanhtra.bulk.tables.VERDICTS`, as Spark writes them."""


def review_frame(
    frame: Any,
    *,
    column: str = "document",
    source: str | None = None,
    as_of: date | None = None,
    book: Rulebook | None = None,
    checks: Iterable[str] = (),
) -> Any:
    """A Spark DataFrame of verdicts, one row a row of ``frame``, whose ``column`` holds JSON documents.

    ``source`` names a column of ``frame`` that says where a document came from; without it the row's number in its batch is all there
    is to say. ``book`` (default: the built-in one) is rebuilt by each worker from the same folders, and ``checks``
    of one's own are read by it from the same files and folders: they must be there.
    """
    return frame.mapInArrow(
        batches_reviewed(column=column, source=source, as_of=as_of, book=book, checks=checks), SCHEMA
    )


def batches_reviewed(
    *,
    column: str = "document",
    source: str | None = None,
    as_of: date | None = None,
    book: Rulebook | None = None,
    checks: Iterable[str] = (),
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function ``mapInArrow`` wants."""
    own = tuple(checks)

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        task = Task(
            book=Rulebook.built_in() if book is None else book,
            as_of=as_of,
            detail="verdict",
            form="parquet",
            checks=own,
        )
        for batch in batches:
            yield from verdict_table(
                [row(v.source, found) for v, found in reviewed(_piece(batch, column, source), task)]
            ).to_batches()

    return work


def _piece(batch: pa.RecordBatch, column: str, source: str | None) -> Chunk:
    places = (
        [f"{column}:{n}" for n in range(1, batch.num_rows + 1)]
        if source is None
        else [str(p) for p in batch.column(source).to_pylist()]
    )
    return Chunk(column, 0, documents=tuple(zip(places, documents_in(batch, column, column), strict=True)))


__all__ = ["SCHEMA", "VERDICTS", "batches_reviewed", "review_frame"]
