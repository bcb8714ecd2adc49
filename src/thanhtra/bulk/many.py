"""Review everything in files and folders, one verdict after the other (rà soát nhiều hồ sơ).

``thanhtra`` names ``review_many``: what needs the extra is imported when a function here is called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from thanhtra.bulk.inputs import chunks_of, files_of, size_of
from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.rulebook import Rulebook

if TYPE_CHECKING:
    from thanhtra.bulk.verdicts import CaseVerdict, Detail
    from thanhtra.bulk.working import Task

OnProgress = Callable[[int, int, int], None]
"""Called after each piece: verdicts so far, bytes of input so far, bytes in all (0: not known)."""


def review_many(
    paths: str | Path | Iterable[str | Path],
    book: Rulebook,
    *,
    as_of: date | None = None,
    processes: int | None = None,
    detail: Detail = "findings",
    lang: str = "vi",
    on_progress: OnProgress | None = None,
    checks: Iterable[str | Path] = (),
) -> Iterator[CaseVerdict]:
    """A verdict for every document of ``paths``, in order; one that is no case document is a verdict too, with its file and line.

    A path is a file of lines (``.jsonl``, ``.ndjson``), a document or an array (``.json``), any of them packed (``.gz``, ``.zst``), a table
    (``.parquet``, ``.arrow``, ``.feather``), a folder of these, or ``-``. Memory does not grow with the input. ``processes``: default one
    for a small input and one a core for a large one; a program that asks for several must be importable, as spawning needs.
    ``checks`` are files and folders of checks of one's own (``checks.load_checks``), read by each process and asked beside the
    library's. Raises OSError for a path that cannot be opened, CheckError for checks that cannot be asked.
    """
    from thanhtra.bulk.working import Task, checks_read  # noqa: PLC0415 - an extra

    task = Task(
        book=book, as_of=as_of, detail=detail, lang=lang, checks=tuple(str(Path(path).resolve()) for path in checks)
    )
    checks_read(task.checks)
    files = files_of([paths] if isinstance(paths, str | Path) else paths)
    return _verdicts(files, task, processes, on_progress)


def _verdicts(
    files: list[str], task: Task, processes: int | None, on_progress: OnProgress | None
) -> Iterator[CaseVerdict]:
    from thanhtra.bulk.pooling import processes_for, worked  # noqa: PLC0415 - an extra

    total = size_of(files)
    seen = weight = 0
    for chunk in worked(chunks_of(files), task, processes_for(processes, total)):
        yield from chunk.verdicts
        if on_progress is not None:
            seen, weight = seen + len(chunk.verdicts), weight + chunk.weight
            on_progress(seen, weight, total)


def read_many(paths: str | Path | Iterable[str | Path], book: Rulebook) -> Iterator[Case | Unusable]:
    """Every case of ``paths``, read as :func:`review_many` reads it, not reviewed; what is none is Unusable. Raises OSError."""
    from thanhtra.bulk.decoding import Decoder  # noqa: PLC0415 - an extra

    decoder = Decoder(book)
    for chunk in chunks_of(files_of([paths] if isinstance(paths, str | Path) else paths)):
        for source, data in chunk.contents():
            yield decoder.read(data, source)
