"""Papers as Word files (văn bản .docx), in a layout of our own that follows what the form prescribes. Needs the extra ``forms``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from thanhtra.casefile import Case
from thanhtra.export.form_decision import decision_paper
from thanhtra.export.form_minutes import minutes_paper
from thanhtra.export.form_paper import FilledForm, Heading, Line
from thanhtra.rulebook import Rulebook

if TYPE_CHECKING:
    from docx.document import Document

PAPERS: Final[Mapping[str, tuple[str, Callable[[Case, int, Rulebook], FilledForm]]]] = {
    "MBB01": ("minutes_drawn_up", minutes_paper),
    "MQĐ02": ("decision_issued", decision_paper),
}
"""Code → the kind of event it is the paper of, and how it is filled."""
BLANK: Final = "……………………………………"


def paper(case: Case, at: int, code: str, book: Rulebook | None = None) -> FilledForm:
    """Event ``at`` of the case on form ``code``, in the version of the event's day.

    Raises KeyError for a form not drawn here, TypeError for an event of another kind, ValueError for one without a day,
    NotInTheBook for a day whose form was not read.
    """
    return PAPERS[code][1](case, at, book or Rulebook.built_in())


def docx_of(of: FilledForm) -> bytes:
    """The paper as a ``.docx``. Blanks are dotted and shaded, and listed on a last sheet to be taken off before signing.

    Raises ModuleNotFoundError without the extra ``forms``.
    """
    from docx import Document  # noqa: PLC0415 - an extra
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK  # noqa: PLC0415 - likewise
    from docx.shared import Cm, Pt  # noqa: PLC0415 - likewise

    made = Document()
    normal: Any = made.styles["Normal"]  # a paragraph style, which the stubs take for any style
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(1.5), Cm(2), Cm(2)
    made.core_properties.title = f"{of.title.capitalize()} ({of.form.named})"
    made.core_properties.author = ""
    made.core_properties.comments = ""
    _top(made, of)
    for words, size in ((of.title, 14), (of.about, 13)):
        row = made.add_paragraph()
        row.alignment = WD_ALIGN_PARAGRAPH.CENTER
        row.paragraph_format.space_after = Pt(4)
        run = row.add_run(words)
        run.bold, run.font.size = True, Pt(size)
    for line in of.lines:
        row = made.add_paragraph()
        row.paragraph_format.space_after = Pt(3)
        if isinstance(line, Heading):
            row.add_run(line.words).bold = line.strong
            row.paragraph_format.keep_with_next = True
            if line.words.isupper():
                row.alignment = WD_ALIGN_PARAGRAPH.CENTER
        else:
            row.paragraph_format.left_indent = Cm(0.75 * line.level)
            row.add_run(f"{line.asks}{' (nếu có)' if line.optional else ''}: ")
            _fill(row, line)
    _signatures(made, of)
    last = made.add_paragraph()
    last.add_run().add_break(WD_BREAK.PAGE)
    _left_blank(made, of)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _fill(row: Any, line: Line) -> None:
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - an extra

    run = row.add_run(BLANK if line.says is None else _clean(line.says))
    if line.says is None and not line.optional:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _top(made: Document, of: FilledForm) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an extra
    from docx.shared import Cm, Pt  # noqa: PLC0415 - likewise

    grid = made.add_table(rows=1, cols=2)
    grid.autofit = False
    left, right = grid.rows[0].cells
    left.width, right.width = Cm(6), Cm(10.5)
    rows: tuple[tuple[Any, list[tuple[Line | str, bool]]], ...] = (
        (left, [(of.agency, True), ("_______", False), (of.number, False)]),
        (right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True), ("_______________", False), (of.dated or "", False)]),
    )
    for cell, lines in rows:
        for at, (line, bold) in enumerate(lines):
            row = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            row.alignment = WD_ALIGN_PARAGRAPH.CENTER
            row.paragraph_format.space_after = Pt(0)
            if isinstance(line, str):
                run = row.add_run(line)
                run.bold, run.font.size = bold, Pt(12)
                continue
            if line is of.number:
                row.add_run("Số: ")
            _fill(row, line)
            row.runs[-1].bold = bold


def _signatures(made: Document, of: FilledForm) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an extra
    from docx.oxml import OxmlElement  # noqa: PLC0415 - likewise
    from docx.shared import Pt  # noqa: PLC0415 - likewise

    made.add_paragraph().paragraph_format.keep_with_next = True
    grid = made.add_table(rows=len(of.signing), cols=2)
    for cells, pair in zip(grid.rows, of.signing, strict=True):
        cells._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - a row of signatures stays on one sheet
        for cell, words in zip(cells.cells, pair, strict=True):
            row = cell.paragraphs[0]
            lines = words.split("\n")
            row.alignment = WD_ALIGN_PARAGRAPH.CENTER if len(lines) == 1 else WD_ALIGN_PARAGRAPH.LEFT
            row.paragraph_format.space_after = Pt(54)
            row.add_run(lines[0]).bold = True
            for line in lines[1:]:
                row.add_run(f"\n{line}")
            if words and len(lines) == 1:
                row.add_run("\n(Ký, ghi rõ họ và tên)").italic = True


def _left_blank(made: Document, of: FilledForm) -> None:
    made.add_paragraph().add_run("PHẦN CÒN TRỐNG (bỏ tờ này trước khi ký)").bold = True
    made.add_paragraph(f"Theo mẫu {of.form.code} ban hành kèm theo Nghị định số {of.form.decree}; bố cục trình bày của thanhtra.")
    for name in of.blank:
        made.add_paragraph(name, style="List Bullet")
    for decree in of.unread:
        made.add_paragraph(f"Chưa đối chiếu: biểu mẫu (nếu có) theo Nghị định số {decree}.", style="List Bullet")


def _clean(text: str) -> str:
    return "".join(c for c in text if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
