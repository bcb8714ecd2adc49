"""Tables of cases in and tables of verdicts out: Parquet and Arrow (bảng dữ liệu)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from thanhtra.bulk.chunks import Document
from thanhtra.errors import ThanhtraError
from thanhtra.exchange.head import HEAD

COLUMN: Final = "document"
"""The column a case document is looked for in; a table of one text column needs no name."""
_ROWS: Final = 512

FINDING: Final = pa.struct(
    [
        ("check", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("event", pa.int32()),
        ("act", pa.string()),
        ("cites", pa.list_(pa.string())),
        ("law_on", pa.date32()),
        ("due", pa.string()),
        ("vi", pa.string()),
        ("en", pa.string()),
    ]
)
PROBLEM: Final = pa.struct([(name, pa.string()) for name in ("path", "code", "expected", "got")])
VERDICTS: Final = pa.schema(
    [
        ("source", pa.string()),
        ("case", pa.string()),
        ("as_of", pa.date32()),
        ("stage", pa.string()),
        ("usable", pa.bool_()),
        ("has_findings", pa.bool_()),
        ("findings", pa.list_(FINDING)),
        ("unusable", pa.list_(PROBLEM)),
    ]
)
"""One row a case: what a verdict looks like in Parquet, in Arrow and in Spark."""


def rows(file: str) -> Iterator[Document]:
    """Every row of a Parquet, Arrow or Feather file as a document, ``FILE:ROW`` from 1. Raises OSError and ThanhtraError."""
    number = 0
    try:
        for batch in _batches(file):
            for data in documents_in(batch, file):
                number += 1
                yield f"{file}:{number}", data
    except pa.ArrowException:
        yield f"{file}:{number + 1}", b"{"  # damaged from here on: a row that is no document


def documents_in(batch: pa.RecordBatch, name: str, column: str | None = None) -> Iterator[bytes]:
    """The documents of one batch: of its text column, or, when its columns are a case's fields, of each row (null is "left out")."""
    texts = [f.name for f in batch.schema if _is_text(f.type)]
    chosen = column or (COLUMN if COLUMN in texts else None)
    if chosen is None and len(texts) == len(batch.schema) == 1:
        chosen = texts[0]
    if chosen is not None:
        for value in batch.column(chosen).to_pylist():
            yield value if isinstance(value, bytes) else (value or "").encode()
    elif "events" in batch.schema.names:
        for row in batch.to_pylist():
            yield msgspec.json.encode({**HEAD, **_without_null(row)})
    else:
        raise ThanhtraError(f"{name}: no column {COLUMN!r} of JSON texts, and no column 'events'")


def _batches(file: str) -> Iterator[pa.RecordBatch]:
    if file.endswith(".parquet"):
        with pq.ParquetFile(file) as parquet:
            yield from parquet.iter_batches(batch_size=_ROWS)
    else:
        with pa.memory_map(file) as source, pa.ipc.open_file(source) as opened:
            for at in range(opened.num_record_batches):
                whole = opened.get_batch(at)
                for start in range(0, whole.num_rows, _ROWS):
                    yield whole.slice(start, _ROWS)


def verdict_table(verdicts: Iterable[dict[str, Any]]) -> pa.Table:
    """Rows as :func:`~thanhtra.bulk.verdicts.row` makes them, in columns."""
    return pa.Table.from_pylist(list(verdicts), schema=VERDICTS)


def parquet_bytes(verdicts: Iterable[dict[str, Any]]) -> bytes:
    """A Parquet file of those rows; the same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    pq.write_table(verdict_table(verdicts), sink, compression="zstd")
    return bytes(sink.getvalue())


def _is_text(kind: Any) -> bool:
    return bool(
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
    )


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_null(member) for key, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_without_null(member) for member in value]
    return value
