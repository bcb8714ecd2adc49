"""Files, lines and bytes in, cases out (đọc tệp hồ sơ)."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from thanhtra.casefile import Case
from thanhtra.casefile.entering import mark_entered
from thanhtra.errors import Unusable
from thanhtra.exchange.arrays import first_lines, members, numbered_lines
from thanhtra.exchange.bytes_in import LINES, decoded, file_bytes, read_from, too_deep
from thanhtra.exchange.half_read import half_read_problems
from thanhtra.exchange.head import HIDES_ALL
from thanhtra.exchange.limits import DEFAULT_LIMITS, Limits, count_problems, size_problems
from thanhtra.exchange.meanings import LONGEST_ID
from thanhtra.exchange.positions import located
from thanhtra.exchange.problem import DocumentRefused, Problem
from thanhtra.exchange.reader import structured
from thanhtra.exchange.references import SlugBook, reference_problems
from thanhtra.outputs import readable

_CHUNK: Final = 1 << 20


def read_case(
    source: str | Path | bytes,
    *,
    source_name: str | None = None,
    slugs: SlugBook | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Case:
    """The case in a file (``str`` or ``Path``) or in ``bytes``.

    ``slugs`` is the rulebook's list of posts, fields, grounds and remedies; without it only the format's own grounds are known.
    ``limits`` bound what is read: more is ``too_large``.
    Raises Unusable with every problem found; a file that cannot be opened raises OSError as usual.
    """
    if isinstance(source, bytes):
        return _read(source, source_name, slugs, limits)
    path = Path(source)
    return _read(
        file_bytes(path, limits.bytes),
        f"{readable(str(path))}:1" if source_name is None else source_name,
        slugs,
        limits,
    )


def read_cases(path: str | Path, *, slugs: SlugBook | None = None) -> Iterator[Case | Unusable]:
    """Every case of a ``.json`` document (one or a list), of a ``.jsonl`` or ``.ndjson`` file (one a line), or of ``-``, standard input.

    What cannot be used is yielded as Unusable, its ``source`` being ``FILE:LINE``, or ``FILE[2]`` for the third of a list; the others
    are still read. Of a list as of a file of lines only the document at hand is held. Standard input whose first line is a whole object is taken line by line, otherwise as one document. Raises OSError.
    """
    if str(path) == "-":
        yield from _streamed(sys.stdin.buffer, slugs)
    elif str(path).lower().endswith(LINES):
        with read_from(path) as lines:
            yield from _by_line(lines, readable(str(path)), 1, slugs)
    else:
        with read_from(path) as file:
            yield from _documents(file, readable(str(path)), slugs)


def cases_in(data: bytes, name: str, *, slugs: SlugBook | None = None) -> Iterator[Case | Unusable]:
    """Every case of what stands in a file called ``name``, as :func:`read_cases` reads it."""
    if name.lower().endswith(LINES):
        yield from _by_line(io.BytesIO(data), name, 1, slugs)
    else:
        yield from _documents(io.BytesIO(data), name, slugs)


def _documents(stream: IO[bytes], name: str, slugs: SlugBook | None, head: bytes = b"") -> Iterator[Case | Unusable]:
    """One case, or every case of a list: of a list only the member at hand is held."""
    while not head.strip() and (more := stream.read(_CHUNK)):
        head += more
    if not head.lstrip().startswith(b"["):
        yield _read_or_not(head + stream.read(max(0, DEFAULT_LIMITS.bytes + 1 - len(head))), f"{name}:1", slugs)
        return
    for at, member in enumerate(members(stream, head)):
        found = _read_or_not(member.data, f"{name}[{at}]", slugs)
        if isinstance(found, Unusable):
            placed = [problem.told_from(member.line, member.column) for problem in found.problems]
            found = Unusable(placed, case=found.case, source=found.source)
        yield found


def _streamed(stream: IO[bytes], slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    head = first_lines(stream)
    first = head.strip()
    if first.startswith(b"{") and first.endswith(b"}"):
        number = head.count(b"\n") + (not head.endswith(b"\n"))
        yield _read_or_not(first, f"-:{number}", slugs)
        yield from _by_line(stream, "-", number + 1, slugs)
    else:
        yield from _documents(stream, "-", slugs, head)


def _by_line(lines: IO[bytes], name: str, first: int, slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    for number, line in numbered_lines(lines, first):
        yield _read_or_not(line, f"{name}:{number}", slugs)


def _read_or_not(data: bytes, source: str, slugs: SlugBook | None) -> Case | Unusable:
    try:
        return _read(data, source, slugs)
    except Unusable as error:
        return error


def _read(data: bytes, source: str | None, slugs: SlugBook | None, limits: Limits = DEFAULT_LIMITS) -> Case:
    if heavy := size_problems(data, limits):
        raise Unusable(heavy, source=source)
    try:
        document, problems = decoded(data)
    except DocumentRefused as refused:
        raise Unusable(refused.problems, source=source) from None
    if type(document) is dict and (heavy := count_problems(document, limits)):
        raise Unusable(heavy, case=_id_of(document), source=source)
    return _case_of(document, problems, source, slugs, data)


def case_of(document: Any, problems: list[Problem], source: str | None, slugs: SlugBook | None) -> Case:
    """The case in a document that is decoded already, ``problems`` being what decoding told. Raises Unusable with every problem."""
    if type(document) is dict and (heavy := count_problems(document)):
        raise Unusable(heavy, case=_id_of(document), source=source)
    return _case_of(document, problems, source, slugs, None)


def _case_of(
    document: Any, problems: list[Problem], source: str | None, slugs: SlugBook | None, data: bytes | None
) -> Case:
    """The case in a decoded document; ``data`` is its text, to place problems in it. Raises Unusable."""
    try:
        case = structured(document)
    except DocumentRefused as refused:
        problems = too_deep(document) or [*problems, *refused.problems]
        if not any(p.code in HIDES_ALL for p in problems):
            more = half_read_problems(document, slugs, problems)
            again = {p.path for p in more if p.code == "unknown_slug"}
            problems = [p for p in problems if p.code != "unknown_slug" or p.path not in again] + more
    else:
        problems += reference_problems(case, slugs)
        if not problems:
            return mark_entered(case)
    raise Unusable(
        problems if data is None else located(problems, data.decode("utf-8")), case=_id_of(document), source=source
    )


def _id_of(document: Any) -> str | None:
    named = document.get("id") if type(document) is dict else None
    return named if type(named) is str and 1 <= len(named) <= LONGEST_ID and named.isprintable() else None
