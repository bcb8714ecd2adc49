"""TOML files of a user's own, as strictly told as JSON ones (đọc tệp TOML)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.exchange.problem import Problem, at_place
from thanhtra.outputs import readable
from thanhtra.rulebook.toml_text import DEEPEST, TooDeep, toml_of

_BOM: Final = b"\xef\xbb\xbf"
_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_toml(path: str | Path) -> dict[str, Any]:
    """The table in a TOML file, with or without a byte order mark. Raises Unusable, with the place in the file, and OSError."""
    data = file_bytes(path).removeprefix(_BOM)
    try:
        return toml_of(data)
    except ValueError as error:
        raise Unusable([_problem(error, data)], source=readable(str(path))) from None


def _problem(error: ValueError, data: bytes) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        return Problem("$", "not_utf8", "UTF-8", f"byte 0x{data[error.start]:02x} at offset {error.start}")
    if isinstance(error, TooDeep):
        return Problem("$", "too_deep", f"at most {DEEPEST} levels", "more")
    place = _PLACE.search(str(error))
    if place is None:
        return Problem("$", "unknown_format", "a TOML file", "another text")
    line, column = int(place[1]), int(place[2])
    got = f"another text{at_place(line, column)}"
    return Problem("$", "unknown_format", "a TOML file", got, line=line, column=column)
