"""A text is cut where an article, a clause or a point begins, and nowhere else; what it names is read as places."""

from __future__ import annotations

import pytest

from thanhtra.verifying.outline import inside, one_spelling, outline
from thanhtra.verifying.references import places_named, references

WRAPPED = """\
Chương I
Điều 9. Tên điều
dòng hai
1. Trong 05 ngày làm việc kể từ ngày quy định tại
Điều 66. của luật kia;
a) Một;
c) không phải điểm mới;
b) Hai, xem khoản
2. Hai mươi lăm.
3b. Không phải khoản.
2a. Thêm.
Điều 9a. Xen
Điều 10. Cuối
1. Hết.
12
Điều 1. Mẫu
"""


def test_a_number_at_the_start_of_a_wrapped_line_opens_nothing() -> None:
    text = outline(WRAPPED.splitlines())
    assert list(text.parts) == [
        ("", "", ""),
        ("9", "", ""),
        ("9", "1", ""),
        ("9", "1", "a"),
        ("9", "1", "b"),
        ("9", "2", ""),
        ("9", "2a", ""),
        ("9a", "", ""),
        ("10", "", ""),
        ("10", "1", ""),
    ]
    assert text.own(("9", "", "")) == "Tên điều dòng hai"
    assert text.whole(("10", "", "")) == "Cuối Hết."
    assert text.clauses("9") == (("9", "1", ""), ("9", "2", ""), ("9", "2a", ""))
    assert text.points("9", "1") == (("9", "1", "a"), ("9", "1", "b"))
    assert text.own(("11", "", "")) == ""


def test_a_quotation_may_leave_numbers_out() -> None:
    text = outline(["...", "3. Ba", "c) Xê", "đ) Đê"], at=("4", "", ""), loose=True)
    assert text.own(("4", "3", "đ")) == "Đê"
    assert ("4", "", "") in text


@pytest.mark.parametrize(
    ("old", "new"), [("thuỷ, uỷ ban, hoà, quý, toán, khoẻ", "thủy, ủy ban, hòa, quý, toán, khỏe"), ("UỶ BAN", "ỦY BAN")]
)
def test_the_tone_stands_on_one_vowel(old: str, new: str) -> None:
    assert one_spelling(old) == new


def test_a_place_lies_in_a_wider_one() -> None:
    assert inside(("1", "2", "a"), ("1", "", ""))
    assert not inside(("1", "2", "a"), ("1", "3", ""))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("các điểm a, b và c khoản 1, khoản 2 Điều này", ["9.1.a", "9.1.b", "9.1.c", "9.2."]),
        ("từ điểm c đến điểm đ khoản 4 Điều này", ["9.4.c", "9.4.d", "9.4.đ"]),
        ("từ khoản 1 đến khoản 3 Điều này", ["9.1.", "9.2.", "9.3."]),
        ("các khoản 4, 5 và 6 Điều này", ["9.4.", "9.5.", "9.6."]),
        ("điểm b khoản này", ["9.7.b"]),
        ("các Điều 7 và 8; khoản 1 Điều 28 của Luật", ["7..", "8..", "28.1."]),
        ("khoản 1 Điều 5, 6", ["5.1.", "6.."]),
        ("từ điểm đ đến điểm c khoản 4 Điều này", ["9.4."]),
        ("không dẫn chiếu gì", []),
    ],
)
def test_places_are_read_as_the_statute_names_them(text: str, named: list[str]) -> None:
    assert [".".join(p) for p in references(text, article="9", clause="7")] == named


def test_an_instruction_names_articles_by_number() -> None:
    assert places_named("điểm b khoản 2 Điều 38 và điểm b khoản 5 Điều 39") == (("38", "2", "b"), ("39", "5", "b"))
