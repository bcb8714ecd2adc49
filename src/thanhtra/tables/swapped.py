"""Columns in which a spreadsheet turned some days into month and day (cột bị đảo ngày tháng)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.reading_vi import read_day
from thanhtra.tables.heads import TableHead
from thanhtra.tables.sheet import SheetRead
from thanhtra.tables.told import Told

_MONTHS: Final = 12
_LEAST: Final = 2


def swapped_columns(
    sheet: SheetRead, rows: list[int], columns: set[int], choice: str, told: Told, head: TableHead
) -> dict[int, str]:
    """Columns of days where texts hold every day after the twelfth and real dates none: typed d/m, read m/d. One warning each."""
    found: dict[int, str] = {}
    for column in sorted(columns):
        values = [sheet.value(row, column) for row in rows]
        real = [v for v in values if isinstance(v, date)]
        texts = [d for v in values if isinstance(v, str) and isinstance(d := read_day(v), date)]
        late = [d for d in texts if d.day > _MONTHS]
        if (
            len(real) >= _LEAST
            and len(late) >= _LEAST
            and len(late) == len(texts)
            and all(d.day <= _MONTHS for d in real)
        ):
            found[column] = choice
            told.say(
                head.below - 1,
                column,
                "swapped",
                (
                    'cột ngày/tháng đồng nhất: bảng tính có thể đã đảo ngày và tháng; ghi swapped = "swap" hoặc "as-shown" trong tệp ánh xạ',
                    'days of one kind: the spreadsheet may have turned day and month; say swapped = "swap" or "as-shown" in the map',
                ),
                f"{len(real)} + {len(late)}",
            )
    return found
