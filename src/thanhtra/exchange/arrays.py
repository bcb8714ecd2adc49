"""The members of a JSON array and the lines of a file, one after the other, without holding more than one document (đọc tệp JSON lớn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from thanhtra.exchange.limits import DEFAULT_LIMITS

_CHUNK: Final = 1 << 20
_TOKEN: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|\[++|\{++|["\]},]', re.DOTALL)
_IN_TEXT: Final = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_BLANK: Final = re.compile(rb"\s*+")
_OPENS: Final = frozenset(b"[{")
_CLOSES: Final = frozenset({b"]", b"}"})


class Member(NamedTuple):
    """The bytes of a member, and the line and the column (from 1) it begins at."""

    line: int
    column: int
    data: bytes


def members(stream: IO[bytes], head: bytes = b"") -> Iterator[Member]:
    """Each member of the list that ``stream`` is, after ``head``; what is no member of a closed list comes out as text no reader takes.

    Only the member at hand is held; of one longer than any document may be, what shows that.
    """
    cutter = _Cutter()
    chunk = head
    while chunk or (chunk := stream.read(_CHUNK)):
        yield from cutter.fed(chunk)
        chunk = b""
    yield from cutter.rest()


def bounded_line(stream: IO[bytes]) -> bytes:
    """The next line; of one longer than any document may be, what shows that, the rest passed over."""
    most = DEFAULT_LIMITS.bytes + 1
    line = stream.readline(most)
    if len(line) < most or line.endswith(b"\n"):
        return line
    while (more := stream.readline(_CHUNK)) and not more.endswith(b"\n"):
        pass
    return line + b"{\n"  # not blank, whatever it began with


def numbered_lines(stream: IO[bytes], first: int = 1) -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank and its number, the next one's being ``first``."""
    number = first
    while line := bounded_line(stream):
        if not line.isspace():
            yield number, line
        number += 1


def first_lines(stream: IO[bytes]) -> bytes:
    """The first line that is not blank and the blank ones before it, of a line no more than a document may have; empty at the end."""
    read = b""
    while line := stream.readline(DEFAULT_LIMITS.bytes + 1):
        read += line
        if line.strip():
            break
    return read


class _Cutter:
    def __init__(self) -> None:
        self.held = b""
        self.at = 0  # scanned so far
        self.begins = 0  # where the member at hand begins
        self.line = self.column = 1  # of that place
        self.depth = 0
        self.given = 0
        self.in_text = False
        self.passing = False  # over the rest of a member that is too long, and was given
        self.closed = False

    def fed(self, chunk: bytes) -> Iterator[Member]:
        self.held += chunk
        while not self.closed:
            if self.in_text:
                self.at = _end_of(_IN_TEXT, self.held, self.at)
                if self.held[self.at : self.at + 1] != b'"':  # it goes on in the next chunk
                    break
                self.at, self.in_text = self.at + 1, False
            token = _TOKEN.search(self.held, self.at)
            if token is None:
                self.at = len(self.held)
                break
            self.at = token.end()
            mark = token[0]
            if mark == b'"':
                self.in_text = True
            elif mark[0] in _OPENS:
                if self.depth == 0:
                    self._begin(token.start() + 1)
                self.depth += len(mark)
            elif mark in _CLOSES and (mark == b"]" or self.depth > 1):  # a brace ends no list: its member is none
                self.depth -= 1
                if self.depth == 0:
                    yield from self._member(token.start(), last=True)
                    self.closed = True
            elif mark == b"," and self.depth == 1:
                yield from self._member(token.start(), last=False)
        yield from self._kept_short()

    def rest(self) -> Iterator[Member]:
        left = self.held[self.begins :].strip()
        if not self.passing and not self.closed:
            yield Member(self.line, self.column - 1, b"[" + left)
        elif not self.passing and left:
            yield Member(self.line, self.column, b"]" + left)

    def _kept_short(self) -> Iterator[Member]:
        """Between two chunks no more is held than a document may have."""
        if self.closed:
            self.at = len(self.held)
        self._begin(_end_of(_BLANK, self.held, self.begins))
        if not self.passing and len(self.held) - self.begins > DEFAULT_LIMITS.bytes:
            self.passing = True
            yield Member(self.line, self.column, self.held[self.begins : self.begins + DEFAULT_LIMITS.bytes + 1])
        if self.passing:
            self._begin(self.at)
        self.held, self.at, self.begins = self.held[self.begins :], self.at - self.begins, 0

    def _member(self, end: int, *, last: bool) -> Iterator[Member]:
        self._begin(min(end, _end_of(_BLANK, self.held, self.begins)))
        bare = self.held[self.begins : end].rstrip()
        if (bare or self.given or not last) and not self.passing:
            yield Member(self.line, self.column, bare)
        self.given += 1
        self.passing = False
        self._begin(self.at)

    def _begin(self, at: int) -> None:
        passed = self.held[self.begins : at]
        if b"\n" in passed:
            self.line += passed.count(b"\n")
            self.column = 1
            passed = passed[passed.rindex(b"\n") + 1 :]
        self.column += len(passed.decode("utf-8", "replace"))
        self.begins = at


def _end_of(pattern: re.Pattern[bytes], text: bytes, at: int) -> int:
    """Where what ``pattern`` finds at ``at`` ends; it may find nothing."""
    found = pattern.match(text, at)
    return at if found is None else found.end()
