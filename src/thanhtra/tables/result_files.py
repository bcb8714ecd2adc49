"""The table of results as a workbook or as text; nothing in it runs as a formula (tệp kết quả XLSX, CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.outputs import safe_cell
from thanhtra.tables.results import HEADS, CaseResult

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (24, 15, 12, 26, 9, 50, 11, 46, 30, 12, 24)
_SHEETS: Final = (("Kết quả", "Results"), ("Sai sót", "Findings"))
_WRONG_HEADS: Final = (("Hồ sơ", "Case"), ("Mã kiểm tra", "Check"), ("Sai sót", "What is wrong"), ("Căn cứ", "Law"))
_WRONG_WIDTHS: Final = (26, 12, 100, 50)
_LONGEST: Final = 32_000
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same results give the same bytes


def results_csv(results: Sequence[CaseResult], *, lang: str = "vi", delimiter: str = ",", bom: bool = False) -> str:
    """One row a case under a row of names. A text a spreadsheet would run is led by an apostrophe; ``bom`` helps Excel see UTF-8."""
    out = io.StringIO()
    write = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    write.writerow([_said(h, lang) for h in HEADS])
    for one in results:
        write.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in _cells(one)])
    return ("\ufeff" if bom else "") + out.getvalue()


def results_xlsx(results: Sequence[CaseResult], *, lang: str = "vi") -> bytes:
    """A workbook: a row a case with frozen head and filters; the count of findings leads to them on a second sheet and back.

    Needs the extra ``tables``; raises Unusable without it.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - the extra "tables"
    except ImportError:
        raise Unusable(
            [Problem("$", "unknown_format", "the extra: pip install thanhtra[tables]", "no writer of workbooks")]
        ) from None
    made = io.BytesIO()
    with Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"created": _MADE})
        look = {
            name: book.add_format({"valign": "top", "font_name": "Arial", "font_size": 10, **more})
            for name, more in _LOOKS.items()
        }
        first, second = (book.add_worksheet(_said(s, lang)) for s in _SHEETS)
        _head(first, [_said(h, lang) for h in HEADS], _WIDTHS, look["head"], len(results))
        _head(
            second,
            [_said(h, lang) for h in _WRONG_HEADS],
            _WRONG_WIDTHS,
            look["head"],
            sum(len(r.wrong) for r in results),
        )
        at = 1
        for row, one in enumerate(results, start=1):
            _row(first, row, one, look)
            if one.wrong:
                first.write_url(
                    row, 4, f"internal:'{_said(_SHEETS[1], lang)}'!A{at + 1}", look["link"], string=str(len(one.wrong))
                )
            for wrong in one.wrong:
                second.write_url(
                    at, 0, f"internal:'{_said(_SHEETS[0], lang)}'!A{row + 1}", look["link"], string=one.case[:_LONGEST]
                )
                second.set_row(at, _height((one.case, *wrong), _WRONG_WIDTHS))
                for column, text in enumerate(wrong, start=1):
                    second.write_string(at, column, text[:_LONGEST], look["text"])
                at += 1
    return made.getvalue()


_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "head": {"bold": True, "text_wrap": True, "bg_color": "#DDE6F0", "border": 1, "valign": "vcenter"},
    "text": {"text_wrap": True},
    "count": {"align": "left"},
    "day": {"num_format": "dd/mm/yyyy", "align": "left"},
    "link": {"font_color": "#0645AD", "underline": 1, "align": "left"},
    "bad": {"text_wrap": True, "bg_color": "#FBE3E0"},
    "unknown": {"text_wrap": True, "bg_color": "#FFF6DA"},
    "good": {"text_wrap": True, "bg_color": "#E3F3E3"},
}


def _head(sheet: Worksheet, names: list[str], widths: Sequence[int], look: Any, rows: int) -> None:
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, look)
    sheet.set_row(0, 44)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), len(names) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(cells: Sequence[str | int], widths: Sequence[int]) -> float:
    """Points for the tallest cell: programs that do not fit rows to wrapped text would show one line of it."""
    lines = max(
        sum(-(-max(len(line), 1) // max(width - 1, 1)) for line in str(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return min(14.0 * lines + 2, 400.0)


def _row(sheet: Worksheet, row: int, one: CaseResult, look: dict[str, Any]) -> None:
    sheet.set_row(row, _height(_cells(one), _WIDTHS))
    for column, cell in enumerate(_cells(one)):
        kind = ("bad" if one.wrong else "unknown" if one.open or one.missing else "good") if column == 3 else "text"  # noqa: PLR2004 - the verdict
        if cell == "":
            sheet.write_blank(row, column, None, look["text"])
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, look["count"])
        elif column in (2, 9):
            day = one.decided if column == 2 else one.last_day  # noqa: PLR2004 - the days
            sheet.write_datetime(row, column, datetime.combine(day, datetime.min.time()), look["day"])  # type: ignore[arg-type] # a cell not empty
        else:
            sheet.write_string(row, column, cell[:_LONGEST], look[kind])


def _cells(one: CaseResult) -> list[str | int]:
    wrong = "\n".join(f"{code}: {text}" for code, text, _ in one.wrong)
    return [
        one.case,
        one.decision,
        _iso(one.decided),
        one.verdict,
        len(one.wrong),
        wrong,
        one.open,
        "; ".join(one.missing),
        one.next_step,
        _iso(one.last_day),
        one.source,
    ]


def _iso(day: Any) -> str:
    return "" if day is None else str(day.isoformat())


def _said(pair: tuple[str, str], lang: str) -> str:
    return pair[1] if lang == "en" else pair[0]
