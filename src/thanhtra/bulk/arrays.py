"""The members of a long JSON array, one after the other, without reading the array as a whole (đọc mảng JSON lớn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final

_CHUNK: Final = 1 << 20
_TOKEN: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|["\[\]{},]', re.DOTALL)
_OPENS: Final = frozenset({b"[", b"{"})
_CLOSES: Final = frozenset({b"]", b"}"})


def members(stream: IO[bytes], head: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """The number of the line a member begins on, and its bytes; what is no member of a closed list comes out as text no reader takes.

    ``stream``, after ``head``, is a list; only the member at hand is held.
    """
    cutter = _Cutter()
    chunk = head
    while chunk or (chunk := stream.read(_CHUNK)):
        yield from cutter.fed(chunk)
        chunk = b""
    yield from cutter.rest()


class _Cutter:
    def __init__(self) -> None:
        self.held = b""
        self.at = 0  # scanned so far
        self.begins = 0  # where the member at hand begins
        self.line = 1
        self.depth = 0
        self.given = 0
        self.closed = False

    def fed(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        self.held += chunk
        while not self.closed:
            token = _TOKEN.search(self.held, self.at)
            if token is None or token[0] == b'"':  # the end, or a text that goes on in the next chunk
                self.at = len(self.held) if token is None else token.start()
                break
            self.at = token.end()
            if token[0] in _OPENS:
                self.depth += 1
                if self.depth == 1:
                    self._begin(self.at)
            elif token[0] in _CLOSES:
                self.depth -= 1
                if self.depth == 0:
                    yield from self._member(token.start(), last=True)
                    self.closed = True
            elif token[0] == b"," and self.depth == 1:
                yield from self._member(token.start(), last=False)
        if self.begins:
            self.held, self.at, self.begins = self.held[self.begins :], self.at - self.begins, 0

    def rest(self) -> Iterator[tuple[int, bytes]]:
        left = self.held[self.begins :].strip()
        if not self.closed:
            yield self._line_of(left), b"[" + left
        elif left:
            yield self._line_of(left), b"]" + left

    def _member(self, end: int, *, last: bool) -> Iterator[tuple[int, bytes]]:
        text = self.held[self.begins : end]
        bare = text.strip()
        if bare or self.given or not last:
            self.given += 1
            yield self._line_of(bare), bare
        self._begin(self.at)

    def _line_of(self, bare: bytes) -> int:
        text = self.held[self.begins :]
        blank = len(text) - len(text.lstrip()) if bare else 0
        return self.line + self.held.count(b"\n", self.begins, self.begins + blank)

    def _begin(self, at: int) -> None:
        self.line += self.held.count(b"\n", self.begins, at)
        self.begins = at
