"""Files, lines and bytes in, cases out (đọc tệp hồ sơ)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import decoded, too_deep
from thanhtra.exchange.meanings import LONGEST_ID
from thanhtra.exchange.problem import DocumentRefused
from thanhtra.exchange.reader import structured
from thanhtra.exchange.references import SlugBook, reference_problems


def read_case(source: str | Path | bytes, *, source_name: str | None = None, slugs: SlugBook | None = None) -> Case:
    """The case in a file (``str`` or ``Path``) or in ``bytes``.

    ``slugs`` is the rulebook's list of posts, fields, grounds and remedies; without it only the format's own grounds are known.
    Raises Unusable with every problem found; a file that cannot be opened raises OSError as usual.
    """
    if isinstance(source, bytes):
        return _read(source, source_name, slugs)
    path = Path(source)
    return _read(path.read_bytes(), f"{path}:1" if source_name is None else source_name, slugs)


def read_cases(path: str | Path, *, slugs: SlugBook | None = None) -> Iterator[Case | Unusable]:
    """Every case of a ``.json`` document, of a ``.jsonl`` file (one a line; blank lines pass) or of ``-``, standard input.

    What cannot be used is yielded as Unusable, its ``source`` being ``FILE:LINE``; the other lines are still read. Standard input
    whose first line is a whole object is taken line by line, otherwise as one document. Raises OSError.
    """
    if str(path) == "-":
        yield from _streamed(sys.stdin.buffer, slugs)
    elif str(path).endswith(".jsonl"):
        with Path(path).open("rb") as lines:
            yield from _by_line(lines, str(path), 1, slugs)
    else:
        yield _tried(Path(path).read_bytes(), f"{path}:1", slugs)


def _streamed(stream: IO[bytes], slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    skipped = b""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            skipped += line
        elif line.strip().startswith(b"{") and line.strip().endswith(b"}"):
            yield _tried(line, f"-:{number}", slugs)
            yield from _by_line(stream, "-", number + 1, slugs)
            return
        else:
            yield _tried(skipped + line + stream.read(), "-:1", slugs)
            return
    yield _tried(skipped, "-:1", slugs)


def _by_line(lines: IO[bytes], name: str, first: int, slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield _tried(line, f"{name}:{number}", slugs)


def _tried(data: bytes, source: str, slugs: SlugBook | None) -> Case | Unusable:
    try:
        return _read(data, source, slugs)
    except Unusable as error:
        return error


def _read(data: bytes, source: str | None, slugs: SlugBook | None) -> Case:
    try:
        document, problems = decoded(data)
    except DocumentRefused as refused:
        raise Unusable(refused.problems, source=source) from None
    try:
        case = structured(document)
    except DocumentRefused as refused:
        problems = too_deep(document) or [*problems, *refused.problems]
    else:
        problems += reference_problems(case, slugs)
        if not problems:
            return case
    raise Unusable(problems, case=_id_of(document), source=source)


def _id_of(document: Any) -> str | None:
    named = document.get("id") if type(document) is dict else None
    return named if type(named) is str and 1 <= len(named) <= LONGEST_ID and named.isprintable() else None
