"""Documents of an office beside the case file, read as strictly: a whole file, or a head and one record a line (tệp ngoài hồ sơ vụ việc)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from thanhtra.casefile.shape import Record
from thanhtra.errors import Unusable
from thanhtra.exchange.arrays import numbered_lines
from thanhtra.exchange.bytes_in import file_bytes, read_from
from thanhtra.exchange.documents import Look, strictly
from thanhtra.exchange.limits import DEFAULT_LIMITS
from thanhtra.exchange.problem import Problem, echo, path_of
from thanhtra.exchange.reader import structured_document, structured_part
from thanhtra.outputs import readable

D = TypeVar("D", bound=Record)
P = TypeVar("P", bound=Record)


def read_sheet(source: str | Path | bytes, cls: type[D], look: Look) -> D:
    """The document of the class ``cls`` in a file, or in ``bytes``. Raises Unusable with every problem, each with its place; OSError."""
    data = source if isinstance(source, bytes) else file_bytes(source, DEFAULT_LIMITS.bytes)
    name = None if isinstance(source, bytes) else readable(str(source))
    return strictly(data, name, lambda document: structured_document(document, cls), look)


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
    made = strictly(first[1], f"{name}:{first[0]}", lambda document: structured_document(document, head), look)
    return made, _parts(lines, name, part, look)


def _numbered(path: str | Path) -> Iterator[tuple[int, bytes]]:
    with read_from(path) as lines:
        yield from numbered_lines(lines)


def _parts(lines: Iterator[tuple[int, bytes]], name: str, part: type[P], look: Look) -> Iterator[P | Unusable]:
    for number, line in lines:
        try:
            yield strictly(line, f"{name}:{number}", lambda value: structured_part(value, part), look)
        except Unusable as error:
            yield error


def no_hash(said: str | None, *path: str | int) -> Iterator[Problem]:
    """A ``sha256`` that is none."""
    if said is not None and not _SHA256.fullmatch(said):
        yield Problem(path_of(*path, "sha256"), "unknown_value", "64 hex digits", echo(said))


_SHA256: Final = re.compile("[0-9a-f]{64}")
