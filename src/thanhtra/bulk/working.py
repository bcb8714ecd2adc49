"""What is done to one piece of the input, in this process or in another (xử lý một phần)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from time import perf_counter
from typing import Any, Literal, TypeAlias

import attrs

from thanhtra.bulk.chunks import Chunk
from thanhtra.bulk.decoding import Decoder
from thanhtra.bulk.verdicts import CaseVerdict, Detail, row, verdict_of
from thanhtra.checks import Check, own_checks
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange.failing import internal_failure
from thanhtra.findings import Review
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

Form: TypeAlias = Literal["jsonl", "parquet", "sarif"]


@frozen(kw_only=True)
class Task:
    """What every piece is asked. With a ``form``, the verdicts' own lines give way to the piece's part of a file of that form.

    ``checks`` are files and folders of checks of one's own, asked beside the library's: each process reads them itself.
    """

    book: Rulebook
    checks: tuple[str, ...] = ()
    as_of: date | None = None
    detail: Detail = "findings"
    lang: str = "vi"
    form: Form | None = None


@lru_cache(maxsize=8)
def checks_read(paths: tuple[str, ...]) -> tuple[Check, ...]:
    """The checks those files and folders declare, read once a process. Raises CheckError."""
    return own_checks(paths)


@frozen
class Done:
    """A piece reviewed: its verdicts in order, and its part of the file."""

    weight: int
    verdicts: tuple[CaseVerdict, ...]
    part: bytes = b""


def reviewed(chunk: Chunk, task: Task) -> Iterator[tuple[CaseVerdict, Review | Unusable]]:
    """Each document of a piece with its verdict; a file of another form than lines needs no line of each."""
    decoder, written, own = Decoder(task.book), task.form in (None, "jsonl"), checks_read(task.checks)
    for source, data in chunk.contents():
        began = perf_counter()
        found: Review | Unusable
        try:
            case = decoder.read(data, source)
            found = case if isinstance(case, Unusable) else review(case, task.book, as_of=task.as_of, checks=own)
            took = perf_counter() - began
            verdict = verdict_of(source, found, detail=task.detail, lang=task.lang, seconds=took, written=written)
        except Exception as error:  # noqa: BLE001 - one document's failure is its own answer, never the archive's
            found = internal_failure(error, source=source)
            verdict = verdict_of(
                source, found, detail=task.detail, lang=task.lang, seconds=perf_counter() - began, written=written
            )
        yield verdict, found


def done(chunk: Chunk, task: Task) -> Done:
    """The whole piece."""
    if task.form is None:
        return Done(chunk.weight, tuple([verdict for verdict, _ in reviewed(chunk, task)]))
    verdicts: list[CaseVerdict] = []
    parts: list[Any] = []
    for verdict, found in reviewed(chunk, task):
        verdicts.append(attrs.evolve(verdict, document=b"") if verdict.document else verdict)
        parts.append(_part(verdict, found, task))
    return Done(chunk.weight, tuple(verdicts), _joined(parts, task.form))


def _part(verdict: CaseVerdict, found: Review | Unusable, task: Task) -> Any:
    if task.form == "parquet":
        return row(verdict.source, found)
    if task.form == "sarif":
        from thanhtra.export.sarif import results_text  # noqa: PLC0415 - only for that form

        return results_text(found, source=verdict.source, lang=task.lang).encode()
    return verdict.document + b"\n"


def _joined(parts: list[Any], form: Form) -> bytes:
    if form == "parquet":
        from thanhtra.bulk.tables import parquet_bytes  # noqa: PLC0415 - pyarrow is an extra of its own

        return parquet_bytes(parts)
    return b"".join(parts)
