"""A register read whole: every non-empty row is a case, a row told not to be one, or a problem (nhập sổ theo dõi)."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.rulebook import Rulebook
from thanhtra.tables.case_of_row import CaseOfRow
from thanhtra.tables.columns import head_of, mapped_columns
from thanhtra.tables.data_rows import grouped, kind_of_row
from thanhtra.tables.heads import TableHead
from thanhtra.tables.map_file import ImportMap
from thanhtra.tables.row_reader import RowReader, Said
from thanhtra.tables.sheet import SheetRead, Value, text_of
from thanhtra.tables.swapped import swapped_columns
from thanhtra.tables.targets import targets
from thanhtra.tables.told import CellProblem, Told
from thanhtra.tables.workbook import legible, sheets_of

_Place = tuple[Told, int, int | None, str]
"""Where a number stands: what is told of its sheet, row, column, and the number as written."""
_DITTO = frozenset(
    {'"', "''", "”", "“", "〃", "″", "-nt-", "nt", "- nt -", "n.t", "nt.", "-''-", '-"-', "như trên", "(nt)"}
)
_KEYS = ("row.number", "decision.number", "decision", "minutes.number", "minutes")
_LONGEST_STEM = 40


@frozen(kw_only=True)
class Register:
    """The ``cases`` of a register in the order of its rows, and everything told of it."""

    cases: tuple[Case, ...]
    told: tuple[CellProblem, ...]

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """What is wrong, without what is only said."""
        return tuple(p for p in self.told if not p.is_note)


def read_register(
    path: str | Path, wanted: ImportMap, book: Rulebook, *, latest: date | None = None, lang: str = "vi"
) -> Register:
    """The cases of a register, by a map; days after ``latest`` are not believed. Raises Unusable for a file that is none, OSError."""
    cases: list[Case] = []
    told: list[CellProblem] = []
    numbers: dict[tuple[str, int, str], list[_Place]] = defaultdict(list)
    every: list[Told] = []
    for sheet in sheets_of(path, delimiter=wanted.delimiter):
        one = Told(sheet.name, lang)
        every.append(one)
        if _is_read(sheet, wanted, one):
            cases += _SheetCases(sheet, Path(path), wanted, book, one).cases(latest, numbers)
    for places in numbers.values():
        if len(places) > 1:
            for where, row, column, number in places:
                where.say(
                    row,
                    column,
                    "duplicate",
                    (
                        "số quyết định chỉ dùng một lần trong năm (có ở các dòng "
                        + ", ".join(f"{w.sheet}:{r + 1}" for w, r, *_ in places)
                        + ")",
                        "a number used once a year (on rows "
                        + ", ".join(f"{w.sheet}:{r + 1}" for w, r, *_ in places)
                        + ")",
                    ),
                    number,
                )
    for one in every:
        told += sorted(one.problems, key=lambda p: p.row or 0)
    return Register(cases=tuple(cases), told=tuple(told))


def _is_read(sheet: SheetRead, wanted: ImportMap, told: Told) -> bool:
    if wanted.sheets:
        return sheet.name in wanted.sheets
    if sheet.hidden and sheet.name not in wanted.by_sheet:
        told.say(
            None,
            None,
            "hidden",
            ("trang tính ẩn: chỉ đọc khi tệp ánh xạ nêu", "a hidden sheet: read only where the map names it"),
            sheet.name,
        )
        return False
    return True


class _SheetCases:
    """The cases of one sheet."""

    def __init__(self, sheet: SheetRead, path: Path, wanted: ImportMap, book: Rulebook, told: Told) -> None:
        self.sheet, self.path, self.map, self.book, self.told = sheet, path, wanted, book, told

    def cases(self, latest: date | None, numbers: dict[tuple[str, int, str], list[_Place]]) -> list[Case]:
        sheet, told = self.sheet, self.told
        if sheet.cut:
            told.say(
                len(sheet.rows) - 1, None, "too-large", ("bảng trong giới hạn", "a table within the limits"), sheet.cut
            )
        if sheet.font:
            told.say(
                None,
                None,
                "old-font",
                (
                    "chữ Unicode: số ô đã chuyển từ bảng mã cũ",
                    "Unicode text: so many cells were turned from an old font",
                ),
                f"{sheet.font}: {sheet.turned}",
            )
        if sheet.blind:
            told.say(
                None,
                None,
                "old-workbook",
                (
                    "tệp .xlsx: tệp .xls không cho biết cột, dòng ẩn và công thức",
                    "an .xlsx file: an .xls file does not tell hidden columns, hidden rows and formulas",
                ),
                "",
            )
        head = head_of(sheet, self.map.of_sheet(sheet.name))
        if head is None:
            if sheet.rows:
                told.say(
                    None,
                    None,
                    "no-head",
                    (
                        "trang tính có tiêu đề nêu trong tệp ánh xạ: không đọc trang này",
                        "a sheet with heads of the map: not read",
                    ),
                    sheet.name,
                )
            return []
        columns = mapped_columns(sheet, head, self.map, told)
        self.units = {c: self.map.unit or (head.units[c] if c < len(head.units) else None) or 1 for c in columns}
        if head.unit_line is not None:
            told.say(
                head.unit_line[0],
                None,
                "unit",
                ("đơn vị tính của số tiền", "what sums are counted in"),
                head.unit_line[1],
            )
        for row in range(head.top):
            if any(text_of(v) for v in sheet.rows[row]) and (head.unit_line is None or row != head.unit_line[0]):
                told.say(row, None, "not-data", ("dòng trên tiêu đề", "a row above the head"), "")
        groups = self._groups(head, columns)
        self.data = {row for group in groups for row in group}
        state = swapped_columns(
            sheet,
            [r for g in groups for r in g],
            {c for c, t in columns.items() if targets()[t].kind == "day"},
            self.map.swapped,
            told,
            head,
        )
        self.reader = RowReader(self.map, self.book, told, latest, state)
        self.reader.unsure = sheet.unsure
        self.formulas: set[int] = set()
        return [self._case(group, columns, numbers) for group in groups]

    def _groups(self, head: TableHead, columns: dict[int, str]) -> list[list[int]]:
        sheet, told = self.sheet, self.told
        mapped = frozenset(columns)
        persons = frozenset(c for c, t in columns.items() if t.startswith(("decision", "minutes", "subject")))
        rows: list[int] = []
        for row in range(head.below, len(sheet.rows)):
            kind = kind_of_row(sheet, row, head, mapped, persons)
            if kind == "case":
                rows.append(row)
                if row in sheet.hidden_rows:
                    told.say(row, None, "hidden", ("dòng ẩn, vẫn được đọc", "a hidden row, read all the same"), "")
            elif kind != "empty":
                told.say(
                    row,
                    None,
                    "not-data",
                    ("một vụ việc (dòng này: " + _KIND_VI[kind] + ")", f"a case (this row: {kind})"),
                    "",
                )
        keys = [c for c, t in columns.items() if t in _KEYS]
        found = list(grouped(sheet, rows, keys))
        for group in found:
            if len(group) > 1:
                told.say(
                    group[0],
                    None,
                    "merged-rows",
                    ("các dòng chung một ô gộp: một vụ việc", "rows under one merged cell: one case"),
                    f"{group[0] + 1}-{group[-1] + 1}",
                )
        return found

    def _case(
        self, group: list[int], columns: dict[int, str], numbers: dict[tuple[str, int, str], list[_Place]]
    ) -> Case:
        said: Said = {}
        for row in group:
            for column, target in columns.items():
                if row > group[0] and self.sheet.spread.get((row, column), (row, column))[0] < row:
                    continue  # the merge was read with its first row
                value = self._cell(row, column)
                if value is not None:
                    self.reader.read(said, row, column, target, value, self.units[column])
        self.reader.provision_of_parts(said)
        first = group[0]
        name = f"{legible(self.path.stem)[:_LONGEST_STEM]}:{self.sheet.name[:_LONGEST_STEM]}:{first + 1}"
        built = CaseOfRow(said, self.map, self.told, first).document(
            name, f"{legible(self.path.name)}:{self.sheet.name}:{first + 1}"
        )
        case = self._read(built, first)
        self._numbered(case, first, columns, numbers)
        return case

    def _cell(self, row: int, column: int) -> Value:
        sheet = self.sheet
        at = sheet.spread.get((row, column), (row, column))
        stored = sheet.formulas.get(at)
        if stored is False:
            self.told.say(
                row,
                column,
                "formula",
                ("kết quả của công thức (ô không lưu kết quả)", "the result of the formula (none is stored)"),
                "",
            )
            return None
        if stored and column not in self.formulas:
            self.formulas.add(column)
            self.told.say(
                row,
                column,
                "formula-result",
                ("cột có công thức: dùng kết quả đã lưu", "a column with formulas: the stored results are used"),
                "",
            )
        value = sheet.value(row, column)
        if isinstance(value, str) and value.strip().casefold() in _DITTO:
            for above in range(row - 1, -1, -1):
                upper = sheet.value(above, column)
                if (
                    above in self.data
                    and upper is not None
                    and not (isinstance(upper, str) and upper.strip().casefold() in _DITTO)
                ):
                    self.told.say(
                        row, column, "ditto", (f"như dòng {above + 1}", f"as on row {above + 1}"), value.strip()
                    )
                    return upper
            self.told.say(
                row,
                column,
                "unclear",
                ("một giá trị (dấu “như trên” mà không có dòng trên)", "a value (a ditto mark with nothing above)"),
                value.strip(),
            )
            return None
        return value

    def _read(self, document: dict[str, Any], row: int) -> Case:
        try:
            return read_case(json.dumps(document, ensure_ascii=False).encode(), slugs=self.book)
        except Unusable as error:
            for problem in error.problems:
                self.told.say(row, None, problem.code, (problem.expected, problem.expected), problem.path)
            kept = {key: document[key] for key in ("format", "version", "id", "source")} | {"events": []}
            return read_case(json.dumps(kept, ensure_ascii=False).encode())

    def _numbered(
        self, case: Case, row: int, columns: dict[int, str], numbers: dict[tuple[str, int, str], list[_Place]]
    ) -> None:
        decision = next((e for e in case.events if e.kind == "decision_issued"), None)
        if decision is None or decision.number is None or decision.on is None:
            return
        official = next((o for o in case.officials or () if o.id == decision.by), None)
        body = "" if official is None else f"{official.agency or ''}|{official.post or official.title or ''}"
        column = next((c for c, t in columns.items() if t in ("decision.number", "decision")), None)
        numbers[decision.number.casefold(), decision.on.year, body].append((self.told, row, column, decision.number))


_KIND_VI = {
    "total": "cộng",
    "signature": "ký tên",
    "section": "đề mục",
    "head": "tiêu đề lặp lại",
    "other": "không nêu chủ thể, biên bản hay quyết định nào",
}
