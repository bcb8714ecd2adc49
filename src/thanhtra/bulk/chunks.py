"""A long file cut into pieces that can be worked on apart: byte ranges that end at a line's end (chia tệp theo khoảng byte)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import IO, Final

from thanhtra.classes import frozen
from thanhtra.exchange.arrays import bounded_line
from thanhtra.outputs import readable

CHUNK: Final = 1 << 20
"""Bytes of input to a piece: some four hundred cases, a fraction of a second of work, a few megabytes of answers."""

Document = tuple[str, bytes]
"""``FILE:LINE`` and the bytes of one document."""


@frozen
class Chunk:
    """A stretch of the input. Either the bytes ``start`` to ``end`` of the file ``name``, or ``data`` of it, or whole ``documents``.

    ``first`` is the number of its first line; ``weight`` how many bytes of the input it accounts for.
    """

    name: str
    weight: int
    first: int = 1
    start: int = 0
    end: int = 0
    data: bytes | None = None
    documents: tuple[Document, ...] | None = None

    def contents(self) -> Iterator[Document]:
        """Its documents in order; blank lines pass. Raises OSError."""
        if self.documents is not None:
            yield from self.documents
            return
        data = self.data
        if data is None:
            with open(self.name, "rb") as file:  # noqa: PTH123 - the name as it was given
                file.seek(self.start)
                data = file.read(self.end - self.start)
        for number, line in enumerate(io.BytesIO(data), self.first):
            if not line.isspace():
                yield f"{readable(self.name)}:{number}", line


def ranges(name: str, file: IO[bytes], size: int = CHUNK) -> Iterator[Chunk]:
    """Byte ranges of an open file of lines, in order. The file is read through once to number the lines; nothing of it is kept."""
    first, start = 1, 0
    while block := file.read(size):
        block += bounded_line(file)
        end = file.tell()
        long = end - start > len(block)  # a line longer than any document may be: what shows that is carried along
        yield Chunk(name, end - start, first, start, end, data=block if long else None)
        first, start = first + block.count(b"\n"), end


def blobs(name: str, stream: IO[bytes], size: int = CHUNK, *, head: bytes = b"", first: int = 1) -> Iterator[Chunk]:
    """The lines of a stream that cannot be read twice, carried along; ``head`` was read ahead of it."""
    while block := head + stream.read(max(0, size - len(head))):
        head = b""
        if not block.endswith(b"\n"):
            block += bounded_line(stream)
        yield Chunk(name, len(block), first, data=block)
        first += block.count(b"\n")


def grouped(documents: Iterable[Document], name: str, size: int = CHUNK) -> Iterator[Chunk]:
    """Single documents put together until a piece is full."""
    held: list[Document] = []
    weight = 0
    for document in documents:
        held.append(document)
        weight += len(document[1])
        if weight >= size:
            yield Chunk(name, weight, documents=tuple(held))
            held, weight = [], 0
    if held:
        yield Chunk(name, weight, documents=tuple(held))
