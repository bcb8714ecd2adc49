"""Registers kept as text: byte order marks, ``sep=``, encodings of before Unicode, the delimiter (tệp CSV)."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from typing import Final

from thanhtra.reading_vi import font_of, looks_unicode
from thanhtra.tables.sheet import SheetRead

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS: Final = ";\t,|"
_SAMPLE: Final = 40
_MOST_CELLS: Final = 2000
_LONGEST: Final = 1_000_000
_CELLS: Final = re.compile(r"[\n\r\t;,|\"]")


def csv_sheet(data: bytes, name: str, *, delimiter: str | None = None, most_rows: int = 200_000) -> SheetRead:
    """The one sheet of a text file; cells are texts, in NFC. UTF-8 or what its mark says, else Windows-1258 or an old font, whichever is Vietnamese."""
    text = unicodedata.normalize("NFC", _decoded(data)).replace("\0", "")
    first, _, rest = text.partition("\n")
    if first.strip().strip('"').lower().startswith("sep=") and len(first.strip().strip('"')) == len("sep=;"):
        delimiter, text = delimiter or first.strip().strip('"')[-1], rest
        skipped = 1
    else:
        skipped = 0
    marked = delimiter or _delimiter(text)
    rows: list[list[str]] = [[] for _ in range(skipped)]
    cut = ""
    longest = csv.field_size_limit(_LONGEST)  # one for the whole process: others get theirs back
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=marked):
            if len(rows) >= most_rows:
                cut = f"> {most_rows}"
                break
            rows.append(row)
    except csv.Error as error:
        cut = str(error)
    finally:
        csv.field_size_limit(longest)
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return SheetRead(name=name, rows=[[cell if cell.strip() else None for cell in row] for row in rows], cut=cut)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _of_before_unicode(data)


def _of_before_unicode(data: bytes) -> str:
    """Windows-1258, unless most of its marked cells are no Vietnamese and as bytes of an old font they are."""
    vietnamese, plain = data.decode("cp1258", errors="replace"), data.decode("cp1252", errors="replace")
    marked = [
        cell for cell in _CELLS.split(unicodedata.normalize("NFC", vietnamese))[:_MOST_CELLS] if not cell.isascii()
    ]
    fits = sum(map(looks_unicode, marked))
    return plain if 2 * fits < len(marked) and font_of(_CELLS.split(plain)) is not None else vietnamese


def _delimiter(text: str) -> str:
    """The mark that cuts most of the first lines into the same number of cells, more than one."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    best, score = ",", 0
    for mark in _DELIMITERS:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        except csv.Error:
            continue
        common = max(set(counts), key=lambda n: (counts.count(n), n), default=1)
        if common > 1 and (points := counts.count(common) * min(common, 20)) > score:
            best, score = mark, points
    return best
