"""Ten registers laid out unlike one another, each read by the map proposed from its own heads: the same two decisions, and nothing else."""

from __future__ import annotations

import tomllib
from datetime import date

import openpyxl
import pytest

from thanhtra.exchange import case_to_json
from thanhtra.rulebook import Rulebook
from thanhtra.tables import map_of, read_register, suggest_map

BOOK = Rulebook.built_in()
LAST = date(2026, 11, 30)


def book(*sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows, merges in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for place in merges:
            sheet.merge_cells(place)
    return made


LAYOUTS = {}
LAYOUTS["titles"] = book(
    (
        "Sổ",
        [
            ["THANH TRA SỞ THÔNG TIN VÀ TRUYỀN THÔNG"],
            ["SỔ THEO DÕI XỬ PHẠT VI PHẠM HÀNH CHÍNH NĂM 2020"],
            ["(Kèm theo Báo cáo số 15/BC-TTr ngày 31/12/2020)"],
            [],
            [
                "STT",
                "Họ và tên",
                "Năm sinh",
                "Địa chỉ",
                "Hành vi vi phạm",
                "Số biên bản",
                "Ngày lập biên bản",
                "Số QĐ",
                "Ngày ra QĐ",
                "Mức phạt",
                "Ngày nộp phạt",
            ],
            [
                1,
                "Nguyễn Văn Hùng",
                1985,
                "12 Lê Lợi",
                "Đăng tin sai",
                "01/BB-VPHC",
                "05/10/2020",
                "12/QĐ-XPHC",
                "20/10/2020",
                "7.500.000đ",
                "25/10/2020",
            ],
            [],
            [
                2,
                "Công ty TNHH Sao Mai",
                None,
                "5 Trần Phú",
                "Đăng tin sai",
                "02/BB-VPHC",
                "6.10.2020",
                "13/QĐ-XPHC",
                "ngày 21 tháng 10 năm 2020",
                "10 triệu đồng",
                None,
            ],
            ["Tổng cộng", None, None, None, None, None, None, None, None, "17.500.000đ"],
            [None, None, None, None, None, None, None, "Hà Nội, ngày 31 tháng 12 năm 2020"],
            [None, None, None, None, None, None, None, "CHÁNH THANH TRA"],
        ],
        ["A1:K1", "A2:K2", "A3:K3"],
    )
)
LAYOUTS["two-row"] = book(
    (
        "Quý IV",
        [
            ["TT", "ĐỐI TƯỢNG VI PHẠM", None, None, "BIÊN BẢN VPHC", None, "QUYẾT ĐỊNH XỬ PHẠT", None, None, "Ghi chú"],
            [None, "Họ tên", "Năm sinh", "Địa chỉ", "Số", "Ngày", "Số", "Ngày", "Số tiền (đồng)", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
            [1, "Nguyễn Văn Hùng", "1985", "12 Lê Lợi", "01/BB-VPHC", 44109, "12/QĐ-XPHC", 44124, 7500000, None],
            [
                2,
                "Công ty TNHH Sao Mai",
                None,
                "5 Trần Phú",
                "02/BB-VPHC",
                44110,
                "13/QĐ-XPHC",
                44125,
                10000000,
                "nộp chậm",
            ],
        ],
        ["A1:A2", "B1:D1", "E1:F1", "G1:I1", "J1:J2"],
    )
)
LAYOUTS["acts"] = book(
    (
        "Sheet1",
        [
            [
                "STT",
                "Tổ chức, cá nhân vi phạm, địa chỉ",
                "Biên bản (số, ngày)",
                "Điều khoản áp dụng",
                "Hình thức, mức phạt",
                "Quyết định (số, ngày)",
            ],
            [
                1,
                "Ông Nguyễn Văn Hùng, sinh năm 1985, địa chỉ: 12 Lê Lợi",
                "01/BB-VPHC ngày 05/10/2020",
                "Điểm a khoản 1 Điều 101 Nghị định 15/2020/NĐ-CP;\nĐiểm b khoản 1 Điều 101 Nghị định 15/2020/NĐ-CP",
                "Phạt tiền 7,5 triệu đồng;\nPhạt tiền 10 triệu đồng",
                "12/QĐ-XPHC ngày 20/10/2020",
            ],
            [
                2,
                "Công ty TNHH Sao Mai, địa chỉ: 5 Trần Phú",
                "02/BB-VPHC\nngày 06/10/2020",
                "a,k1,Đ101 NĐ15/2020",
                "Cảnh cáo",
                "13/QĐ-XPHC\nngày 21/10/2020",
            ],
        ],
        [],
    )
)
LAYOUTS["sections"] = book(
    (
        "2020",
        [
            ["DANH SÁCH QUYẾT ĐỊNH"],
            [None, None, None, None, "ĐVT: 1.000 đồng"],
            ["TT", "Số quyết định", "Ngày quyết định", "Đối tượng", "Tiền phạt"],
            ["I", "Lĩnh vực viễn thông"],
            [1, "12/QĐ-XPHC", date(2020, 10, 20), "Ông Nguyễn Văn Hùng", 7500],
            ["Cộng", None, None, None, 7500],
            ["II", "Lĩnh vực xuất bản"],
            [1, "13/QĐ-XPHC", date(2020, 10, 21), "Công ty TNHH Sao Mai", 10000],
            ["Cộng", None, None, None, 10000],
            ["TỔNG CỘNG", None, None, None, 17500],
        ],
        ["A1:E1"],
    )
)
LAYOUTS["notes"] = book(
    (
        "Hướng dẫn",
        [["HƯỚNG DẪN NHẬP LIỆU"], ["1. Số quyết định ghi đầy đủ ký hiệu"], ["2. Ngày quyết định ghi dd/mm/yyyy"]],
        [],
    ),
    (
        "Quý III",
        [
            ["Số quyết định", "Ngày quyết định", "Họ tên", "Tiền phạt"],
            ["12/QĐ-XPHC", "20/10/2020", "Nguyễn Văn Hùng", "7.500.000 đồng (bảy triệu năm trăm nghìn đồng)"],
        ],
        [],
    ),
    (
        "Quý IV",
        [
            ["Số quyết định", "Ngày quyết định", "Họ tên", "Tiền phạt"],
            ["13/QĐ-XPHC", "21/10/20", "Công ty TNHH Sao Mai", "10tr"],
        ],
        [],
    ),
)
LAYOUTS["first-col"] = book(
    (
        "A",
        [
            [
                "Số, ngày, cơ quan ra quyết định",
                "Tên cá nhân, tổ chức vi phạm",
                "Hành vi vi phạm",
                "Số tiền phạt (triệu đồng)",
                "Đã nộp (triệu đồng)",
            ],
            ["12/QĐ-XPHC ngày 20/10/2020 của Chánh Thanh tra Sở", "Nguyễn Văn Hùng", "Đăng tin sai", "7,5", "7,5"],
            ["13/QĐ-XPHC ngày 21/10/2020 của Chánh Thanh tra Sở", "Công ty TNHH Sao Mai", "Đăng tin sai", "10", "0"],
        ],
        [],
    )
)
LAYOUTS["rowspan"] = book(
    (
        "A",
        [
            ["STT", "Số QĐ", "Ngày QĐ", "Người vi phạm", "Điểm", "Khoản", "Điều", "Nghị định", "Mức phạt"],
            [1, "12/QĐ-XPHC", "20/10/2020", "Nguyễn Văn Hùng", "a", 1, 101, "15/2020/NĐ-CP", 7500000],
            [None, None, None, None, "b", 1, 101, "15/2020/NĐ-CP", 10000000],
            [2, "13/QĐ-XPHC", "21/10/2020", "Công ty TNHH Sao Mai", "a", 1, 101, "15/2020/NĐ-CP", 10000000],
        ],
        ["A2:A3", "B2:B3", "C2:C3", "D2:D3"],
    )
)
LAYOUTS["ditto"] = book(
    (
        "A",
        [[]] * 6
        + [
            [
                None,
                "TT",
                None,
                "QĐ số",
                "Ngày ký QĐ",
                "Chức danh người ký",
                "Tên đối tượng",
                "Số tiền phạt",
                "Tình hình thi hành",
            ],
            [
                None,
                1,
                None,
                "12/QĐ-XPHC",
                "20/10/2020",
                "Chánh Thanh tra Sở",
                "Nguyễn Văn Hùng",
                "7.500.000",
                "Đã nộp đủ ngày 25/10/2020",
            ],
            [],
            [None, 2, None, "13/QĐ-XPHC", "21/10/2020", "-nt-", "Công ty TNHH Sao Mai", "10.000.000 VNĐ", "Chưa nộp"],
        ],
        [],
    )
)
LAYOUTS["apart"] = book(
    (
        "A",
        [
            [
                "No.",
                "Decision No. (Số quyết định)",
                "Ngày ban hành",
                "Cá nhân/Tổ chức",
                "CCCD/MST",
                "Tổng tiền phạt",
                "Ngày thi hành xong",
            ],
            ["1", "012", "2020-10-20", "Bà Trần Thị Thủy", "001085000001", "7 500 000", "30/10/2020"],
            ["2", "013", "2020-10-21 00:00:00", "HKD Minh Quý", "8001", "10.000.000,00", None],
        ],
        [],
    )
)
LAYOUTS["pages"] = book(
    (
        "A",
        [
            ["Số quyết định", "Ngày quyết định", "Họ tên người vi phạm", "Mức phạt tiền"],
            ["12/QĐ-XPHC", "20/10/2020", "Nguyễn Văn Hùng", "7.500.000"],
            ["Cộng trang", None, None, "7.500.000"],
            ["Số quyết định", "Ngày quyết định", "Họ tên người vi phạm", "Mức phạt tiền"],
            ["Mang sang", None, None, "7.500.000"],
            ["13/QĐ-XPHC", "21/10/2020", "Công ty TNHH Sao Mai", "10.000.000"],
            ["Ghi chú: số liệu tính đến 31/12/2020"],
            ["NGƯỜI LẬP BIỂU", None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
        ],
        ["A8:B8"],
    )
)

FIRST = ("12/QĐ-XPHC", "2020-10-20", "Nguyễn Văn Hùng", "individual", 7_500_000)
SECOND = ("13/QĐ-XPHC", "2020-10-21", "Công ty TNHH Sao Mai", "organization", 10_000_000)
TOLD = {
    "titles": ["not-data"] * 6,
    "two-row": [],
    "acts": [],
    "sections": ["not-data", "unit", *["not-data"] * 5],
    "notes": ["no-head"],
    "first-col": [],
    "rowspan": ["merged-rows"],
    "ditto": ["ditto"],
    "apart": ["unclear", "subject-kind", "unclear", "subject-kind"],
    "pages": ["not-data"] * 5,
}


def read(name, tmp_path):
    path = tmp_path / f"{name}.xlsx"
    LAYOUTS[name].save(path)
    return read_register(path, map_of(tomllib.loads(suggest_map(path, lang="vi"))), BOOK, latest=LAST)


def decided(case):
    """Number, day, who, of what kind, and the sum of the fines of the decision."""
    made = case_to_json(case)
    (decision,) = [e for e in made["events"] if e["kind"] == "decision_issued"]
    subject = made["subjects"][0]
    fines = [s.get("fine") for s in decision["sanctions"]]
    return decision["number"], decision["on"], subject["name"].removeprefix("Ông "), subject["kind"], fines[0]


@pytest.mark.parametrize("name", sorted(set(LAYOUTS) - {"apart", "acts"}))
def test_every_layout_gives_the_same_two_decisions(name, tmp_path):
    assert [decided(case) for case in read(name, tmp_path).cases] == [FIRST, SECOND]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_what_is_no_case_is_told_and_nothing_else_is(name, tmp_path):
    assert [p.code for p in read(name, tmp_path).told] == TOLD[name]


def test_several_acts_of_a_cell_pair_with_their_fines(tmp_path):
    first, second = (case_to_json(case) for case in read("acts", tmp_path).cases)
    assert first["events"][1]["sanctions"] == [{"act": "a1", "fine": 7_500_000}, {"act": "a2", "fine": 10_000_000}]
    assert [act["provision"] for act in first["acts"]] == ["15/2020/NĐ-CP Đ101.1.a", "15/2020/NĐ-CP Đ101.1.b"]
    assert (first["subjects"][0]["born"], first["subjects"][0]["address"]) == ("1985", "12 Lê Lợi")
    assert second["events"][1]["sanctions"] == [{"act": "a1", "warning": True}]


def test_names_under_a_head_of_kinds_are_told_without_the_names(tmp_path):
    found = read("apart", tmp_path)
    assert [(e.number, e.on, e.total) for c in found.cases for e in c.events if e.kind == "decision_issued"] == [
        ("012", date(2020, 10, 20), 7_500_000),
        ("013", date(2020, 10, 21), 10_000_000),
    ]
    assert [p.got for p in found.problems if p.code == "unclear"] == ["… (16)", "… (12)"]


def test_a_day_among_words_without_a_number_is_no_decisions_day(tmp_path):
    sheet = book(
        (
            "A",
            [["Số quyết định", "Họ tên", "Mức phạt"], ["chưa ra, hẹn 20/10/2020", "Nguyễn Văn Hùng", "5.000.000"]],
            [],
        )
    )
    sheet.save(tmp_path / "so.xlsx")
    columns = {"Số quyết định": "decision.number", "Họ tên": "subject.name", "Mức phạt": "fine"}
    found = read_register(tmp_path / "so.xlsx", map_of({"columns": columns}), BOOK, latest=LAST)
    (decision,) = found.cases[0].events
    assert (decision.number, decision.on) == (None, None)
    assert [p.code for p in found.problems] == ["unclear"]
