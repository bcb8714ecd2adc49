"""Citations as papers and registers write them."""

from __future__ import annotations

import pytest

from thanhtra.law import Citation
from thanhtra.reading_vi import Unreadable, citation_of_parts, read_citation, read_citations
from thanhtra.rulebook import Rulebook

ONE = "15/2020/NĐ-CP Đ101.1.a"
READ = [
    ("điểm a khoản 1 Điều 95 Nghị định số 174/2026/NĐ-CP", ["174/2026/NĐ-CP Đ95.1.a"]),
    ("điểm a khoản 1 Điều 95, 174/2026/NĐ-CP", ["174/2026/NĐ-CP Đ95.1.a"]),
    ("Article 95(1)(a), 174/2026/NĐ-CP", ["174/2026/NĐ-CP Đ95.1.a"]),
    ("a,k1,Đ101 NĐ15/2020", [ONE]),
    ("ĐIỂM A KHOẢN 1 ĐIỀU 101 NGHỊ ĐỊNH SỐ 15/2020/NĐ-CP", [ONE]),
    ("điểm a, khoản 1, điều 101 nđ 15/2020/nđ-cp", [ONE]),
    ("Điều 101 khoản 1 điểm a Nghị định 15/2020/NĐ-CP", [ONE]),
    ("Nghị định 15/2020/NĐ-CP, Điều 101, khoản 1, điểm a", [ONE]),
    ("15/2020/NĐ-CP Đ101.1.a", [ONE]),
    ("15/2020/ND-CP Đ101.1.a", [ONE]),
    ("Đ101.1.a NĐ15/2020", [ONE]),
    ("Ðiểm a khoản 1 Ðiều 101 Nghị định 15/2020/NÐ-CP", [ONE]),  # U+00D0
    ("điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ‑CP", [ONE]),  # non-breaking hyphen
    ("quy định tại Điểm a, Khoản 3, Điều 64 Nghị định số 174/2013/NĐ-CP ngày 13/11/2013", ["174/2013/NĐ-CP Đ64.3.a"]),
    ("điểm a khoản 1 Điều 66 Luật số 15/2012/QH13", ["15/2012/QH13 Đ66.1.a"]),
    ("khoản 1 Điều 66 Luật Xử lý vi phạm hành chính", ["15/2012/QH13 Đ66.1"]),
    ("Điều 148 Bộ luật Dân sự năm 2015", ["91/2015/QH13 Đ148"]),
    ("khoản 2, 3 Điều 5 Nghị định 15/2020/NĐ-CP", ["15/2020/NĐ-CP Đ5.2", "15/2020/NĐ-CP Đ5.3"]),
    (
        "các điểm a, b và đ khoản 2 Điều 28b NĐ 15/2020",
        ["15/2020/NĐ-CP Đ28b.2.a", "15/2020/NĐ-CP Đ28b.2.b", "15/2020/NĐ-CP Đ28b.2.đ"],
    ),
    ("Điều 7 khoản 2, khoản 3 NĐ 15/2020", ["15/2020/NĐ-CP Đ7.2", "15/2020/NĐ-CP Đ7.3"]),
    ("điểm a khoản 1 Điều 7, điểm b khoản 2 Điều 9 NĐ 15/2020", ["15/2020/NĐ-CP Đ7.1.a", "15/2020/NĐ-CP Đ9.2.b"]),
    ("Điều 7, Điều 8 NĐ 15/2020", ["15/2020/NĐ-CP Đ7", "15/2020/NĐ-CP Đ8"]),
    (
        "khoản 1 Điều 5 NĐ 15/2020/NĐ-CP và khoản 2 Điều 6 NĐ 174/2026/NĐ-CP",
        ["15/2020/NĐ-CP Đ5.1", "174/2026/NĐ-CP Đ6.2"],
    ),
    ("Nghị định số 15/2020/NĐ-CP", ["15/2020/NĐ-CP"]),
    ("diem a khoan 1 dieu 95 nghi dinh 174/2026/ND-CP", ["174/2026/NĐ-CP Đ95.1.a"]),
    ("20/CT-TTG", ["20/CT-TTG"]),
    ("khoản 2 Điều 3 Thông tư số 06/2021/TT-TTCP", ["06/2021/TT-TTCP Đ3.2"]),
]


@pytest.mark.parametrize(("text", "wanted"), READ, ids=[t for t, _ in READ])
def test_it_is_read(text: str, wanted: list[str]) -> None:
    found = read_citations(text)
    assert not isinstance(found, Unreadable), str(found)
    assert [str(c) for c in found.places] == wanted


UNREAD = [
    ("", "empty"),
    ("xin chào", "citation"),
    ("a,k1,Đ101 NĐ15", "instrument"),
    ("k1 Đ5", "instrument"),
    ("điểm a đến d khoản 1 Điều 5 NĐ 15/2020", "citation"),
    ("điểm a khoản 1, 2 Điều 5 NĐ 15/2020", "unclear"),
    ("điểm a Điều 5 NĐ 15/2020 lần hai", "citation"),
    ("điểm a khoản 1 NĐ 15/2020", "citation"),
    ("Điều 5 điểm a NĐ 15/2020", "citation"),
    ("Điều 5, 6 khoản 1 NĐ 15/2020", "citation"),
    ("Điều 5 khoản 1, 2 điểm a NĐ 15/2020", "citation"),
    ("điểm a điểm b khoản 1 Điều 5 NĐ 15/2020", "citation"),
    ("khoản 1 Điều 5, 6 NĐ 15/2020", "citation"),
    ("Đ5.1.a điểm b khoản 2 NĐ 15/2020", "citation"),
    ("diem d khoan 1 dieu 95 nghi dinh 174/2026/ND-CP", "unclear"),
]


@pytest.mark.parametrize(("text", "code"), UNREAD, ids=[t for t, _ in UNREAD])
def test_it_is_not_guessed(text: str, code: str) -> None:
    found = read_citations(text)
    assert isinstance(found, Unreadable)
    assert found.code == code
    assert found.said("vi")
    assert str(found)


def test_what_was_not_understood_is_named() -> None:
    found = read_citation("điểm a khoản 1 Điều 5 NĐ 15/2020 lần hai")
    assert isinstance(found, Unreadable)
    assert found.left_out == "lần hai"
    assert "chưa hiểu: “lần hai”" in found.said("vi")


def test_without_marks_d_may_be_two_points() -> None:
    found = read_citation("diem d khoan 1 dieu 95 nghi dinh 174/2026/ND-CP")
    assert isinstance(found, Unreadable)
    assert found.meant == ("174/2026/NĐ-CP Đ95.1.d", "174/2026/NĐ-CP Đ95.1.đ")


@pytest.mark.parametrize(
    "text",
    [
        "điểm a khoản 1 Điều 101 NĐ15/2020; NĐ14/2022",
        "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP (được sửa đổi, bổ sung tại Nghị định số 14/2022/NĐ-CP)",
        "điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 được sửa đổi, bổ sung bởi Nghị định số 14/2022/NĐ-CP ngày 27/01/2022",
    ],
)
def test_an_amending_decree_is_not_a_second_act(text: str) -> None:
    found = read_citations(text)
    assert not isinstance(found, Unreadable), str(found)
    assert ([str(c) for c in found.places], found.amended_by) == ([ONE], ("14/2022/NĐ-CP",))


def test_a_decree_said_elsewhere_is_given() -> None:
    assert read_citation("điểm a khoản 1 Điều 101", instrument="15/2020/NĐ-CP") == Citation.parse(ONE)


def test_several_are_not_one() -> None:
    found = read_citation("khoản 2, 3 Điều 5 NĐ 15/2020")
    assert isinstance(found, Unreadable)
    assert found.meant == ("15/2020/NĐ-CP Đ5.2", "15/2020/NĐ-CP Đ5.3")


def test_four_columns() -> None:
    assert citation_of_parts("a", "1", "101", "NĐ 15/2020") == Citation.parse(ONE)
    assert citation_of_parts("Điểm a", "k1", "Đ.101", "15/2020/NĐ-CP") == Citation.parse(ONE)
    assert citation_of_parts("", "2", "Điều 5", "Nghị định số 15/2020/NĐ-CP") == Citation.parse("15/2020/NĐ-CP Đ5.2")
    assert isinstance(citation_of_parts("a", "1", "101", "NĐ 15"), Unreadable)
    assert isinstance(citation_of_parts("?", "1", "101", "NĐ 15/2020"), Unreadable)


def test_every_act_of_the_book_is_read_back_as_printed() -> None:
    book = Rulebook.built_in()
    wrong = []
    for instrument in book.decrees.heads:
        for cite in book.decrees.acts(instrument):
            wrong += [text for text in (cite.vi, cite.en, str(cite)) if read_citation(text) != cite]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "điểm a, " * 3000,
        "k1 " * 5000,
        "Nghị định 15/2020/NĐ-CP " * 1000,
        "sửa đổi " * 3000 + "bởi",
        "(" * 500,
        "điểm a, " * 70,
        "nđ " * 190,
    ],
)
def test_a_text_of_any_length_is_answered(text: str) -> None:
    assert isinstance(read_citations(text), Unreadable)
