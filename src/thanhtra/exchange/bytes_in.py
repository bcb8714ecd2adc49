"""From bytes to decoded JSON, strictly: UTF-8, NFC, RFC 8259, not too deep (đọc dữ liệu thô)."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NoReturn
from unicodedata import is_normalized

from thanhtra.exchange.problem import DocumentRefused, Problem, at_place, path_of, refuse
from thanhtra.outputs import opened

LINES: Final = (".jsonl", ".ndjson")
"""How the names of files of one document a line end."""
DEEPEST: Final = 64
"""Levels of lists and objects that are looked at; a case document has fewer than ten."""

_LONGEST_INTEGER: Final = 25
_HALF: Final = re.compile(r"[1-9][0-9]{0,3}\.5")
_BLANK: Final = " \t\n\r"
_BOM: Final = b"\xef\xbb\xbf"
_TEXT_OR_BRACKET: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_BROKEN: Final = {
    "Expecting property name": "no name in double quotes where one belongs",
    "Expecting ':'": "no colon after a name",
    "Expecting ','": "neither a comma nor the closing bracket",
    "Illegal trailing comma": "a comma with nothing after it",
    "Extra data": "more after the document",
    "Unterminated string": "text without its closing quotes",
    "Invalid control character": "a control character within text",
    "Invalid \\": "an escape that JSON does not have",
}
"""How the decoder's own words begin, and what is said in their place."""
_DECODED: Final = 256 if sys.platform == "emscripten" else None
"""Levels left to the decoder, which raises RecursionError in time; only CPython 3.14 as WebAssembly dies of its stack instead."""


class Unread:
    """A number no field of the format can hold: a fraction, an exponent, or more digits than any amount. ``what`` describes it.

    ``number`` is what it comes to where nothing is lost by a double, for annotations; None for too many digits.
    """

    __slots__ = ("number", "what")

    def __init__(self, what: str, number: float | None = None) -> None:
        self.what: str = what
        self.number: float | None = number


class Half(Unread):
    """A number with a half and nothing else behind the point, which a few fields hold; to all others it is a fraction like any."""

    __slots__ = ("value",)

    def __init__(self, what: str, value: float) -> None:
        super().__init__(what, value)
        self.value: float = value


def file_bytes(path: str | Path, most: int | None = None) -> bytes:
    """What stands in a file, of one of more than ``most`` bytes what shows that. Raises OSError, whose ``filename`` is ``path``."""
    with read_from(path) as file:
        return file.read(-1 if most is None else most + 1)


@contextmanager
def read_from(path: str | Path) -> Iterator[IO[bytes]]:
    """A file to be read. Raises OSError, whose ``filename`` is ``path`` even where the system names none: a read that fails does not."""
    try:
        with opened(path) as file:
            yield file
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def _integer(text: str) -> int | Unread:
    return int(text) if len(text) <= _LONGEST_INTEGER else Unread(f"an integer of {len(text)} digits")


def _real(text: str) -> Unread:
    what = "a number with a fraction or an exponent"
    return Half(what, float(text)) if _HALF.fullmatch(text) else Unread(what, float(text))


def _constant(text: str) -> NoReturn:
    raise refuse("not_json", "a JSON value", text)


_DECODER: Final = json.JSONDecoder(parse_int=_integer, parse_float=_real, parse_constant=_constant)


def decoded(data: bytes) -> tuple[Any, list[Problem]]:
    """The JSON value in ``data`` and the problems of its texts. Raises Refused when there is no value to look at."""
    text = _text(data)
    if _DECODED is not None and goes_below(text, _DECODED):
        raise refuse("too_deep", f"at most {DEEPEST} levels", "more")
    try:
        value = _DECODER.decode(text.rstrip(_BLANK))  # what is missing at the end is missing where the text ends
    except RecursionError:
        raise refuse("too_deep", f"at most {DEEPEST} levels", "more") from None
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        got = f"{_broken(error.msg)}{at_place(line, column)}" if text.strip() else "an empty document"
        raise DocumentRefused(Problem("$", "not_json", "one JSON document", got, line=line, column=column)) from None
    if "\\u" in text or not is_normalized("NFC", text):
        return value, list(inspected(value))
    return value, []


def _broken(said: str) -> str:
    """What the decoder found, in words that are the same in every version of it."""
    return next((ours for theirs, ours in _BROKEN.items() if said.startswith(theirs)), "no value where one belongs")


def _text(data: bytes) -> str:
    if data.startswith(_BOM):
        raise refuse("not_utf8", "UTF-8 without a byte order mark", "a byte order mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse("not_utf8", "UTF-8", f"byte 0x{data[error.start]:02x} at offset {error.start}") from None
    if "\0" in text:
        raise refuse("not_utf8", "UTF-8", "NUL bytes, as in UTF-16 or UTF-32")
    return text


def goes_below(text: str, levels: int) -> bool:
    """Whether the brackets of JSON ``text`` stand more than ``levels`` deep; without decoding it."""
    depth = 0
    for found in _TEXT_OR_BRACKET.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            if depth > levels:
                return True
        elif mark in "]}":
            depth -= 1
    return False


def too_deep(value: Any) -> list[Problem]:
    """The first place below :data:`DEEPEST` levels, if any."""
    return [p for p in inspected(value) if p.code == "too_deep"][:1]


def inspected(value: Any) -> list[Problem]:
    """Problems of every text and key in ``value``, and of its depth; without recursion, in document order."""
    problems: list[Problem] = []
    stack: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while stack:
        steps, item = stack.pop()
        if type(item) is str:
            problems += _of_text(item, steps)
        elif type(item) is dict or type(item) is list:
            if len(steps) >= DEEPEST:
                problems.append(Problem(path_of(*steps), "too_deep", f"at most {DEEPEST} levels", "more"))
                continue
            if type(item) is dict:
                for key in item:
                    problems += _of_text(key, (*steps, key))
                below = [((*steps, key), member) for key, member in item.items()]
            else:
                below = [((*steps, index), member) for index, member in enumerate(item)]
            stack += reversed(below)
    return problems


def _of_text(text: str, steps: tuple[str | int, ...]) -> list[Problem]:
    if text.isascii():
        return []
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return [Problem(path_of(*steps), "not_utf8", "text", "a lone surrogate")]
    if not is_normalized("NFC", text):
        return [Problem(path_of(*steps), "not_nfc", "text in NFC", "text in another normal form")]
    return []


__all__ = ["DEEPEST", "DocumentRefused", "Half", "Unread", "decoded", "goes_below", "inspected", "too_deep"]
