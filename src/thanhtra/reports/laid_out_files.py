"""A page of facts and tables as a document or a workbook; nothing in it runs as a formula (báo cáo DOCX, XLSX)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from thanhtra.reports.laid_out import LaidOut, PageCell, PageTable, cell_text

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same page gives the same bytes
_LONGEST: Final = 32_000
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")


def laid_out_docx(of: LaidOut) -> bytes:
    """The page as a ``.docx`` on A4 across: facts as lines, each table with a head that repeats.

    Raises ModuleNotFoundError without the extra ``forms``.
    """
    from docx import Document  # noqa: PLC0415 - an extra
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - likewise
    from docx.shared import Cm, Pt  # noqa: PLC0415 - likewise

    made = Document()
    normal: Any = made.styles["Normal"]  # a paragraph style, which the stubs take for any style
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(2), Cm(1.5), Cm(2), Cm(2)
    made.core_properties.title, made.core_properties.author, made.core_properties.comments = (
        clean(of.title)[:255],
        "",
        "",
    )
    made.core_properties.created = made.core_properties.modified = _MADE
    made.core_properties.language = "en-GB" if of.lang == "en" else "vi-VN"
    _line(made, of.title, bold=True, size=14)
    for name, value in of.facts:
        _line(made, f"{name}: {cell_text(value, of.lang)}")
    _line(made, of.verdict, bold=True)
    for table in of.tables:
        title = _line(made, table.title, bold=True).paragraph_format
        title.keep_with_next, title.space_before = True, Pt(10)
        if table.rows:
            _docx_table(made, table, of.lang)
        else:
            _line(made, table.empty)
    for note in of.notes:
        _line(made, note)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _line(made: Any, words: str, *, bold: bool = False, size: int | None = None) -> Any:
    from docx.shared import Pt  # noqa: PLC0415 - an extra

    row = made.add_paragraph()
    row.paragraph_format.space_after = Pt(4)
    run = row.add_run(clean(words))
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    return row


def _docx_table(made: Any, table: PageTable, lang: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an extra
    from docx.shared import Cm  # noqa: PLC0415 - likewise

    grid = made.add_table(rows=1, cols=len(table.heads))
    grid.style, grid.autofit = "Table Grid", False
    repeat_head(grid)
    rows = [table.heads, *(tuple(cell_text(cell, lang) for cell in row) for row in table.rows)]
    widths = _widths(rows, _ACROSS, _LETTER, _MARGIN)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for n, texts in enumerate(rows):
        cells = grid.rows[0].cells if n == 0 else grid.add_row().cells
        for at, (cell, text, width) in enumerate(zip(cells, texts, widths, strict=True)):
            cell.width = Cm(width)
            _filled(cell, text, bold=n == 0)
            if any(isinstance(row[at], int) for row in table.rows):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _filled(cell: Any, text: str, *, bold: bool) -> None:
    from docx.shared import Pt  # noqa: PLC0415 - an extra

    run = cell.paragraphs[0].add_run(clean(text))
    run.bold, run.font.size = bold, Pt(10)


def repeat_head(grid: Any) -> None:
    """Print the first row of a table again on each page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra

    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it


def _widths(rows: Sequence[Sequence[str]], across: float, letter: float, margin: float) -> list[float]:
    """The width of each column: room for its longest word, and of what is left of ``across`` as much as its longest text asks for."""
    columns = list(zip(*rows, strict=True))
    words = [
        max((len(word) for text in column for word in re.split(r"\s|(?<=[^\W\d])[/-]", text)), default=0) * letter
        + margin
        for column in columns
    ]
    texts = [min(max(map(len, column)), _MOST_LETTERS) for column in columns]
    spare = across - sum(words)
    if spare < 0:
        return [across * word / sum(words) for word in words]
    return [word + spare * text / max(sum(texts), 1) for word, text in zip(words, texts, strict=True)]


_ACROSS: Final = 26.2
"""A4 across without its margins, in centimetres."""
_LETTER: Final = 0.19
_MARGIN: Final = 0.45
_MOST_LETTERS: Final = 60
_SHEET: Final = 150
"""What a sheet printed on A4 across holds and can still be read, in letters."""


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float | None:
    """The height in points of a row of a workbook whose texts are broken into columns of so many letters; None for one line."""
    lines = max(
        (
            sum(-(-max(len(line), 1) // max(int(width), 1)) for line in text.split("\n"))
            for text, width in zip(texts, widths, strict=True)
        ),
        default=1,
    )
    return None if lines == 1 else min(lines * 13.5, 400.0)


def laid_out_xlsx(of: LaidOut) -> bytes:
    """The page as a workbook: facts on the first sheet, each table on its own with a frozen head; days are days, numbers numbers.

    Raises ModuleNotFoundError without the extra ``tables``.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - the extra "tables"

    made = BytesIO()
    with Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"created": _MADE, "title": clean(of.title)[:255]})
        look = {
            name: book.add_format({"valign": "top", "font_name": "Arial", "font_size": 10, **more})
            for name, more in _LOOKS.items()
        }
        facts: list[tuple[PageCell, ...]] = [
            (of.title, None),
            *of.facts,
            ("", of.verdict),
            *((None, note) for note in of.notes),
        ]
        summary = "Tổng hợp" if of.lang == "vi" else "Summary"
        first = book.add_worksheet(summary)
        across_the_page(first)
        for column, width in enumerate(_FACTS):
            first.set_column(column, column, width)
        for row, cells in enumerate(facts):
            first.set_row(row, row_height([cell_text(cell, of.lang) for cell in cells], _FACTS))
            _xlsx_row(first, row, cells, look)
        first.write_string(0, 0, clean(of.title)[:_LONGEST], look["title"])
        first.set_row(0, None)
        named: set[str] = {summary.casefold()}
        for table in of.tables:
            _xlsx_table(book.add_worksheet(_sheet_name(table.title, named)), table, of.lang, look)
    return made.getvalue()


_FACTS: Final = (34.0, 90.0)
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 12},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#DDE6F0", "border": 1, "valign": "vcenter"},
    "text": {"text_wrap": True},
    "count": {"num_format": "#,##0", "align": "left"},
    "day": {"num_format": "dd/mm/yyyy", "align": "left"},
}


def _sheet_name(title: str, named: set[str]) -> str:
    """At most 31 letters, none that a sheet's name cannot have, and no other sheet's."""
    plain = _NOT_IN_NAMES.sub(" ", clean(title)).strip()[:31] or "-"
    name, at = plain, 2
    while name.casefold() in named:
        name, at = f"{plain[:27]} ({at})", at + 1
    named.add(name.casefold())
    return name


def _xlsx_table(sheet: Any, table: PageTable, lang: str, look: dict[str, Any]) -> None:
    texts = [table.heads, *([cell_text(cell, lang) for cell in row] for row in table.rows)]
    longest = [max(map(len, column)) for column in zip(*texts, strict=True)]
    widths = [
        max(min(width, most + 3.0), 8.0) for width, most in zip(_widths(texts, _SHEET, 1.0, 3.0), longest, strict=True)
    ]
    for column, (head, width) in enumerate(zip(table.heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, look["head"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.heads) - 1)
    across_the_page(sheet)
    sheet.repeat_rows(0)
    for number, row in enumerate(table.rows, start=1):
        _xlsx_row(sheet, number, row, look)
    for number, row_texts in enumerate(texts):
        sheet.set_row(number, row_height(row_texts, widths))
    if not table.rows and table.empty:
        sheet.write_string(1, 0, table.empty, look["text"])


def across_the_page(sheet: Any) -> None:
    """Print a sheet on A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _xlsx_row(sheet: Any, number: int, row: tuple[PageCell, ...], look: dict[str, Any]) -> None:
    for column, cell in enumerate(row):
        if cell is None:
            sheet.write_blank(number, column, None, look["text"])
        elif isinstance(cell, int):
            sheet.write_number(number, column, cell, look["count"])
        elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
            sheet.write_datetime(number, column, datetime.combine(cell, datetime.min.time()), look["day"])
        else:
            sheet.write_string(number, column, clean(cell_text(cell, "en"))[:_LONGEST], look["text"])


_FIRST_YEAR: Final = 1901
"""Days a workbook can hold; earlier ones are written as text."""


def clean(text: str) -> str:
    """``text`` without what neither a document nor a workbook can hold."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
