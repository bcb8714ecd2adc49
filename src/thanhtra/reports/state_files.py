"""The state's report as text, JSON, a workbook and a Word file (xuất báo cáo tình hình xử phạt). Unresolved cells are shown as such."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.reports.labels import against, age_name, capital, figure_name, key_name, source_of, word
from thanhtra.reports.laid_out_files import across_the_page, repeat_head, row_height
from thanhtra.reports.names import DIMENSION_NAMES, STAGES
from thanhtra.reports.report import UNRESOLVED, Report
from thanhtra.reports.rows import rows
from thanhtra.reports.state_report import StateCell, StateReport
from thanhtra.rulebook import Rulebook
from thanhtra.wording import grouped, written_out

if TYPE_CHECKING:
    from docx.document import Document

_TITLE: Final = ("Báo cáo tình hình xử phạt vi phạm hành chính", "Report on administrative sanctioning")
_HEADS: Final = (
    ("STT", "No."),
    ("Nội dung", "Content"),
    ("Số lượng", "Count"),
    ("Số tiền (đồng)", "Amount (đồng)"),
    ("Căn cứ", "Law"),
)
_BY_HAND: Final = ("hồ sơ không ghi, người lập báo cáo ghi", "not in the files: to be written by hand")
_FROM: Final = ("Đếm trong các hồ sơ được đưa vào", "Counted in the files given")
_BY_LAW: Final = ("Nội dung theo", "The lines are those of")
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same figures give the same bytes


class Shown(NamedTuple):
    """One row as printed: its number (empty for a part), its words, what is counted, in words, the number where it is one, the amount, the law."""

    number: str
    words: str
    told: str
    figure: int | None
    amount: int | None
    law: str


def shown(found: StateReport, lang: str) -> Iterator[Shown]:
    """Every line and its parts. A count the files leave open says so; zero stands only where nothing is open."""
    for number, row in enumerate(found.rows, start=1):
        law = "; ".join(written_out(str(c), lang) for c in row.cites)
        if row.cell is None:
            yield Shown(str(number), said((row.vi, row.en), lang), said(_BY_HAND, lang), None, None, law)
            continue
        cell = row.cell
        yield Shown(
            str(number),
            said((row.vi, row.en), lang),
            _count(cell, lang),
            None if cell.open else cell.counted,
            cell.amount,
            law,
        )
        for part in (part for part in cell.parts if part.counted or not cell.open):
            yield Shown("", said((part.vi, part.en), lang), grouped(part.counted, lang), part.counted, part.amount, "")


def _count(cell: StateCell, lang: str) -> str:
    if not cell.open:
        return grouped(cell.counted, lang)
    open_ = f"{word('unresolved', lang)} {grouped(cell.open, lang)}"
    return open_ if not cell.counted else f"{grouped(cell.counted, lang)}; {open_}"


def state_text(found: StateReport, *, lang: str = "vi") -> str:
    """For a person."""
    lines = [capital(said(_TITLE, lang)), *_heading(found, lang), ""]
    for row in shown(found, lang):
        amount = f" · {grouped(row.amount, lang)} đồng" if row.amount is not None else ""
        law = f" [{row.law}]" if row.law else ""
        lines.append(f"{f'{row.number}. ' if row.number else '   – '}{row.words}: {row.told}{amount}{law}")
    return "\n".join(lines)


def _heading(found: StateReport, lang: str) -> list[str]:
    period = found.report.period
    told = [
        f"{capital(said((period.vi, period.en), lang))}: {written(period.first, lang)} – {written(period.last, lang)} ({source_of(period, lang)})"
    ]
    if found.report.agency is not None:
        told.append(f"{word('agency-only', lang)}: {found.report.agency}")
    cites = "; ".join(written_out(str(c), lang) for c in found.cites)
    return [
        *told,
        f"{said(_FROM, lang)}: {grouped(found.report.cases, lang)} {word('cases', lang)}. {said(_BY_LAW, lang)} {cites}.",
    ]


def state_json(found: StateReport) -> list[dict[str, Any]]:
    """The lines as plain dicts: ``counted`` and ``open`` are null where no case file can answer."""
    return [
        {
            "vi": row.vi,
            "en": row.en,
            "cites": [str(c) for c in row.cites],
            "counted": None if row.cell is None else row.cell.counted,
            "open": None if row.cell is None else row.cell.open,
            "amount": None if row.cell is None else row.cell.amount,
            "parts": []
            if row.cell is None
            else [{"vi": p.vi, "en": p.en, "counted": p.counted, "amount": p.amount} for p in row.cell.parts],
        }
        for row in found.rows
    ]


def as_xlsx(report: Report, state: StateReport | None, *, lang: str = "vi", book: Rulebook | None = None) -> bytes:
    """A workbook: the state's report, then every figure, the bodies side by side, what is open. Nothing in it runs as a formula.

    Without ``state``, where the list of that day was not read, its sheet is left out. Raises ModuleNotFoundError without the extra ``tables``.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - an extra

    known = book or Rulebook.built_in()
    made = io.BytesIO()
    with Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book_:
        book_.set_properties({"created": _MADE})
        looks = {
            name: book_.add_format({"valign": "top", "font_name": "Arial", "font_size": 10, "text_wrap": True, **more})
            for name, more in _LOOKS.items()
        }
        for name, titles, heads, widths, listed in _sheets(report, state, known, lang):
            sheet = book_.add_worksheet(name)
            for row, title in enumerate(titles):
                sheet.write_string(row, 0, title, looks["title"])
            at = len(titles)
            for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
                sheet.set_column(column, column, width)
                sheet.write_string(at, column, head, looks["head"])
            sheet.set_row(at, row_height(heads, widths))
            for cells in listed:
                at += 1
                sheet.set_row(at, row_height([value if isinstance(value, str) else "" for value in cells], widths))
                for column, value in enumerate(cells):
                    if isinstance(value, int):
                        sheet.write_number(at, column, value, looks["number"])
                    elif value is not None:
                        sheet.write_string(at, column, value[:_LONGEST], looks["text"])
            sheet.freeze_panes(len(titles) + 1, 0)
            across_the_page(sheet)
            sheet.repeat_rows(len(titles))
    return made.getvalue()


_LONGEST: Final = 32_000
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "text_wrap": False},
    "head": {"bold": True, "bg_color": "#DDE6F0", "border": 1, "valign": "vcenter"},
    "text": {"border": 1, "border_color": "#C8CFD6"},
    "number": {"num_format": "#,##0", "border": 1, "border_color": "#C8CFD6", "text_wrap": False},
}
_Sheet = tuple[str, list[str], list[str], Sequence[int], list[tuple[str | int | None, ...]]]


def _sheets(report: Report, state: StateReport | None, book: Rulebook, lang: str) -> Iterator[_Sheet]:
    if state is not None:
        listed: list[tuple[str | int | None, ...]] = [
            (row.number, row.words, row.told if row.figure is None else row.figure, row.amount, row.law)
            for row in shown(state, lang)
        ]
        yield (
            said(("Báo cáo xử phạt", "State report"), lang),
            [said(_TITLE, lang), *_heading(state, lang)],
            [said(h, lang) for h in _HEADS],
            (6, 70, 24, 20, 46),
            listed,
        )
    past = against(report, lang)
    heads = [
        *(word(k, lang) for k in ("figure", "dimension", "key", "count", "amount")),
        f"{past}: {word('count', lang)}",
        f"{past}: {word('amount', lang)}",
    ]
    yield (
        capital(word("all-figures", lang)),
        [],
        [capital(h) for h in heads],
        (40, 20, 44, 12, 18, 18, 20),
        list(_figures(report, book, lang)),
    )
    keys = (
        "fines",
        "collected",
        "minutes-to-decision",
        "in-time",
        "late",
        "unknown",
        "amended",
        "annulled-part",
        "annulled-whole",
        "complained",
        "sued",
    )
    heads = [
        capital(name) for name in (word("agency", lang), figure_name("decisions", lang), *(word(k, lang) for k in keys))
    ]
    yield capital(word("by-agency", lang)), [], heads, (40, *[16] * (len(heads) - 1)), list(_bodies(report, lang))
    heads = [capital(word(k, lang)) for k in ("backlog", "count")]
    yield word("backlog", lang)[:31], [], heads, (70, 16), list(_open(report, lang))


def _figures(report: Report, book: Rulebook, lang: str) -> Iterator[tuple[str | int | None, ...]]:
    for row in rows(report):
        name = figure_name(row.figure, lang)
        dimension = (
            ""
            if not row.dimension
            else word("undated", lang)
            if row.dimension == "undated"
            else said(DIMENSION_NAMES[row.dimension], lang)
        )
        key = key_name(row.figure, row.dimension, row.key, book, lang) if row.key else ""
        past = (None, None) if row.before is None else (row.before.count, row.before.amount)
        yield name, dimension, key, row.now.count, row.now.amount, *past


def _bodies(report: Report, lang: str) -> Iterator[tuple[str | int | None, ...]]:
    for name, body in report.bodies.items():
        after = body.aftermath
        own = word(name, lang) if name == UNRESOLVED else name
        yield (
            own, body.decisions.count, body.fines.amount, body.collected.amount, body.median, body.in_time, body.late, body.untold,
            after.amended, after.annulled_part, after.annulled_whole, after.complaints.brought, after.lawsuits.brought,
        )  # fmt: skip


def _open(report: Report, lang: str) -> Iterator[tuple[str | int | None, ...]]:
    backlog = report.backlog
    yield word("open-cases", lang), backlog.count
    yield word("open-unresolved", lang), backlog.unresolved.count
    yield from ((said(STAGES[stage], lang), cell.count) for stage, cell in backlog.stages.items())
    yield from ((age_name(band, lang), n) for band, n in backlog.ages.items())
    yield from ((f"{word('oldest', lang)}: {one.case}", one.days) for one in backlog.oldest)


def state_docx(found: StateReport, *, lang: str = "vi") -> bytes:
    """A Word file of the report's figures, A4. Raises ModuleNotFoundError without the extra ``forms``."""
    from docx import Document  # noqa: PLC0415 - an extra
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - likewise
    from docx.shared import Cm, Pt  # noqa: PLC0415 - likewise

    made = Document()
    normal: Any = made.styles["Normal"]  # a paragraph style, which the stubs take for any style
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Cm(2.5),
        Cm(1.5),
        Cm(2),
        Cm(2),
    )
    made.core_properties.title = said(_TITLE, lang)
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.created = made.core_properties.modified = _MADE
    made.core_properties.language = "en-GB" if lang == "en" else "vi-VN"
    _paragraphs(made, found, lang)
    table = made.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    table.autofit = False
    for column, (head, width) in enumerate(zip(_HEADS, _CENTIMETRES, strict=True)):
        table.columns[column].width = Cm(width)
        table.rows[0].cells[column].paragraphs[0].add_run(said(head, lang)).bold = True
    for row in shown(found, lang):
        cells = table.add_row().cells
        amount = "" if row.amount is None else grouped(row.amount, lang)
        for at, (cell, text) in enumerate(zip(cells, (row.number, row.words, row.told, amount, row.law), strict=True)):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(10 if at == len(_HEADS) - 1 else 11)
            run.italic = not row.number
            if at == _AMOUNT or (at == _AMOUNT - 1 and row.figure is not None):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    repeat_head(table)
    for row_ in table.rows:
        for cell, width in zip(row_.cells, _CENTIMETRES, strict=True):
            cell.width = Cm(width)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


_CENTIMETRES: Final = (1.4, 6.3, 2.8, 2.7, 3.8)
"""The columns under :data:`_HEADS`, on A4 upright without its margins."""
_AMOUNT: Final = 3
"""The column of sums of money; that of counts stands before it."""


def _paragraphs(made: Document, found: StateReport, lang: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - an extra

    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(said(_TITLE, lang).upper()).bold = True
    for line in _heading(found, lang):
        made.add_paragraph(line)
