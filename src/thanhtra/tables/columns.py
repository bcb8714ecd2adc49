"""From a map and a head to the columns that are read (ghép tiêu đề với ánh xạ)."""

from __future__ import annotations

from thanhtra.tables.heads import TableHead, find_head, folded
from thanhtra.tables.map_file import ImportMap
from thanhtra.tables.sheet import SheetRead, column_of, letters_of
from thanhtra.tables.targets import IGNORE, targets
from thanhtra.tables.told import Told


def head_of(sheet: SheetRead, columns: dict[str, str]) -> TableHead | None:
    """The head of the sheet by the heads of a map."""
    leaves = {key for key in columns if not key.startswith("column:")}
    return find_head(sheet, lambda name: folded(name) in leaves or folded(name).split("/")[-1] in leaves)


def mapped_columns(sheet: SheetRead, head: TableHead, wanted: ImportMap, told: Told) -> dict[int, str]:
    """Column → target. A head that several columns bear, or none, is told."""
    found: dict[int, str] = {}
    for key, target in wanted.of_sheet(sheet.name).items():
        if key.startswith("column:"):
            at = [column_of(key.removeprefix("column:"))]
        else:
            names = [folded(name) for name in head.names]
            at = [c for c, name in enumerate(names) if name == key] or [
                c for c, name in enumerate(names) if name.split("/")[-1] == key
            ]
        if not at:
            told.say(head.top, None, "no-column", (f"cột “{key}”", f"a column {key!r}"))
        elif len(at) > 1:
            told.say(
                head.top,
                at[0],
                "several",
                (
                    f"một cột “{key}” (có: {', '.join(map(letters_of, at))}); dùng column:{letters_of(at[0])}",
                    f"one column {key!r} (there: {', '.join(map(letters_of, at))}); use column:{letters_of(at[0])}",
                ),
                key,
            )
        else:
            found[at[0]] = target
    for column in range(sheet.width):
        name = head.names[column] if column < len(head.names) else ""
        if column in sheet.hidden_columns:
            told.say(
                head.top,
                column,
                "hidden",
                ("cột ẩn: chỉ đọc khi tệp ánh xạ nêu", "a hidden column: read only where the map names it"),
                name,
            )
        elif column not in found and name:
            told.say(
                head.top,
                column,
                "unmapped",
                ("cột không có trong tệp ánh xạ: không đọc", "a column the map does not name: not read"),
                name,
            )
    return {c: t for c, t in found.items() if t != IGNORE and targets()[t].kind != "ignored"}
