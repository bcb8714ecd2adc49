"""Where a table's head is, one to three rows high, and what each column is called (dòng tiêu đề)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from thanhtra.classes import frozen
from thanhtra.reading_vi import tidied
from thanhtra.tables.sheet import SheetRead, text_of

_FAR: Final = 40
_DEEP: Final = 3
_LEAST: Final = 2
_UNITS: Final = re.compile(
    r"(?:đvt|đơn vị(?: tính)?|đv)\s*[:.]?\s*(?:là\s*)?((?:1[.,]?000|1[.,]?000[.,]?000|nghìn|ngàn|triệu|tr)\.?\s*(?:đồng|đ|vnđ)?|đồng)",
    re.IGNORECASE,
)
_IN_HEAD: Final = re.compile(
    r"\(\s*(?:đvt\s*:?\s*|đơn vị(?: tính)?\s*:?\s*)?((?:1[.,]?000|1[.,]?000[.,]?000|nghìn|ngàn|triệu|tr)\.?\s*(?:đồng|đ|vnđ)?)\s*\)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})\s*\)?|\(?\d{1,2}\)?\s*=.*")


@frozen(kw_only=True)
class TableHead:
    """The head of a table: its first row and the first row below it (from 0), a name for each column, what its money is counted in."""

    top: int
    below: int
    names: tuple[str, ...]
    units: tuple[int | None, ...]
    unit_line: tuple[int, str] | None = None


def folded(name: str) -> str:
    """A head as it is compared: NFC, one space, lower case, without stars, colons and numbers in brackets."""
    return " ".join(
        re.sub(r"\(\d{1,2}\)|[*:]", " ", tidied(name)).casefold().replace(" /", "/").replace("/ ", "/").split()
    )


def find_head(sheet: SheetRead, fits: Callable[[str], bool]) -> TableHead | None:
    """The rows whose columns have most names that ``fits`` knows; None below two."""
    best: tuple[int, int, int] | None = None
    for top in range(min(len(sheet.rows), _FAR)):
        if not any(isinstance(v, str) for v in sheet.rows[top]):
            continue
        for deep in range(1, _DEEP + 1):
            if top + deep > len(sheet.rows) or (deep > 1 and _is_data(sheet, top + deep - 1)):
                break
            score = sum(fits(name) for name in set(_names(sheet, top, deep)) if name)
            whole = not any(
                top + deep - 1 < m[2] and m[0] < top + deep and m[2] - m[0] < _DEEP for m in sheet.merges if m[0] >= top
            )
            if score >= _LEAST and (best is None or (2 * score + whole, -deep) > (best[0], -best[2])):
                best = (2 * score + whole, top, deep)
    if best is None:
        return None
    _, top, deep = best
    names = _names(sheet, top, deep)
    below = top + deep
    while below < len(sheet.rows) and _is_numbering(sheet, below):
        below += 1
    line = next(_unit_lines(sheet, top), None)
    general = _unit(line[1]) if line else None
    return TableHead(
        top=top, below=below, names=names, units=tuple(_unit_in(n) or general for n in names), unit_line=line
    )


def _names(sheet: SheetRead, top: int, deep: int) -> tuple[str, ...]:
    return tuple(_name(sheet, top, deep, column) for column in range(sheet.width))


def _name(sheet: SheetRead, top: int, deep: int, column: int) -> str:
    parts: list[str] = []
    for row in range(top, top + deep):
        said = tidied(text_of(sheet.value(row, column)))
        if not said and row < top + deep - 1 and not sheet.merges and _below(sheet, row, top + deep, column):
            said = _group(sheet, row, column)
        if said and said not in parts:
            parts.append(said)
    return " / ".join(parts)


def _below(sheet: SheetRead, row: int, end: int, column: int) -> bool:
    return any(text_of(sheet.value(at, column)) for at in range(row + 1, end))


def _group(sheet: SheetRead, row: int, column: int) -> str:
    """In a file without merges a group's name stands over its first column only."""
    for at in range(column - 1, -1, -1):
        said = tidied(text_of(sheet.value(row, at)))
        if said:
            return said if _below(sheet, row, row + 2, at) else ""
    return ""


def _is_data(sheet: SheetRead, row: int) -> bool:
    """Whether a row holds what no head does: a number apart from a numbering, a day."""
    cells = [v for v in sheet.rows[row] if v is not None]
    return (
        _is_numbering(sheet, row)
        or any(not isinstance(v, str) for v in cells)
        or any(re.fullmatch(r"\d[\d./-]{4,}", text_of(v)) for v in cells)
        or (bool(cells) and text_of(cells[0]) in ("1", "01"))
    )


def _is_numbering(sheet: SheetRead, row: int) -> bool:
    """``(1) (2) (3)`` or ``A B 1 2`` under the head."""
    cells = [text_of(v) for v in sheet.rows[row] if v is not None]
    return len(cells) > 1 and all(_NUMBERED.fullmatch(c) for c in cells) and len(set(cells)) == len(cells)


def _unit_lines(sheet: SheetRead, top: int) -> Iterator[tuple[int, str]]:
    for row in range(top):
        for value in sheet.rows[row]:
            if isinstance(value, str) and (match := _UNITS.search(tidied(value))):
                yield row, match[1]


def _unit_in(name: str) -> int | None:
    match = _IN_HEAD.search(name) or _UNITS.search(name)
    return _unit(match[1]) if match else None


def _unit(said: str) -> int:
    bare = re.sub(r"[.,\s]", "", said.lower())
    if bare.startswith(("1000000", "triệu", "tr")):
        return 1_000_000
    return 1_000 if bare.startswith(("1000", "nghìn", "ngàn")) else 1
