"""What is to be read: files of lines, documents, arrays and tables, packed or not, and folders of them (nguồn hồ sơ)."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from thanhtra.bulk.chunks import CHUNK, Chunk, Document, blobs, grouped, ranges
from thanhtra.exchange.arrays import first_lines, members
from thanhtra.exchange.bytes_in import LINES, file_bytes
from thanhtra.exchange.limits import DEFAULT_LIMITS
from thanhtra.outputs import matching, opened, readable

TABLES: Final = (".parquet", ".arrow", ".feather")
PACKED: Final = (".gz", ".zst")
_TAKEN: Final = (*LINES, ".json", *TABLES)


def files_of(paths: Iterable[str | Path]) -> list[str]:
    """The files meant, in order: a folder stands for every file of cases in it and below, sorted by name. Raises OSError."""
    found: list[str] = []
    for path in (one for given in paths for one in matching(str(given))):
        if path != "-" and Path(path).is_dir():
            inside = sorted(p for p in Path(path).rglob("*") if p.is_file() and _bare(str(p)).lower().endswith(_TAKEN))
            found += [str(p) for p in inside]
        else:
            if path != "-":
                Path(path).stat()
            found.append(path)
    return found


def size_of(files: Iterable[str]) -> int:
    """Bytes on disk; standard input counts as none."""
    return sum(Path(file).stat().st_size for file in files if file != "-")


def chunks_of(files: Iterable[str], size: int = CHUNK) -> Iterator[Chunk]:
    """Every piece of every file, in order. What is damaged comes out as a document that says so. Raises OSError."""
    small: list[Document] = []
    weight = 0
    for file in files:
        if file.lower().endswith(".json") and Path(file).stat().st_size < size:
            documents = list(_documents(file, io.BytesIO(file_bytes(file))))
            small += documents
            weight += sum(len(data) for _, data in documents)
            if weight < size:
                continue
            file = ""  # noqa: PLW2901 - it is in the group
        if small:
            yield Chunk(small[0][0].rpartition(":")[0], weight, documents=tuple(small))
            small, weight = [], 0
        if file:
            yield from _chunks(file, size)
    if small:
        yield Chunk(small[0][0].rpartition(":")[0], weight, documents=tuple(small))


def _chunks(file: str, size: int) -> Iterator[Chunk]:
    if file == "-":
        yield from _sniffed(file, sys.stdin.buffer, size)
    elif Path(file).is_fifo():
        with opened(file) as pipe:
            yield from _sniffed(file, pipe, size)
    elif _bare(file).lower().endswith(TABLES):
        from thanhtra.bulk.tables import rows  # noqa: PLC0415 - pyarrow is an extra of its own

        yield from grouped(rows(file), file, size)
    elif file.lower().endswith(LINES):
        with Path(file).open("rb") as stream:
            yield from ranges(file, stream, size)
    else:
        with Path(file).open("rb") as raw:
            unpacked = _unpacked(file, raw)
            if _bare(file).lower().endswith(LINES):
                yield from blobs(file, unpacked, size)
            elif _bare(file).lower().endswith(".json"):
                yield from grouped(_documents(file, unpacked), file, size)
            else:
                yield from _sniffed(file, unpacked, size)


def _documents(file: str, stream: IO[bytes], head: bytes = b"") -> Iterator[Document]:
    while not head.strip() and (more := stream.read(CHUNK)):
        head += more
    if head.lstrip().startswith(b"["):
        yield from ((f"{readable(file)}:{one.line}", one.data) for one in members(stream, head))
    else:
        yield f"{readable(file)}:1", head + stream.read(DEFAULT_LIMITS.bytes + 1)


def _sniffed(file: str, stream: IO[bytes], size: int) -> Iterator[Chunk]:
    """Of an unknown form: an array, lines when the first one is a whole object, otherwise one document."""
    head = first_lines(stream)
    first = head.strip()
    if first.startswith(b"{") and first.endswith(b"}"):
        yield from blobs(file, stream, size, head=head)
    else:
        yield from grouped(_documents(file, stream, head), file, size)


def _bare(file: str) -> str:
    return file[: -len(Path(file).suffix)] if file.lower().endswith(PACKED) else file


def _unpacked(file: str, raw: IO[bytes]) -> IO[bytes]:
    if file.lower().endswith(PACKED):
        from thanhtra.bulk.packed import unpacked  # noqa: PLC0415 - only for files that need it

        return unpacked(file, raw)
    return raw
