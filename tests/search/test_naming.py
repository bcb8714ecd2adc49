"""A post or a body by its name as printed, shortened, or typed without marks."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.search.folding import folded
from thanhtra.search.naming import posts_and_bodies

DAY = date(2025, 3, 1)
BOOK = Rulebook.built_in()
OLD, NEW = "department-of-information-and-communications", "department-of-science-and-technology"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sở Thông tin và Truyền thông tỉnh Nghệ An", f"{OLD}-nghe-an"),
        ("so thong tin va truyen thong nghe an", f"{OLD}-nghe-an"),
        ("Sở TT&TT Hà Nội", f"{OLD}-hanoi"),
        ("sở TTTT TP. Hồ Chí Minh", f"{OLD}-ho-chi-minh"),
        ("Sở TT&TT tp HCM", f"{OLD}-ho-chi-minh"),
        ("Sở TT&TT Huế", f"{OLD}-hue"),
        ("Sở KH&CN Đà Nẵng", f"{NEW}-da-nang"),
        ("Cục Phát thanh, truyền hình và thông tin điện tử", "authority-of-broadcasting-and-electronic-information"),
        ("cuc phat thanh truyen hinh va thong tin dien tu", "authority-of-broadcasting-and-electronic-information"),
        ("Bộ TTTT", "ministry-of-information-and-communications"),
        (f"{OLD}-nghe-an", f"{OLD}-nghe-an"),
        ("Chánh Thanh tra sở", "chief-inspector-of-department"),
        ("Trưởng Công an xã", "commune-police-chief"),
    ],
)
def test_one_is_named(text: str, wanted: str) -> None:
    assert wanted in posts_and_bodies(text, BOOK, DAY)
    assert len(posts_and_bodies(text, BOOK, DAY)) == 1


def test_a_name_without_its_province_is_every_department_and_no_inspectorate() -> None:
    """63 departments were there to the end of February 2025; none is picked."""
    found = posts_and_bodies("Sở Thông tin và Truyền thông", BOOK, DAY)
    assert len(found) == 63
    assert all(slug.startswith(OLD) for slug in found)


@pytest.mark.parametrize("text", ["", "Sở", "tỉnh", "Hội người cao tuổi", "xyz"])
def test_what_names_nothing(text: str) -> None:
    assert posts_and_bodies(text, BOOK, DAY) == ()


@pytest.mark.parametrize(
    ("on", "wanted"), [(date(2025, 6, 30), f"{NEW}-da-nang"), (date(2025, 7, 1), f"{NEW}-da-nang-2025")]
)
def test_of_bodies_of_one_name_the_one_of_the_day(on: date, wanted: str) -> None:
    """Đà Nẵng was made anew, with Quảng Nam, on 1 July 2025."""
    assert posts_and_bodies("Sở Khoa học và Công nghệ thành phố Đà Nẵng", BOOK, on) == (wanted,)


def test_every_body_is_named_by_its_own_name() -> None:
    """On its first day, in either language, with marks and without."""
    for slug, body in BOOK.bodies.items():
        for name in (body.vi, body.en, folded(body.vi)):
            assert posts_and_bodies(name, BOOK, body.start) == (slug,)
