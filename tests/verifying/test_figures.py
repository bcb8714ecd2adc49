"""A number of a statute is read the same whether it stands in digits, in words, or in both."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.money import Frame
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Unit
from thanhtra.verifying.figures import days, frames, number, numbers, percents, spans, sums, terms


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10.000.000", 10_000_000),
        ("10,000,000", 10_000_000),
        ("10 triệu", 10_000_000),
        ("03 tỷ", 3_000_000_000),
        ("một trăm năm mươi triệu", 150_000_000),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("một trăm linh năm", 105),
        ("trăm", 100),
        ("nghìn", 1_000),
        ("chín", 9),
        ("10 quả", None),
        ("quả", None),
        ("", None),
    ],
)
def test_a_number_in_digits_in_words_or_in_both(text: str, value: int | None) -> None:
    assert number(text) == value


def test_sums_are_only_what_is_in_dong() -> None:
    assert sums("từ 01 đến 05 thuê bao: 3.000.000 đồng; năm triệu đồng") == (3_000_000, 5_000_000)


def test_a_frame_says_the_unit_once_or_twice_and_never_runs_backwards() -> None:
    assert frames("từ 1 đến 2 triệu đồng") == (Frame(1_000_000, 2_000_000),)
    assert frames("từ 1.000.000 đến 2.000.000 đồng; từ một triệu đồng đến ba triệu đồng") == (
        Frame(1_000_000, 2_000_000),
        Frame(1_000_000, 3_000_000),
    )
    assert frames("từ 3.000.000 đồng đến 2.000.000 đồng") == ()


def test_a_term_has_its_unit_and_a_day_of_the_calendar_is_none() -> None:
    text = "trong 07 ngày làm việc, hai mươi bốn (24) giờ, ba mươi ngày, một năm, 06 tháng, từ ngày 01 tháng 7 năm 2013; 00 ngày"
    assert terms(text) == (
        TimeLimit(7, Unit.WORKING_DAY),
        TimeLimit(24, Unit.HOUR),
        TimeLimit(30, Unit.DAY),
        TimeLimit(1, Unit.YEAR),
        TimeLimit(6, Unit.MONTH),
    )


def test_a_term_from_to() -> None:
    assert spans("từ 01 tháng đến 03 tháng, từ ba đến sáu tháng") == ((1, 3, Unit.MONTH), (3, 6, Unit.MONTH))


def test_days_that_do_not_exist_are_left_out() -> None:
    assert days("ngày 31 tháng 12 năm 2013, ngày 30 tháng 02 năm 2014, 15/05/2026") == (
        date(2013, 12, 31),
        date(2026, 5, 15),
    )


def test_percentages_and_plain_numbers() -> None:
    assert percents("10% và 0,05 %") == ("10", "0,05")
    assert numbers("hai lần, 3 bản, 1.000 tờ") == {2, 3, 1_000}
