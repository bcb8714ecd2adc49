"""Output that reaches its reader: UTF-8 on pipes, plain letters where a terminal has no others, colour only where wanted."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from thanhtra.export import Style

_PLAINER = {"đ": "d", "Đ": "D", "—": "-", "–": "-", "·": "-", "“": '"', "”": '"', "→": "->", "…": "...", "✓": "+", "✗": "x"}


def prepare() -> None:
    """Pipes and files get UTF-8 whatever the locale; a terminal keeps its encoding, without letters it lacks."""
    codecs.register_error("thanhtra-plainer", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="thanhtra-plainer")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
