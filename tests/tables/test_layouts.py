"""Layouts offices use: grouped heads, twelve numbered columns, shared cells, encodings, what is hidden, swapped days."""

# pyright: reportOptionalSubscript=false, reportArgumentType=false, reportCallIssue=false
# What is read is there, or the test fails; XlsxWriter takes more than its types say.

from __future__ import annotations

import json
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
import xlsxwriter

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json
from thanhtra.rulebook import Rulebook
from thanhtra.tables import map_of, read_map, read_register, suggest_map

BOOK = Rulebook.built_in()
LATEST = date(2026, 11, 30)
SAMPLE = Path(__file__).parents[2] / "examples" / "register"


def imported(path, more=None):
    return read_register(path, map_of({**tomllib.loads(suggest_map(path)), **(more or {})}), BOOK, latest=LATEST)


def codes(found):
    return [(p.row, p.column, p.code) for p in found.problems]


def events(case: Case) -> dict[str, Any]:
    return {e.kind: e for e in case.events}


def test_the_sample_register_comes_in_with_its_one_mistake():
    found = read_register(SAMPLE / "register.csv", read_map(SAMPLE / "map.toml"), BOOK, latest=LATEST)
    assert codes(found) == [(6, "G", "instrument")]
    first, second = (case_to_json(c) for c in found.cases)
    assert first["subjects"] == [
        {"id": "s1", "kind": "individual", "name": "Nguyễn Văn Thử", "born": "1985", "address": "Số 1 phố Thử Nghiệm"}
    ]
    assert first["events"][-1] == {"kind": "fine_paid", "on": "2020-10-20", "amount": 7_500_000}
    assert (second["absent"], second["officials"][0]["rank"]) == (["event:fine_paid"], "deputy")
    assert second["acts"] == [{"id": "a1", "subject": "s1", "described": "Đưa tin sai sự thật"}]
    assert {p.code for p in found.told if p.is_note} == {"not-data", "unit", "ditto", "unmapped"}


@pytest.fixture
def grouped(tmp_path):
    path = tmp_path / "grouped.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, hidden = book.add_worksheet("Năm 2021"), book.add_worksheet("ẩn")
        hidden.hide()
        hidden.write(0, 0, "bí mật")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for cells, name in (
            ("A3:A4", "TT"),
            ("B3:B4", "Tên tổ chức, cá nhân vi phạm"),
            ("H3:H4", "Căn cứ pháp lý"),
            ("I3:I4", "Lĩnh vực"),
            ("J3:J4", "Số điện thoại"),
        ):
            sheet.merge_range(cells, name)
        sheet.merge_range("C3:D3", "BIÊN BẢN VPHC")
        sheet.write_row("C4", ["Ngày", "Số"])
        sheet.merge_range("E3:G3", "QUYẾT ĐỊNH XỬ PHẠT")
        sheet.write_row("E4", ["Ngày", "Số", "Số tiền (triệu đồng)"])
        sheet.write_row("A5", [1, "Công ty TNHH Một"])
        sheet.write_datetime("C5", date(2021, 3, 1), day)
        sheet.write("D5", "01")
        sheet.write("E5", 44260)
        sheet.write("F5", "012")
        sheet.write("G5", 7.5)
        sheet.write_row("H5", ["Điều 7 khoản 2, 3 NĐ 15/2020", "Viễn thông", "0900000000"])
        for cells, value in (("A6:A7", 2), ("B6:B7", "Bà Lê Thị C"), ("F6:F7", "013/QĐ-XPHC")):
            sheet.merge_range(cells, value)
        sheet.write("E6", "8/3/21")
        sheet.write("H6", "Đ95.1.a 15/2020/NĐ-CP")
        sheet.write("H7", "điểm a khoản 2 Điều 95 NĐ 15/2020/NĐ-CP")
        sheet.write("G6", 5)
        sheet.write("G7", 10)
        sheet.set_column("J:J", None, None, {"hidden": True})
        sheet.set_row(6, None, None, {"hidden": True})
    return path


def test_grouped_heads_name_columns_and_a_merge_holds_rows_of_one_case_together(grouped):
    found = imported(grouped)
    one, two = found.cases
    assert (
        events(one)["decision_issued"].number,
        events(one)["decision_issued"].on,
        events(one)["minutes_drawn_up"].on,
    ) == ("012", date(2021, 3, 5), date(2021, 3, 1))
    assert (len(one.acts), events(one)["decision_issued"].total, events(one)["decision_issued"].sanctions) == (
        2,
        7_500_000,
        None,
    )
    assert [s.fine for s in events(two)["decision_issued"].sanctions] == [5_000_000, 10_000_000]
    assert one.acts[0].field == "telecommunications"
    assert found.problems == ()


def test_what_is_hidden_is_told_and_read_only_where_the_map_names_it(grouped):
    found = imported(grouped)
    assert {(p.row, p.column) for p in found.told if p.code == "hidden"} == {(3, "J"), (7, None), (None, None)}
    assert "0900000000" not in json.dumps([case_to_json(c) for c in found.cases]) + str(found.told)


def test_a_first_cell_of_number_day_and_issuer_is_taken_apart(tmp_path):
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("2017")
        sheet.write_row(
            0,
            0,
            [
                "Số, ngày tháng năm quyết định; cơ quan ban hành",
                "Tổ chức, cá nhân bị xử phạt (tên, địa chỉ)",
                "Hình thức xử phạt, mức phạt",
                "Tình hình chấp hành quyết định",
            ],
        )
        sheet.write_row(
            1,
            0,
            [
                "Quyết định số 45/QĐ-XPVPHC ngày 05 tháng 10 năm 2017 của Chánh Thanh tra Sở TTTT",
                "Công ty TNHH ABC, địa chỉ: 12 Lê Lợi",
                "Phạt tiền: 40.000.000 đồng (bốn mươi triệu đồng)",
                "Đã thi hành xong",
            ],
        )
        sheet.write_row(
            2,
            0,
            [
                "46/QĐ-XPVPHC\n06/10/2017 14h30",
                "Bà Trần Thị B\nĐịa chỉ: 5 Nguyễn Huệ",
                "Cảnh cáo; Tịch thu tang vật",
                "Đã nộp 20.000.000 đồng, còn 20.000.000 đồng",
            ],
        )
        sheet.write_row(3, 0, ["Bộ phận một cửa 47 tiếp nhận", "X", "Phạt tiền 5 triệu", "?"])
    found = imported(path)
    one, two, _ = found.cases
    assert (
        events(one)["decision_issued"].number,
        one.officials[0].post,
        [s.fine for s in events(one)["decision_issued"].sanctions],
    ) == ("45/QĐ-XPVPHC", "chief-inspector-of-department", [40_000_000])
    assert "execution_completed" in events(one)
    assert (
        events(two)["decision_issued"].number,
        events(two)["decision_issued"].on,
        events(two)["fine_paid"].amount,
    ) == ("46/QĐ-XPVPHC", date(2017, 10, 6), 20_000_000)
    assert codes(found) == [(3, "C", "measure"), (4, "A", "unclear"), (4, None, "subject-kind")]


HEAD = "STT,Họ và tên,Năm sinh,Số QĐ,Ngày ký,Điểm,Khoản,Điều,Nghị định,Mức phạt (đồng),Đã nộp\n"
ROWS = '1,Nguyễn Văn Đức,1985,01/QĐ-XPHC,05/10/2020,a,1,101,15/2020/NĐ-CP,"7.500.000",đã nộp ngày 12/10/2020\n2,Cty CP Sao,,01/QĐ-XPHC,06/10/2020,,3,64,174/2013/NĐ-CP,"5,000,000",-\n'
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows(text):
    """In Windows-1258, where tones stand behind their letter."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in apart if c in TONES)
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            out += unicodedata.normalize("NFC", apart.translate(dict.fromkeys(map(ord, TONES)))).encode(
                "cp1258"
            ) + tones.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + ROWS).encode("utf-8-sig"), ("sep=,\r\n" + HEAD + ROWS).encode(), unicodedata.normalize("NFD", HEAD + ROWS).encode(), (HEAD + ROWS).encode("utf-16"), windows(HEAD + ROWS),
    ],
    ids=["bom", "sep", "nfd", "utf-16", "cp1258"],
)  # fmt: skip
def test_one_register_in_five_encodings_gives_equal_cases(data, tmp_path):
    (tmp_path / "plain.csv").write_text(HEAD + ROWS, encoding="utf-8")
    (tmp_path / "so.csv").write_bytes(data)
    wanted = map_of(tomllib.loads(suggest_map(tmp_path / "plain.csv")))
    plain, other = (read_register(tmp_path / name, wanted, BOOK, latest=LATEST) for name in ("plain.csv", "so.csv"))
    assert [attrs.evolve(c, id="x", source=None) for c in other.cases] == [
        attrs.evolve(c, id="x", source=None) for c in plain.cases
    ]
    assert [(p.column, p.code) for p in plain.problems] == [("D", "duplicate"), ("D", "duplicate")]
    assert events(plain.cases[0])["fine_paid"].amount is None
    assert [str(c.acts[0].provision) for c in plain.cases] == ["15/2020/NĐ-CP Đ101.1.a", "174/2013/NĐ-CP Đ64.3"]


@pytest.mark.parametrize(
    ("choice", "day"), [("unknown", None), ("swap", date(2020, 5, 2)), ("as-shown", date(2020, 2, 5))]
)
def test_a_column_half_swapped_is_told_once(choice, day, tmp_path):
    path = tmp_path / "so.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, look = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Số QĐ", "Ngày QĐ", "Tên người vi phạm", "Số tiền phạt"])
        for at in range(1, 9):
            sheet.write_row(at, 0, [f"{at:02}/QĐ", f"{12 + at}/05/2020", "Lê Văn A"])
            sheet.write_formula(at, 3, f"=1000000*{at}", None, at * 1_000_000 if at != 3 else "")
            if at % 2 == 0:
                sheet.write_datetime(at, 1, date(2020, at, 5), look)
    found = imported(path, {"swapped": choice})
    assert codes(found) == [(1, "B", "swapped"), (4, "D", "formula")]
    assert events(found.cases[1])["decision_issued"].on == day
    assert events(found.cases[0])["decision_issued"].on == date(2020, 5, 13)
    assert (events(found.cases[2])["decision_issued"].sanctions, events(found.cases[2])["decision_issued"].total) == (
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = ", "$: unknown_format"),
        ("a = 1", "$.a: unknown_key"),
        ('[columns]\n"Số" = "decison.number"', '$.columns["Số"]: unknown_value'),
        ('swapped = "no"\nunit = "x"\n[columns]\n"Số" = "decision.number"', "$.swapped: unknown_value"),
        ('swapped = "no"\nunit = "x"\n[columns]\n"Số" = "decision.number"', "$.unit: wrong_type"),
        ('unit = "x"', "$.columns: missing"),
        ('columns = "Số"', "$.columns: wrong_type"),
        ("[columns]\n'Số' = ['decision.number']", "$.columns: wrong_type"),
        ("sheet = 3", "$.sheet: wrong_type"),
        ("[sheet.a]\ncolumns = 1", "$.sheet: wrong_type"),
        ("[sheet.a.columns]\n'Số' = 'x'", '$.sheet.a.columns["Số"]: unknown_value'),
        *(
            (f"{key} = {value}\n[columns]\n'Số' = 'decision.number'", f"$.{key}: wrong_type")
            for key, value in {
                "titles": "['x']",
                "sheets": "'x'",
                "instrument": "1",
                "post": "true",
                "agency": "[]",
                "field": "{}",
                "subject_kind": "['individual']",
                "unit": "0",
                "century": str(10**30),
                "earliest": "2020-01-01T00:00:00",
                "delimiter": "';;'",
            }.items()
        ),
    ],
)
def test_a_map_is_refused_with_every_problem(text, problem, tmp_path):
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Unusable) as told:
        read_map(tmp_path / "map.toml")
    assert problem in str(told.value)


def test_what_is_no_register_is_refused(tmp_path):
    (tmp_path / "so.xlsx").write_bytes(b"no workbook")
    with pytest.raises(Unusable, match="a workbook"):
        suggest_map(tmp_path / "so.xlsx")
