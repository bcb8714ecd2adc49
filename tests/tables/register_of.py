"""A register of 500 rows as an inspectorate keeps it, with forty mistakes of ten kinds put in at known places."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

HEADS = [
    "TT",
    "Họ và tên / tổ chức",
    "Năm sinh",
    "Địa chỉ",
    "Số BB",
    "Ngày lập BB",
    "Số QĐ",
    "Ngày QĐ",
    "Chức danh người ký",
    "Điều khoản áp dụng",
    "Tiền phạt",
    "Tình hình thi hành",
]
FIRST = 5
"""The sheet's row of the first case."""
ROWS = 500
PLANTED: dict[str, tuple[str, str, Any]] = {
    "no such day": ("H", "day", "31/06/2021"),
    "no year": ("F", "day", "5/10"),
    "a year out of range": ("H", "day", "12/03/2031"),
    "decree without year": ("J", "instrument", "a,k1,Đ101 NĐ15"),
    "no article": ("J", "citation", "Nghị định số 15/2020/NĐ-CP"),
    "words against figures": ("K", "unclear", "7.500.000 đồng (bảy triệu đồng)"),
    "money of two readings": ("K", "unclear", "7,500 triệu"),
    "a title nobody knows": ("I", "title", "Trưởng ban cổng thông tin"),
    "an unclear payment": ("L", "unclear", "xem hồ sơ"),
    "an old font": ("I", "letters", "Ch¸nh Thanh tra Së QuyÕt ®Þnh"),
}
MAP = """
agency = "Thanh tra Sở Thông tin và Truyền thông"
[columns]
"Họ và tên / tổ chức" = "subject.name"
"Năm sinh" = "subject.born"
"Địa chỉ" = "subject.address"
"Số BB" = "minutes.number"
"Ngày lập BB" = "minutes.on"
"Số QĐ" = "decision.number"
"Ngày QĐ" = "decision.on"
"Chức danh người ký" = "decision.by"
"Điều khoản áp dụng" = "act.provision"
"Tiền phạt" = "fine"
"Tình hình thi hành" = "paid"
"""


def planted() -> dict[tuple[int, str], tuple[str, Any]]:
    """Row and column → code expected and the text put there; four of each kind."""
    found: dict[tuple[int, str], tuple[str, Any]] = {}
    for at, (column, code, text) in enumerate(PLANTED.values()):
        for time in range(4):
            found[FIRST + 7 + at * 11 + time * 117, column] = (code, text)
    return found


def good_row(at: int) -> list[Any]:
    """A row without a mistake."""
    minuted = date(2020, 5, 4) + timedelta(days=at)
    decided = minuted + timedelta(days=5)
    name = "Công ty TNHH Thử Nghiệm" if at % 3 == 0 else "Nguyễn Văn Thử"
    born = None if at % 3 == 0 else 1960 + at % 40
    cite = "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP" if at % 2 else "Đ101 k1 điểm a NĐ 15/2020"
    fine: Any = "7.500.000 đồng" if at % 2 else 7_500_000
    return [
        at + 1,
        name,
        born,
        f"Số {at + 1} phố Thử Nghiệm",
        f"{at + 1:03}/BB-VPHC",
        f"{minuted:%d/%m/%Y}",
        f"{at + 1:03}/QĐ-XPHC",
        decided if at % 5 else f"{decided:%d.%m.%Y}",
        "Chánh Thanh tra Sở" if at % 4 else "KT. CHÁNH THANH TRA SỞ",
        cite,
        fine,
        "nộp đủ" if at % 2 else "chưa nộp",
    ]


def write(path: Path) -> None:
    """The register, its mistakes in place."""
    wrong = planted()
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Năm 2020-2021")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(0, 0, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
        sheet.merge_range(1, 0, 1, 11, "SỔ THEO DÕI XỬ PHẠT VI PHẠM HÀNH CHÍNH")
        sheet.write_row(2, 0, HEADS)
        sheet.write_row(3, 0, [f"({n + 1})" for n in range(12)])
        for at in range(ROWS):
            cells = good_row(at)
            row = FIRST - 1 + at
            for column, value in enumerate(cells):
                said = wrong.get((row + 1, chr(65 + column)), ("", value))[1]
                if isinstance(said, date):
                    sheet.write_datetime(row, column, said, day)
                elif said is not None:
                    sheet.write(row, column, said)
        end = FIRST - 1 + ROWS
        sheet.write(end, 1, "Tổng cộng")
        sheet.write_formula(end, 10, f"=SUM(K{FIRST}:K{end})", None, 1)
        sheet.write(end + 2, 8, "NGƯỜI LẬP BIỂU")
