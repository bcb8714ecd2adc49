"""A paper on its form as a Word file (văn bản .docx), laid out as the annex prints it; in front a sheet that is no part of it.

Needs the extra ``forms``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_COLOR_INDEX, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from thanhtra.errors import Unprintable
from thanhtra.export.form_paper import Blank, FilledForm, FormRow

if TYPE_CHECKING:
    from docx.document import Document as Docx

_WIDTH: Final = Cm(16.5)
_LEFT, _RIGHT = Cm(6), Cm(10.5)
_WIDTHS: Final = {
    5: (Cm(1.3), Cm(7.2), Cm(2), Cm(3.7), Cm(2.3)),
    6: (Cm(1.3), Cm(5.7), Cm(2), Cm(1.9), Cm(3.7), Cm(1.9)),
    7: (Cm(1.3), Cm(4.7), Cm(2), Cm(1.8), Cm(2), Cm(2.9), Cm(1.8)),
    8: (Cm(1.2), Cm(3.4), Cm(1.3), Cm(1.8), Cm(2.5), Cm(2.1), Cm(2.7), Cm(1.5)),
}
"""Of a table of so many columns."""
_MIDDLE: Final = WD_ALIGN_PARAGRAPH.CENTER
_STEERING: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
_SPACES: Final = str.maketrans("\t\n\r", "   ")
NOT_PART: Final = "TỜ KIỂM TRA: KHÔNG PHẢI LÀ MỘT PHẦN CỦA VĂN BẢN, BỎ TỜ NÀY TRƯỚC KHI KÝ"


def docx_bytes(of: FilledForm) -> bytes:
    """The file. Raises Unprintable when a text of the case holds a character that no paper can."""
    refuse_unprintable(of)
    made = Document()
    _set_up(made, of)
    _cover(made, of)
    made.add_section(WD_SECTION.NEW_PAGE)
    _number_pages(made)
    _top(made, of)
    _titled(made, of)
    for at, row in enumerate(of.rows):
        _put(
            made, row, before=of.rows[at - 1] if at else None, after=of.rows[at + 1] if at + 1 < len(of.rows) else None
        )
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def refuse_unprintable(of: FilledForm) -> None:
    """Raises Unprintable, naming what each text is asked as and the character."""
    texts = [(b.asks, b.says) for b in of.asked if b.says is not None]
    texts += [("chữ ký", line) for row in of.rows for cell in row.cells for line in cell]
    texts += [("tang vật", cell) for row in of.rows for line in row.lines for cell in line]
    found = [
        (asks, c)
        for asks, text in texts
        for c in text.translate(_SPACES)
        if unicodedata.category(c) in ("Cc", "Cs") or c in _STEERING
    ]
    if found:
        raise Unprintable(tuple(dict.fromkeys((asks, f"U+{ord(c):04X}") for asks, c in found)))


def _set_up(made: Docx, of: FilledForm) -> None:
    normal: Any = made.styles["Normal"]  # a paragraph style, which the stubs take for any style
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    for language in made.styles.element.iter(qn("w:lang")):
        for kind in ("w:val", "w:eastAsia"):
            language.set(qn(kind), "vi-VN")
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    told = made.core_properties
    told.title, told.language = f"{of.title.capitalize()} ({of.form.named})", "vi-VN"
    told.author = told.comments = told.last_modified_by = ""
    told.created = told.modified = datetime.combine(of.day, time(), UTC)


def _cover(made: Docx, of: FilledForm) -> None:
    head = _line(made, NOT_PART, bold=True)
    head.alignment = _MIDDLE
    _border(head, ("top", "bottom"))
    _line(
        made,
        f"Biểu mẫu: {of.form.code}, {of.form.vi[:1].lower()}{of.form.vi[1:]}, ban hành kèm theo Nghị định số {of.form.decree}.",
    )
    for decree in of.unread:
        _line(made, f"Chưa đối chiếu: biểu mẫu (nếu có) theo Nghị định số {decree}.")
    if of.findings:
        _line(made, "CẢNH BÁO: hồ sơ của văn bản này có sai sót. Cần xem xét trước khi ký.", bold=True)
        for sentence in of.findings:
            _bullet(made, sentence)
    if of.blank:
        _line(made, "Nội dung biểu mẫu yêu cầu mà hồ sơ chưa có (trong văn bản được tô vàng):", bold=True)
        for asks in of.blank:
            _bullet(made, asks).paragraph_format.space_after = Pt(0)


def _bullet(made: Docx, words: str) -> Any:
    row = made.add_paragraph(words)
    row._p.style = made.styles["List Bullet"].style_id  # noqa: SLF001 - by its name the library compares it with every style there is
    return row


def _line(made: Docx, words: str, *, bold: bool = False) -> Any:
    row = made.add_paragraph()
    row.paragraph_format.space_after = Pt(6)
    row.add_run(words).bold = bold
    return row


def _number_pages(made: Docx) -> None:
    """Numbers from the second page of the paper on, in the middle of the head, as Decree 30/2020/NĐ-CP has them."""
    section = made.sections[-1]
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)  # noqa: SLF001 - the library has no door to page numbers
    row = section.header.paragraphs[0]
    row.alignment = _MIDDLE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    row._p.append(field)  # noqa: SLF001 - likewise to fields


def _top(made: Docx, of: FilledForm) -> None:
    grid = _grid(made, (_LEFT, _RIGHT))
    left, right = grid.rows[0].cells
    agency = _cell_line(left, first=True)
    _fill(agency, of.agency, bold=True, upper=True)
    _rule(left, Cm(2.2))
    number = _cell_line(left)
    number.add_run("Số: ")
    _fill(number, of.number)
    for words, size, first in (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True),
        ("Độc lập - Tự do - Hạnh phúc", 13, False),
    ):
        run = _cell_line(right, first=first).add_run(words)
        run.bold, run.font.size = True, Pt(size)
    _rule(right, Cm(2.4))
    if of.dated is not None:
        _cell_line(right).add_run(of.dated).italic = True


def _titled(made: Docx, of: FilledForm) -> None:
    for row, before in ((FormRow(pieces=(of.title,)), Pt(12)), (of.about, Pt(0))):
        if not row.pieces:  # a title that stands alone
            continue
        line = made.add_paragraph()
        line.alignment = _MIDDLE
        line.paragraph_format.space_before, line.paragraph_format.space_after = before, Pt(0)
        for piece in row.pieces:
            _piece(line, piece, bold=True, last=False)
        for run in line.runs:
            run.font.size = Pt(14)
    _rule(made, Cm(6.8))


def _put(made: Docx, row: FormRow, *, before: FormRow | None, after: FormRow | None) -> None:
    if row.look == "goods":
        _goods(made, row)
    elif row.look == "signing":
        _signing(made, row, first=before is None or before.look != "signing")
    elif row.look == "back":
        made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    else:
        _paragraph(made, row, kept=row.plain.endswith(":") or (after is not None and after.look == "signing"))


def _paragraph(made: Docx, row: FormRow, *, kept: bool) -> None:
    line = made.add_paragraph()
    look = line.paragraph_format
    look.space_after, look.keep_with_next = Pt(6), kept
    if row.look == "middle":
        line.alignment, look.space_before = _MIDDLE, Pt(6)
    else:
        line.alignment, look.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Cm(1)
        look.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for piece, last in _with_last(row.pieces):
        _piece(line, piece, bold=row.look == "middle", last=last, upper=row.look == "middle")


def _with_last(pieces: tuple[str | Blank, ...]) -> Iterator[tuple[str | Blank, bool]]:
    """Each piece; and whether it is a blank that ends its line, dotted to the margin."""
    for at, piece in enumerate(pieces):
        rest = "".join(p if isinstance(p, str) else "x" for p in pieces[at + 1 :])
        yield piece, isinstance(piece, Blank) and not rest.strip(" ;.,")


def _piece(line: Any, piece: str | Blank, *, bold: bool, last: bool, upper: bool = False) -> None:
    if isinstance(piece, Blank):
        _fill(line, piece, bold=bold, last=last, upper=upper)
        return
    number, rest = _article(piece)
    if number:
        line.add_run(number).bold = True
    line.add_run(rest).bold = bold


def _article(words: str) -> tuple[str, str]:
    """``Điều 2.`` apart from what follows."""
    head, dot, rest = words.partition(".")
    return (head + dot, rest) if dot and head.startswith("Điều ") and head[5:].isdigit() else ("", words)


def _fill(line: Any, blank: Blank, *, bold: bool = False, last: bool = False, upper: bool = False) -> None:
    if blank.says is None:
        run = line.add_run("\t" if last and blank.shown[0] == "…" and set(blank.shown) == {"…"} else blank.shown)
        if not blank.optional:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    else:
        said = blank.says.translate(_SPACES)
        run = line.add_run(said.upper() if upper else said)
    run.bold = bold


def _goods(made: Docx, row: FormRow) -> None:
    table = made.add_table(rows=0, cols=len(row.lines[0]), style="Table Grid")
    table.autofit = False
    widths = _WIDTHS[len(row.lines[0])]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, line in enumerate(row.lines):
        for cell, width, words in zip(table.add_row().cells, widths, line, strict=True):
            cell.width, cell.text = width, words
            for run in cell.paragraphs[0].runs:
                run.bold, run.font.size = number == 0, Pt(11)
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _signing(made: Docx, row: FormRow, *, first: bool) -> None:
    if first:
        gap = made.add_paragraph()
        gap.paragraph_format.keep_with_next, gap.paragraph_format.space_after = True, Pt(0)
    grid = _grid(made, (Cm(8), Cm(8.5)))
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - a row of signatures stays on one sheet
    for cell, lines in zip(grid.rows[0].cells, row.cells, strict=True):
        sent = bool(lines) and lines[0].startswith("Nơi nhận")
        for at, words in enumerate(lines):
            line = _cell_line(cell, first=at == 0)
            line.alignment = WD_ALIGN_PARAGRAPH.LEFT if sent else _MIDDLE
            run = line.add_run(words)
            run.bold = words.startswith("Nơi nhận") or not (sent or words.startswith(("(", "Ngày")))
            run.italic = words.startswith(("(", "Nơi nhận", "Ngày"))
            run.font.size = Pt(12 if words.startswith("Nơi nhận") else 11 if sent else 13)
            if not words:
                line.paragraph_format.space_after = Pt(48)
        cell.paragraphs[-1].paragraph_format.space_after = Pt(
            0 if sent else 44 if lines and lines[-1].startswith("(") else 6
        )


def _grid(made: Docx, widths: tuple[Any, ...]) -> Any:
    table = made.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        none = OxmlElement(side)
        none.set(qn("w:w"), "0")
        none.set(qn("w:type"), "dxa")
        margins.append(none)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - the motto fits its column only without margins
    return table


def _cell_line(cell: Any, *, first: bool = False) -> Any:
    line = cell.paragraphs[0] if first else cell.add_paragraph()
    line.alignment = _MIDDLE
    line.paragraph_format.space_after = Pt(0)
    return line


def _rule(place: Any, indent: Any) -> None:
    """A short line under what stands above it."""
    line = place.add_paragraph()
    kept = line.paragraph_format
    kept.space_before, kept.space_after, kept.line_spacing = Pt(3), Pt(4), Pt(3)
    kept.left_indent = kept.right_indent = indent
    _border(line, ("top",))


def _border(line: Any, sides: tuple[str, ...]) -> None:
    around = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            edge.set(qn(f"w:{key}"), value)
        around.append(edge)
    line._p.get_or_add_pPr().append(around)  # noqa: SLF001 - the library draws no borders
