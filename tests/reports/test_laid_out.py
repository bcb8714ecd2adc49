"""A page of facts and tables on paper and on a screen: columns as wide as their words, numbers to the right, a card a row where it is narrow."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import load_workbook

from thanhtra.reports.laid_out import LaidOut, PageTable, laid_out_html
from thanhtra.reports.laid_out_files import laid_out_docx, laid_out_xlsx, row_height

HEADS = ("Việc", "Nội dung", "Số", "Ngày", "Căn cứ")
ROW = (
    "12",
    "Đánh giá nguyên nhân vi phạm lặp lại của các đơn vị được cấp phép trên địa bàn",
    3,
    date(2026, 11, 25),
    "217/2025/NĐ-CP Đ13.2",
)


def page(*tables):
    return LaidOut(title="Kế hoạch", lang="vi", facts=(), verdict="1 việc.", good=True, tables=tables)


def table(heads=HEADS, rows=(ROW,)):
    return PageTable(title="Các việc", heads=heads, rows=rows)


def drawn(of):
    return Document(io.BytesIO(laid_out_docx(of))).tables[0]


def test_a_column_of_a_document_has_room_for_a_day_and_the_whole_stays_on_the_paper():
    grid = drawn(page(table()))
    widths = [column.width.cm for column in grid.columns]

    assert sum(widths) == pytest.approx(26.2, abs=0.1)
    assert widths[3] > 2.2  # 25/11/2026 in ten points
    assert widths[1] == max(widths)
    assert [cell.width for cell in grid.rows[1].cells] == [column.width for column in grid.columns]
    assert "w:tblHeader" in grid.rows[0]._tr.xml


def test_many_columns_share_the_paper():
    many = tuple(f"Cột{n}" for n in range(20))
    widths = [column.width.cm for column in drawn(page(table(many, (("nguyênnhânkháchquan",) * 20,)))).columns]

    assert sum(widths) == pytest.approx(26.2, abs=0.2)
    assert max(widths) - min(widths) < 0.01


def test_numbers_stand_to_the_right_and_words_do_not():
    grid = drawn(page(table()))
    assert [cell.paragraphs[0].alignment for cell in grid.rows[1].cells] == [
        None,
        None,
        WD_ALIGN_PARAGRAPH.RIGHT,
        None,
        None,
    ]
    assert [cell.text for cell in grid.rows[1].cells] == ["12", ROW[1], "3", "25/11/2026", ROW[4]]


def test_on_a_narrow_screen_every_cell_says_what_it_is():
    made = laid_out_html(page(table()))
    assert re.findall(r'data-label="([^"]+)"', made) == list(HEADS)
    assert "attr(data-label)" in made
    assert '<table class="sheet">' in made


def test_a_table_of_many_long_columns_is_cards_on_any_usual_screen_and_one_of_many_counts_is_not():
    long, count = "một nội dung dài hơn một dòng của ô", 7
    heads = tuple("abcdefghijkl")
    assert '<table class="sheet wide">' in laid_out_html(page(table(heads, ((long,) * 12,))))
    assert '<table class="sheet">' in laid_out_html(page(table(heads, ((long, *(count,) * 11),))))


def test_a_count_of_none_takes_no_line_of_a_card():
    assert laid_out_html(page(table(("a", "b", "c"), (("x", 0, 1),)))).count('class="number nil"') == 1


def test_what_a_cell_does_not_say_takes_no_line_of_a_card():
    made = laid_out_html(page(table(("a", "b"), (("1", None), ("2", "")))))
    assert made.count('<td data-label="b"></td>') == 2
    assert "td:empty" in made


@pytest.mark.parametrize(
    ("texts", "height"),
    [
        (("a", "b"), None),
        (("a" * 10, ""), None),
        (("a" * 11, ""), 27.0),
        (("a\nb\nc", ""), 40.5),
        (("", "x" * 3_000), 400.0),
    ],
)
def test_a_row_of_a_workbook_is_as_high_as_its_longest_text_asks(texts, height):
    assert row_height(texts, (10.0, 20.0)) == height


def test_a_sheet_is_as_wide_as_can_be_read_on_paper_and_its_rows_as_high():
    wide = page(
        table(
            tuple("abcdefghijkl"),
            (tuple(f"{letter} một nội dung dài phải xuống dòng nhiều lần trong ô" for letter in "abcdefghijkl"),),
        )
    )
    sheet = load_workbook(io.BytesIO(laid_out_xlsx(wide)))["Các việc"]

    assert sum(column.width for column in sheet.column_dimensions.values()) < 165
    assert sheet.row_dimensions[2].height > 40
    short = load_workbook(io.BytesIO(laid_out_xlsx(page(table(("a", "b"), (("1", "2"),))))))["Các việc"]
    assert max(column.width for column in short.column_dimensions.values()) < 10
