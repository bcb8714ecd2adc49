"""Cells of several facts."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.reading_vi import Unreadable
from thanhtra.tables.cells import Execution, read_execution, read_imposed, read_numbered, read_person
from thanhtra.tables.names import kind_of_name, kind_of_word

SPAN = {"century": 2000, "earliest": date(2013, 7, 1), "latest": date(2026, 11, 30)}


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("12/QĐ-XPHC ngày 05/10/2020", "12/QĐ-XPHC", date(2020, 10, 5)),
        ("Số 0012, 05.10.20, 14h30", "0012", date(2020, 10, 5)),
        ("QĐ số 7/QĐ-XPVPHC\nngày 05 tháng 10 năm 2020", "7/QĐ-XPVPHC", date(2020, 10, 5)),
        ("05/10/2020", None, date(2020, 10, 5)),
        ("12/2020/QĐ-XPHC", "12/2020/QĐ-XPHC", None),
    ],
)
def test_a_number_and_its_day_share_a_cell(text, number, day):
    found = read_numbered(text, **SPAN)
    assert (found.number, found.day, found.trouble) == (number, day, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12 ngày 31/02/2020", "day"),
        ("12 ngày 1/1/2020 và 2/2/2020", "several"),
        ("theo hồ sơ kèm theo", "unclear"),
        ("12 ngày 1/7/1999", "day"),
    ],
)
def test_a_number_and_day_that_cannot_be_read_are_told(text, code):
    assert read_numbered(text, **SPAN).trouble.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chưa nộp", Execution(state="unpaid")),
        ("Chưa thi hành", Execution(state="unexecuted")),
        ("nộp đủ", Execution(state="paid-in-full")),
        ("Đã thi hành xong ngày 1/2/2021", Execution(state="executed", day=date(2021, 2, 1))),
        ("đã nộp ngày 1/2/2021", Execution(state="paid", day=date(2021, 2, 1))),
        ("Đã nộp 5.000.000 đồng (biên lai số 0123) ngày 1/2/2021, còn 2.500.000", None),
        ("đã nộp 5 triệu, còn 2,5 triệu", Execution(state="paid", amount=5_000_000, left=2_500_000)),
        ("-", None),
    ],
)
def test_paid_paid_in_full_and_executed_differ(text, expected):
    found = read_execution(text, **SPAN)
    if expected is not None or text == "-":
        assert found == expected
    else:
        assert found == Execution(state="paid", day=date(2021, 2, 1), amount=5_000_000, left=2_500_000)


@pytest.mark.parametrize(
    "text", ["thi hành một phần", "đã nộp 31/02/2021", "đã nộp 1/1/2021 và 2/2/2021", "đã nộp 7,500 triệu", "có"]
)
def test_what_is_not_plain_of_a_payment_is_not_read(text):
    assert isinstance(read_execution(text, **SPAN), Unreadable)


def test_a_person_is_taken_apart_only_where_the_cell_says_so():
    said = read_person("Trần Thị B (SN 1990), trú tại phường X")
    assert (said.name, said.born, said.address) == ("Trần Thị B", "1990", "phường X")
    plain = read_person("Nguyễn Văn A, Hà Nội")
    assert (plain.name, plain.born, plain.address) == ("Nguyễn Văn A, Hà Nội", None, None)


@pytest.mark.parametrize(
    ("text", "warning", "fines", "left"),
    [
        ("Cảnh cáo", True, (), ()),
        ("Phạt tiền 7.500.000 đồng; Tịch thu tang vật", False, (7_500_000,), ("Tịch thu tang vật",)),
        ("1) Phạt tiền: 5 triệu\n2) Phạt tiền: 10 triệu", False, (5_000_000, 10_000_000), ()),
        ("Phạt tiền", False, (), ()),
    ],
)
def test_forms_and_sums_of_a_cell(text, warning, fines, left):
    found = read_imposed(text, unit=1)
    assert (found.warning, found.fines, found.left_out, found.trouble) == (warning, fines, left, None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Công ty TNHH Sao", "organization"), ("Báo Điện tử X", "organization"), ("Hộ kinh doanh Nguyễn Văn A", "household-business"), ("Nguyễn Văn A", "individual"), ("Bà Trần Thị B", "individual"),
        ("Sao Mai", None), ("facebook.com/abc", None), ("Trường THPT A", "organization"),
    ],
)  # fmt: skip
def test_the_kind_of_a_subject_is_what_its_name_shows(name, kind):
    assert kind_of_name(name) == kind


def test_the_kind_in_a_column():
    assert [kind_of_word(w) for w in ("Cá nhân", "TỔ CHỨC", "hộ kinh doanh", "khác")] == [
        "individual",
        "organization",
        "household-business",
        None,
    ]
