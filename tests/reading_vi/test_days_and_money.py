"""Days and amounts as people write them: read as they stand, or told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from thanhtra.reading_vi import Unreadable, day_of_serial, number_in_words, read_day, read_money, read_yes_no

DAYS = [
    ("10/9/2026", date(2026, 9, 10)),
    ("05.10.2020", date(2020, 10, 5)),
    ("5-10-2020", date(2020, 10, 5)),
    ("5 10 2020", date(2020, 10, 5)),
    ("ngày 05 tháng 10 năm 2020", date(2020, 10, 5)),
    ("Hà Nội, ngày 5 tháng 1 năm 2021", date(2021, 1, 5)),
    ("ngày 5/10/2020", date(2020, 10, 5)),
    ("5/10/20", date(2020, 10, 5)),
    ("2020-10-05", date(2020, 10, 5)),
    ("2020-10-05 00:00:00", date(2020, 10, 5)),
    ("29/02/2024", date(2024, 2, 29)),
]


@pytest.mark.parametrize(("text", "wanted"), DAYS, ids=[t for t, _ in DAYS])
def test_a_day_is_read(text: str, wanted: date) -> None:
    assert read_day(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/2/2020",
        "29/02/2023",
        "12/13/2020",
        "10/9",
        "ngày 5/10",
        "20201005",
        "2020",
        "hôm qua",
        "10/9/2026 8h30",
        "1/2-2020",
        "44109",
    ],
)
def test_a_day_is_not_guessed(text: str) -> None:
    assert isinstance(read_day(text), Unreadable)


def test_month_before_day_is_named_never_taken() -> None:
    found = read_day("12/13/2020")
    assert isinstance(found, Unreadable)
    assert found.meant == ("13/12/2020",)


def test_bounds_and_the_century_are_the_callers() -> None:
    assert isinstance(read_day("5/10/20", century=None), Unreadable)
    assert read_day("5/10/85", century=1900) == date(1985, 10, 5)
    assert isinstance(read_day("30/06/2013", earliest=date(2013, 7, 1)), Unreadable)
    assert read_day("01/07/2013", earliest=date(2013, 7, 1)) == date(2013, 7, 1)
    assert read_day("01/07/2013", latest=date(2013, 7, 1)) == date(2013, 7, 1)
    assert isinstance(read_day("02/07/2013", latest=date(2013, 7, 1)), Unreadable)


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_any_day_written_day_first_comes_back(day: date) -> None:
    assert read_day(f"{day.day}/{day.month}/{day.year:04d}") == day
    assert read_day(f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year:04d}") == day


def test_a_spreadsheets_number_is_a_day_only_when_asked() -> None:
    assert day_of_serial(44109) == date(2020, 10, 5)
    assert day_of_serial(44109.75) == date(2020, 10, 5)
    assert isinstance(day_of_serial(12), Unreadable)
    assert isinstance(day_of_serial(3_000_000), Unreadable)


MONEY = [
    ("7.500.000 đồng", 7_500_000),
    ("7500000", 7_500_000),
    ("7 500 000 đ", 7_500_000),
    ("7\u00a0500\u00a0000", 7_500_000),
    ("7,500,000 VND", 7_500_000),
    ("7.500.000,-", 7_500_000),
    ("7.500.000đ.", 7_500_000),
    ("7,5 triệu", 7_500_000),
    ("7.5 triệu đồng", 7_500_000),
    ("301,25 triệu đồng", 301_250_000),
    ("7.500K", 7_500_000),
    ("7tr5", 7_500_000),
    ("7 triệu 500 nghìn đồng", 7_500_000),
    ("7 triệu rưỡi", 7_500_000),
    ("1,5 tỷ", 1_500_000_000),
    ("1.500,5 triệu", 1_500_500_000),
    ("1.500.000,00", 1_500_000),
    ("40.000.000 đồng (bốn mươi triệu đồng)", 40_000_000),
    ("40.000.000 đồng (Bằng chữ: Bốn mươi triệu đồng chẵn)", 40_000_000),
    ("Bảy triệu năm trăm ngàn đồng", 7_500_000),
    ("một trăm linh năm triệu đồng", 105_000_000),
    ("hai triệu rưỡi", 2_500_000),
    ("0 đồng", 0),
]


@pytest.mark.parametrize(("text", "wanted"), MONEY, ids=[t for t, _ in MONEY])
def test_an_amount_is_read(text: str, wanted: int) -> None:
    assert read_money(text) == wanted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("7,500 triệu", "unclear"),
        ("7.500 triệu", "unclear"),
        ("40.000.000 đồng (bốn triệu đồng)", "unclear"),
        ("40.000.000 đồng (xem biên bản)", "money"),
        ("từ 5 đến 10 triệu", "money"),
        ("5-10 triệu", "money"),
        ("khoảng 5 triệu", "money"),
        ("7,5", "money"),
        ("7,5,5 triệu", "money"),
        ("1,00005 nghìn", "money"),
        ("500 nghìn 7 triệu", "money"),
        ("miễn", "money"),
        ("(bốn triệu)", "money"),
        ("1.2.3,4 triệu", "money"),
    ],
)
def test_an_amount_is_not_guessed(text: str, code: str) -> None:
    found = read_money(text)
    assert isinstance(found, Unreadable)
    assert found.code == code


def test_the_unit_above_a_table_multiplies_bare_figures_only() -> None:
    assert read_money("7.500", unit=1000) == 7_500_000
    assert read_money("7,5 triệu", unit=1000) == 7_500_000
    found = read_money("7.500 đồng", unit=1000)
    assert isinstance(found, Unreadable)
    assert found.code == "unclear"


@given(st.integers(0, 999_999_999_999))
def test_words_of_another_library_are_read_back(number: int) -> None:
    assert number_in_words(num2words(number, lang="vi")) == number


@given(st.integers(0, 10**13))
def test_grouped_figures_are_read_back(number: int) -> None:
    for sign in ".,\u00a0":
        assert read_money(f"{number:,}".replace(",", sign)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hai ba",
        "triệu",
        "năm năm",
        "triệu hai",
        "hai triệu ba tỷ",
        "rưỡi",
        "hai triệu rưỡi ba",
        "một trăm linh",
        "xyz",
        "hai nghìn ba nghìn",
    ],
)
def test_words_that_are_no_number(text: str) -> None:
    assert number_in_words(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Có", True),
        ("x", True),
        ("đã", True),
        ("không", False),
        ("Chưa", False),
        ("", None),
        ("-", None),
        ("không rõ", None),
    ],
)
def test_yes_no_and_nothing(text: str, wanted: object) -> None:
    assert read_yes_no(text) is wanted


def test_anything_else_is_neither_yes_nor_no() -> None:
    assert isinstance(read_yes_no("hai lần"), Unreadable)
