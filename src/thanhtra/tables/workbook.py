"""Workbooks: values by calamine; merges, what is hidden and formulas from the file's own XML (sổ tính XLSX, ODS)."""

from __future__ import annotations

import io
import posixpath
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.tables.csv_file import csv_sheet
from thanhtra.tables.sheet import Merge, SheetRead, Value, column_of
from thanhtra.tables.unicoding import in_unicode

MOST_UNPACKED: Final = 300 * 1024 * 1024
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 512
MOST_MERGES: Final = 100_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MANIFEST: Final = "META-INF/manifest.xml"
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL: Final = re.compile(r"([A-Z]{1,3})(\d+)")


def sheets_of(path: str | Path, *, delimiter: str | None = None) -> list[SheetRead]:
    """Every sheet of a register, in order. Raises Unusable for a file that is none, OSError for one that is not there."""
    at = Path(path)
    data = file_bytes(at)
    if data[:4] == _OLE:
        return [in_unicode(one) for one in _old_sheets(at, data)]
    held = io.BytesIO(data)
    if not zipfile.is_zipfile(held):
        if at.suffix.lower() in (".xlsx", ".xlsm", ".ods", ".xls"):
            raise _unusable(at, "a workbook .xlsx, .ods or .xls that opens, or .csv", "another or a damaged file")
        return [in_unicode(csv_sheet(data, legible(at.stem)[:31], delimiter=delimiter, most_rows=MOST_ROWS))]
    with zipfile.ZipFile(held) as packed:
        if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
            raise _unusable(at, f"at most {MOST_UNPACKED} bytes unpacked", "more")
        try:
            if b"encryption-data" in (packed.read(_MANIFEST) if _MANIFEST in packed.namelist() else b""):
                raise _locked(at)
            looks = _looks(packed)
        except (ET.ParseError, KeyError, ValueError, zipfile.BadZipFile, zlib.error) as error:
            raise _unusable(at, "a workbook that opens", type(error).__name__) from None
    return [
        in_unicode(_sheet(legible(name), values, looks.get(name, _Look()), hidden=hidden))
        for name, values, hidden, _ in _values(at, data)
    ]


def _old_sheets(at: Path, data: bytes) -> Iterator[SheetRead]:
    """Of an ``.xls``: values, merges and hidden sheets. Formulas and what else is hidden it does not tell."""
    if _ENCRYPTED in data:
        raise _locked(at)
    for name, values, hidden, merges in _values(at, data):
        look = _Look()
        look.merges = merges
        sheet = _sheet(legible(name), values, look, hidden=hidden)
        sheet.blind = True
        yield sheet


class _Look:
    """What a sheet's XML says beside its values."""

    def __init__(self) -> None:
        self.merges: list[Merge] = []
        self.rows: set[int] = set()
        self.columns: set[int] = set()
        self.formulas: dict[tuple[int, int], bool] = {}


def _values(at: Path, data: bytes) -> Iterator[tuple[str, list[list[Any]], bool, list[Merge]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - the extra "tables"
    except ImportError:
        raise _unusable(at, "the extra: pip install thanhtra[tables]", "no reader of workbooks") from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            sheet = book.get_sheet_by_name(meta.name)
            every = iter(sheet.to_python(skip_empty_area=False))
            rows = list(islice(every, MOST_ROWS))
            rows += [row for row in every if any(str(cell).strip() for cell in row)][:1]
            yield (
                meta.name,
                rows,
                meta.visible != SheetVisibleEnum.Visible,
                [(*first, *last) for first, last in sheet.merged_cell_ranges or ()],
            )
    except (CalamineError, OSError, ValueError, KeyError) as error:
        if "password" in str(error).lower():
            raise _locked(at) from None
        raise _unusable(at, "a workbook that opens", type(error).__name__) from None


def _sheet(name: str, values: list[list[Any]], look: _Look, *, hidden: bool) -> SheetRead:
    rows = [[_value(cell) for cell in row[:MOST_COLUMNS]] for row in values[:MOST_ROWS]]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    cut = (
        f"> {MOST_ROWS} rows"
        if len(values) > MOST_ROWS
        else f"> {MOST_MERGES} merges"
        if len(look.merges) > MOST_MERGES
        else ""
    )
    small = [
        m for m in look.merges[:MOST_MERGES] if (min(m[2], len(rows)) - m[0] + 1) * (m[3] - m[1] + 1) <= MOST_MERGES
    ]
    return SheetRead(
        name=name,
        rows=rows,
        hidden=hidden,
        hidden_rows=frozenset(look.rows),
        hidden_columns=frozenset(look.columns),
        formulas=look.formulas,
        merges=tuple(small),
        cut=cut,
    )


def _value(cell: Any) -> Value:
    if cell is None or (isinstance(cell, str) and not cell.strip()) or isinstance(cell, time | timedelta):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, str):
        return unicodedata.normalize("NFC", cell)
    if isinstance(cell, bool | date):
        return cell
    return float(cell)


def _looks(packed: zipfile.ZipFile) -> dict[str, _Look]:
    names = set(packed.namelist())
    if "content.xml" in names:
        return _ods_looks(packed.read("content.xml"))
    if "xl/workbook.xml" not in names:
        return {}
    targets = {r.get("Id"): r.get("Target", "") for r in _parsed(packed.read("xl/_rels/workbook.xml.rels"))}
    found: dict[str, _Look] = {}
    for one in _parsed(packed.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets.get(one.get(_REL), "")
        place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if place in names:
            found[one.get("name", "")] = _xlsx_look(packed, place)
    return found


def _xlsx_look(packed: zipfile.ZipFile, place: str) -> _Look:
    look = _Look()
    with packed.open(place) as stream:
        for _, element in ET.iterparse(stream):  # noqa: S314 - expat bounds entities; the size is bounded above
            tag = element.tag.removeprefix(_MAIN)
            if tag == "c":
                formula = element.find(f"{_MAIN}f")
                if formula is not None and (at := _place(element.get("r", ""))):
                    stored = element.find(f"{_MAIN}v")
                    look.formulas[at] = stored is not None and bool(stored.text)
            elif tag == "row":
                if element.get("hidden") in ("1", "true"):
                    look.rows.add(int(element.get("r", "1")) - 1)
                element.clear()
            elif tag == "col" and element.get("hidden") in ("1", "true"):
                look.columns |= set(
                    range(int(element.get("min", "1")) - 1, min(int(element.get("max", "1")), MOST_COLUMNS))
                )
            elif tag == "mergeCell" and len(look.merges) <= MOST_MERGES:
                first, _, last = element.get("ref", "").partition(":")
                if (a := _place(first)) and (b := _place(last)):
                    look.merges.append((*a, *b))
    return look


def _ods_looks(content: bytes) -> dict[str, _Look]:
    found: dict[str, _Look] = {}
    ns = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    for table in _parsed(content).iter(f"{ns}table"):
        look = found[table.get(f"{ns}name", "")] = _Look()
        column = row = 0
        for element in table.iter():
            if element.tag == f"{ns}table-column":
                times = int(element.get(f"{ns}number-columns-repeated", "1"))
                if element.get(f"{ns}visibility") in ("collapse", "filter"):
                    look.columns |= set(range(column, min(column + times, MOST_COLUMNS)))
                column += times
            elif element.tag == f"{ns}table-row":
                _ods_row(element, row, ns, look)
                row += int(element.get(f"{ns}number-rows-repeated", "1"))
    return found


def _ods_row(element: ET.Element, row: int, ns: str, look: _Look) -> None:
    if element.get(f"{ns}visibility") in ("collapse", "filter"):
        look.rows |= set(range(row, row + min(int(element.get(f"{ns}number-rows-repeated", "1")), MOST_ROWS)))
    column = 0
    for cell in element:
        wide, tall = int(cell.get(f"{ns}number-columns-spanned", "1")), int(cell.get(f"{ns}number-rows-spanned", "1"))
        if wide > 1 or tall > 1:
            look.merges.append((row, column, row + tall - 1, column + wide - 1))
        if cell.get(f"{ns}formula"):
            look.formulas[row, column] = len(cell) > 0
        column += int(cell.get(f"{ns}number-columns-repeated", "1"))


def _parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - expat bounds entities; the size is bounded above


def _place(ref: str) -> tuple[int, int] | None:
    match = _CELL.fullmatch(ref)
    return (int(match[2]) - 1, column_of(match[1])) if match else None


def legible(name: str) -> str:
    """The name of a file or sheet as a document may hold it: NFC, without halves of letters."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))


def _locked(at: Path) -> Unusable:
    return _unusable(
        at, "a workbook without a password: open it, save a copy without one", "a workbook with a password"
    )


def _unusable(at: Path, expected: str, got: str) -> Unusable:
    return Unusable([Problem("$", "unknown_format", expected, got)], source=at.name)
