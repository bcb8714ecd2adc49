"""Printed titles and letters that only look right."""

from __future__ import annotations

import unicodedata

import pytest

from thanhtra.reading_vi import Capacity, Unreadable, old_font, read_title, strange_letters, tidied
from thanhtra.reading_vi.titles import _patterns
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
TITLES = [
    ("Trưởng Công an xã", "commune-police-chief", "holder"),
    ("TRƯỞNG CÔNG AN PHƯỜNG BẾN NGHÉ", "commune-police-chief", "holder"),
    ("KT. TRƯỞNG CÔNG AN PHƯỜNG / PHÓ TRƯỞNG CÔNG AN PHƯỜNG", "commune-police-chief", "deputy"),
    ("KT. TRƯỞNG CÔNG AN PHƯỜNG\nPHÓ TRƯỞNG CÔNG AN PHƯỜNG", "commune-police-chief", "deputy"),
    ("Phó Trưởng Công an xã", "commune-police-chief", "deputy"),
    ("Phụ trách Trưởng Công an xã", "commune-police-chief", "acting"),
    ("Q. Chánh Thanh tra Sở Thông tin và Truyền thông", "chief-inspector-of-department", "acting"),
    ("Quyền Chủ tịch UBND xã Tân Phú", "commune-chair", "acting"),
    ("TUQ. Giám đốc Công an tỉnh", "province-police-director", "by-order"),
    ("Chủ tịch UBND phường Bến Nghé", "commune-chair", "holder"),
    ("Chủ tịch UBND TP. Hồ Chí Minh", "province-chair", "holder"),
    ("Phó Chủ tịch UBND tỉnh", "province-chair", "deputy"),
    ("Thanh tra viên chính", "inspector", "holder"),
    ("Thanh tra viên Thanh tra tỉnh", "provincial-inspector", "holder"),
    ("Trưởng phòng PA05", "province-cyber-police-division-head", "holder"),
    ("PHÓ GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", "director-of-science-department", "deputy"),
    ("commune-chair", "commune-chair", "holder"),
]


@pytest.mark.parametrize(("text", "post", "capacity"), TITLES, ids=[t for t, _, _ in TITLES])
def test_a_printed_title_is_a_post(text: str, post: str, capacity: str) -> None:
    found = read_title(text, BOOK)
    assert not isinstance(found, Unreadable)
    assert (found.post, found.capacity, found.printed) == (post, Capacity(capacity), text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trưởng phòng",
        "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        "Trưởng Công an thành phố Biên Hòa",
        "Chủ tịch UBND thành phố Thủ Dầu Một",
        "Trưởng Công an xã kiêm Phó Chủ tịch",
        "Người ký",
    ],
)
def test_a_title_nobody_knows_is_not_read(text: str) -> None:
    assert isinstance(read_title(text, BOOK), Unreadable)


def test_the_nearest_are_named() -> None:
    found = read_title("Trưởng Công an thành phố Biên Hòa", BOOK)
    assert isinstance(found, Unreadable)
    assert "commune-police-chief" in found.meant


def test_an_office_has_names_of_its_own() -> None:
    found = read_title("Trưởng phòng", BOOK, aliases={"Trưởng phòng": "province-cyber-police-division-head"})
    assert not isinstance(found, Unreadable)
    assert found.post == "province-cyber-police-division-head"


@pytest.mark.parametrize("slug", sorted(BOOK.posts))
def test_every_post_is_read_by_its_own_name_or_told(slug: str) -> None:
    found = read_title(BOOK.posts[slug].vi, BOOK)
    assert not isinstance(found, Unreadable)
    assert found.post == slug


def test_every_pattern_names_a_post() -> None:
    assert [post for _, post in _patterns() if post not in BOOK.posts] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Điều", 0),
        ("Ðiều", 1),
        (unicodedata.normalize("NFD", "Điều"), 1),
        ("QuyÕt ®Þnh xö ph¹t", 1),
        ("Quyeát ñònh xöû phaït", 1),
        ("\ufeffĐiều\u00a05", 2),
        ("Bùi Văn Ơn; TẠO RÙA; hoà, thuỷ, HUÊ, UÝ; naïve", 0),
    ],
)
def test_letters_that_only_look_right_are_named(text: str, count: int) -> None:
    assert len(strange_letters(text)) == count


def test_tidied_mends_what_has_one_meaning() -> None:
    assert tidied(" Ðiều\u00a05  –  6 ") == "Điều 5 - 6"
    assert not old_font(tidied("Ðiều 5"))
