"""An area in words: its name, and a word when its code is not of the day."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.wording import value_in_words

BOOK = Rulebook.built_in()
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("area", "day", "vi", "en"),
    [
        ("48", FIRST, "48 (thành phố Đà Nẵng)", "48 (thành phố Đà Nẵng)"),
        ("49", LAST, "49 (tỉnh Quảng Nam)", "49 (tỉnh Quảng Nam)"),
        (
            "49",
            FIRST,
            "49 (tỉnh Quảng Nam, mã trước ngày 01/07/2025)",
            "49 (tỉnh Quảng Nam, a code of before 2025-07-01)",
        ),
        (
            "48/20195",
            LAST,
            "48/20195 (Phường Hòa Hiệp Nam, thành phố Đà Nẵng)",
            "48/20195 (Phường Hòa Hiệp Nam, thành phố Đà Nẵng)",
        ),
        (
            "48/20195",
            FIRST,
            "48/20195 (Phường Hải Vân, thành phố Đà Nẵng)",
            "48/20195 (Phường Hải Vân, thành phố Đà Nẵng)",
        ),
        (
            "48/20333",
            LAST,
            "48/20333 (Đặc khu Hoàng Sa, thành phố Đà Nẵng, mã từ ngày 01/07/2025)",
            "48/20333 (Đặc khu Hoàng Sa, thành phố Đà Nẵng, a code from 2025-07-01 on)",
        ),
        ("49", date(2012, 1, 1), "49 (tỉnh Quảng Nam)", "49 (tỉnh Quảng Nam)"),
        ("48", None, "48 (thành phố Đà Nẵng)", "48 (thành phố Đà Nẵng)"),
        ("48/99999", FIRST, "48/99999", "48/99999"),
        ("vn", FIRST, "vn", "vn"),
    ],
)
def test_an_area_is_named(area, day, vi, en):
    assert [value_in_words("area", area, BOOK, lang, day=day) for lang in ("vi", "en")] == [vi, en]


def test_a_map_laid_over_that_ends_another_tells_names_of_its_own(tmp_path):
    (tmp_path / "unit_names.toml").write_text(
        "[[map]]\nfrom = 2030-01-01\n[map.names]\n48 = '''\nthành phố Đà Nẵng mới'''\n", encoding="utf-8"
    )
    book = Rulebook.load(tmp_path)
    told = [value_in_words("place", "48", book, "vi", day=day) for day in (date(2029, 12, 31), date(2030, 1, 1))]
    assert told == ["48 (thành phố Đà Nẵng)", "48 (thành phố Đà Nẵng mới)"]
    assert (
        value_in_words("place", "01", book, "vi", day=date(2030, 1, 1))
        == "01 (thành phố Hà Nội, mã trước ngày 01/01/2030)"
    )
