"""A sheet as read: cells with what their file says about them, merges, what is hidden (trang tính đã đọc)."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import attrs

Value: TypeAlias = "str | float | bool | date | None"
Merge: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@attrs.define
class SheetRead:
    """``rows`` are the cells' values, from row 1; ``spread`` holds the corner of the merge a cell lies in; positions count from 0."""

    name: str
    rows: list[list[Value]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: dict[tuple[int, int], bool] = attrs.field(factory=dict)
    """Cells that hold a formula, and whether a result is stored with it."""
    merges: tuple[Merge, ...] = ()
    spread: dict[tuple[int, int], tuple[int, int]] = attrs.field(factory=dict)
    font: str = ""
    """The old font the sheet was turned from, and how many cells were ``turned``."""
    turned: int = 0
    unsure: frozenset[str] = frozenset()
    """Cells that may be in the old font and were left as they stand."""
    blind: bool = False
    """Whether its file does not tell what is hidden and what is a formula."""
    cut: str = ""
    """What was not read, where a limit was met."""

    def __attrs_post_init__(self) -> None:
        for top, left, bottom, right in self.merges:
            for row in range(top, min(bottom, len(self.rows) - 1) + 1):
                for column in range(left, right + 1):
                    self.spread[row, column] = (top, left)

    def value(self, row: int, column: int) -> Value:
        """The cell's value; inside a merge that of its corner."""
        row, column = self.spread.get((row, column), (row, column))
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None

    def own(self, row: int, column: int) -> Value:
        """The cell's own value, merges apart."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.rows), default=0)


def text_of(value: Value) -> str:
    """A cell as text: whole numbers without a point, days as they would be written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value).strip()


def letters_of(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    out, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def column_of(letters: str) -> int:
    """0 for ``A``."""
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - 64
    return found - 1
