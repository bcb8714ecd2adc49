"""A sheet typed in a font of before Unicode, turned into Unicode cell by cell (chuyển trang tính TCVN3, VNI)."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.reading_vi import fits_font, font_of, looks_unicode, of_font
from thanhtra.tables.sheet import SheetRead


def in_unicode(sheet: SheetRead) -> SheetRead:
    """The sheet with every cell that is surely in its old font turned; cells that could be either are named in ``unsure``.

    Where no cell of the sheet is surely Unicode, the old font is that of all of them.
    """
    found = font_of(_texts(sheet))
    if found is None:
        return sheet
    font, alone = found
    unsure: set[str] = set()
    for row in sheet.rows:
        for column, value in enumerate(row):
            if not isinstance(value, str) or value.isascii():
                continue
            old, new = fits_font(value, font), looks_unicode(value)
            if old and (alone or not new):
                row[column] = of_font(value, font)
                sheet.turned += 1
            elif old or not new:
                unsure.add(value)
    sheet.font, sheet.unsure = font, frozenset(unsure)
    return sheet


def _texts(sheet: SheetRead) -> Iterator[str]:
    return (value for row in sheet.rows for value in row if isinstance(value, str))
