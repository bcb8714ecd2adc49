"""Output that reaches its reader: UTF-8 on pipes, plain letters where a terminal has no others, colour only where wanted."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import unicodedata
from io import BufferedReader, BufferedWriter, TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from thanhtra.export import Style

_PLAINER = {
    "đ": "d",
    "Đ": "D",
    "—": "-",
    "–": "-",
    "·": "-",
    "“": '"',
    "”": '"',
    "→": "->",
    "…": "...",
    "✓": "+",
    "✗": "x",
}


def prepare() -> None:
    """Pipes and files get UTF-8 whatever the locale; a terminal keeps its encoding, without letters it lacks."""
    codecs.register_error("thanhtra-plainer", _plainer)
    sys.stdin, sys.stdout = sys.stdin or _nowhere("r"), sys.stdout or _nowhere("w")  # closed by who started us
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="thanhtra-plainer")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(message: str) -> None:
    """Write to standard error; a line that repeats what was given has no more than :data:`~thanhtra.errors.LONGEST_LINE` characters."""
    from thanhtra.errors import in_short  # noqa: PLC0415 - only where something is told

    sys.stderr.write(in_short(message))


class _Closed(io.RawIOBase):
    """A stream that was closed before the process began: using it is an OSError, as of any file that is not there."""

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, _: Any, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def write(self, _: Any, /) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _nowhere(mode: str) -> TextIOWrapper:
    return TextIOWrapper(BufferedReader(_Closed()) if mode == "r" else BufferedWriter(_Closed()), encoding="utf-8")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bare = unicodedata.normalize("NFD", error.object[error.start : error.end])
    letters = "".join(_PLAINER.get(c, c) for c in bare if not unicodedata.combining(c))
    return letters.encode("ascii", "replace").decode("ascii"), error.end


def style_of(stream: TextIO) -> Style:
    """The marks and colours a stream can show: colour on a terminal, unless ``NO_COLOR`` is set or it is a dumb one."""
    from thanhtra.export import ASCII, PLAIN  # noqa: PLC0415 - JSON needs no marks

    style = PLAIN if _can_write(stream, PLAIN.good + PLAIN.bad + PLAIN.running + PLAIN.arrow) else ASCII
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return style
    from attrs import evolve  # noqa: PLC0415 - likewise

    return evolve(style, colour=True)


def _can_write(stream: TextIO, marks: str) -> bool:
    try:
        marks.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
