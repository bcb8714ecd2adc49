"""Documents of an office beside the case file, read as strictly: a whole file, or a head and one record a line (tệp ngoài hồ sơ vụ việc)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from thanhtra.casefile.shape import Record
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import decoded, too_deep
from thanhtra.exchange.limits import DEFAULT_LIMITS, size_problems
from thanhtra.exchange.positions import located
from thanhtra.exchange.problem import DocumentRefused, Problem, echo, path_of
from thanhtra.exchange.reader import structured_document, structured_part
from thanhtra.outputs import readable

D = TypeVar("D", bound=Record)
P = TypeVar("P", bound=Record)
Look = Callable[[Any], Iterable[Problem]]
"""What a document says that its shape allows and that cannot be: names that name nothing, days out of order."""

LINES: Final = (".jsonl", ".ndjson")
"""How the names of files of one record a line end."""


def read_sheet(source: str | Path | bytes, cls: type[D], look: Look) -> D:
    """The document of the class ``cls`` in a file, or in ``bytes``. Raises Unusable with every problem, each with its place; OSError."""
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    name = None if isinstance(source, bytes) else readable(str(source))
    return _read(data, name, lambda document: structured_document(document, cls), look)


def read_lines(path: str | Path, head: type[D], part: type[P], look: Look) -> tuple[D, Iterator[P | Unusable]]:
    """The first line as the document ``head``, and each further line as a ``part``; nothing but the line at hand is held.

    A line that cannot be used is yielded as Unusable (``FILE:LINE``), the others are still read. Raises Unusable when the first line is
    no head, and OSError.
    """
    name = readable(str(path))
    lines = _numbered(path)
    first = next(lines, None)
    if first is None:
        raise Unusable([Problem("$", "missing", "a first line with format and version", "nothing")], source=name)
    made = _read(first[1], f"{name}:{first[0]}", lambda document: structured_document(document, head), look)
    return made, _parts(lines, name, part, look)


def _numbered(path: str | Path) -> Iterator[tuple[int, bytes]]:
    with Path(path).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line


def _parts(lines: Iterator[tuple[int, bytes]], name: str, part: type[P], look: Look) -> Iterator[P | Unusable]:
    for number, line in lines:
        try:
            yield _read(line, f"{name}:{number}", lambda value: structured_part(value, part), look)
        except Unusable as error:
            yield error


def _read(data: bytes, source: str | None, read: Callable[[Any], D], look: Look) -> D:
    if heavy := size_problems(data, DEFAULT_LIMITS):
        raise Unusable(heavy, source=source)
    try:
        document, problems = decoded(data)
    except DocumentRefused as refused:
        raise Unusable(refused.problems, source=source) from None
    try:
        made = read(document)
    except DocumentRefused as refused:
        problems = too_deep(document) or [*problems, *refused.problems]
    else:
        problems += look(made)
        if not problems:
            return made
    raise Unusable(located(problems, data.decode("utf-8")), source=source)


def twice_named(key: str, listed: Iterable[Any] | None) -> Iterator[Problem]:
    """Every member of a list whose id an earlier one carries."""
    seen: set[str] = set()
    for at, member in enumerate(listed or ()):
        if member.id in seen:
            yield Problem(path_of(key, at, "id"), "duplicate_id", f"an id no other of the {key} carries", echo(member.id))
        seen.add(member.id)
