"""Files, lines and bytes in, cases out (đọc tệp hồ sơ)."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

import attrs

from thanhtra.casefile import Case
from thanhtra.casefile.entering import mark_entered
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import LINES, decoded, file_bytes, too_deep
from thanhtra.exchange.half_read import half_read_problems
from thanhtra.exchange.head import HIDES_ALL
from thanhtra.exchange.limits import DEFAULT_LIMITS, Limits, count_problems, size_problems
from thanhtra.exchange.meanings import LONGEST_ID
from thanhtra.exchange.positions import in_order, located
from thanhtra.exchange.problem import DocumentRefused, Problem
from thanhtra.exchange.reader import structured
from thanhtra.exchange.references import SlugBook, reference_problems
from thanhtra.outputs import opened, readable

_FIRST: Final = re.compile(r"\$\[(\d+)\]")


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
    return _read(file_bytes(path), f"{readable(str(path))}:1" if source_name is None else source_name, slugs, limits)


def read_cases(path: str | Path, *, slugs: SlugBook | None = None) -> Iterator[Case | Unusable]:
    """Every case of a ``.json`` document (one or a list), of a ``.jsonl`` or ``.ndjson`` file (one a line), or of ``-``, standard input.

    What cannot be used is yielded as Unusable, its ``source`` being ``FILE:LINE``, or ``FILE[2]`` for the third of a list; the others
    are still read. Standard input whose first line is a whole object is taken line by line, otherwise as one document. Raises OSError.
    """
    if str(path) == "-":
        yield from _streamed(sys.stdin.buffer, slugs)
    elif str(path).lower().endswith(LINES):
        with opened(path) as lines:
            yield from _by_line(lines, readable(str(path)), 1, slugs)
    else:
        yield from _document(file_bytes(path), readable(str(path)), slugs)


def _document(data: bytes, name: str, slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    """One case, or every case of a list."""
    if data.lstrip()[:1] != b"[":
        yield _read_or_not(data, f"{name}:1", slugs)
        return
    try:
        listed, problems = decoded(data)
    except DocumentRefused as refused:
        yield Unusable(refused.problems, source=f"{name}:1")
        return
    yield from _list(listed, problems, data.decode("utf-8"), name, slugs)


def _list(
    listed: list[Any], problems: list[Problem], text: str, name: str, slugs: SlugBook | None
) -> list[Case | Unusable]:
    """Every case of a list; the problems of all are placed in one walk over the text."""
    own: dict[int, list[Problem]] = {}
    for problem in problems:
        step = _FIRST.match(problem.path)
        if step:
            own.setdefault(int(step[1]), []).append(attrs.evolve(problem, path="$" + problem.path[step.end() :]))
    found = [_tried(partial(case_of, one, own.get(at, []), f"{name}[{at}]", slugs)) for at, one in enumerate(listed)]
    bad = [(at, one) for at, one in enumerate(found) if isinstance(one, Unusable)]
    placed = iter(
        located(
            [attrs.evolve(p, path=f"$[{at}]{p.path[1:]}") for at, one in bad for p in one.problems], text, ordered=False
        )
    )
    for at, one in bad:
        here = in_order(
            [attrs.evolve(p, line=seen.line, column=seen.column) for p, seen in zip(one.problems, placed, strict=False)]
        )
        found[at] = Unusable(here, case=one.case, source=one.source)
    return found


def _streamed(stream: IO[bytes], slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    skipped = b""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            skipped += line
        elif line.strip().startswith(b"{") and line.strip().endswith(b"}"):
            yield _read_or_not(line, f"-:{number}", slugs)
            yield from _by_line(stream, "-", number + 1, slugs)
            return
        else:
            yield from _document(skipped + line + stream.read(), "-", slugs)
            return
    yield _read_or_not(skipped, "-:1", slugs)


def _by_line(lines: IO[bytes], name: str, first: int, slugs: SlugBook | None) -> Iterator[Case | Unusable]:
    for number, line in enumerate(lines, first):
        if line.strip():
            yield _read_or_not(line, f"{name}:{number}", slugs)


def _read_or_not(data: bytes, source: str, slugs: SlugBook | None) -> Case | Unusable:
    return _tried(lambda: _read(data, source, slugs))


def _tried(read: Callable[[], Case]) -> Case | Unusable:
    try:
        return read()
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
