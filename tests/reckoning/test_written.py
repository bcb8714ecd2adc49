"""Days and instants inside a text are written as people write them; what is none on the law's clock stays as it is."""

from __future__ import annotations

import pytest

from thanhtra.reckoning.written import days_written, so_many


@pytest.mark.parametrize(
    ("text", "vi"),
    [
        ("kể từ 2020-10-05", "kể từ 05/10/2020"),
        ("lúc 2020-10-05T02:00:00Z", "lúc 09 giờ 00 phút ngày 05/10/2020"),
        ("mã 9999-12-31T23:59:59-14:00", "mã 9999-12-31T23:59:59-14:00"),
        ("mã 9999-12-31T17:00:00Z", "mã 9999-12-31T17:00:00Z"),
        ("mã 0001-01-01T00:00:00+14:00", "mã 0001-01-01T00:00:00+14:00"),
        ("mã 2020-13-45", "mã 2020-13-45"),
    ],
)
def test_an_instant_that_has_no_day_on_the_laws_clock_stays(text, vi):
    """An id may look like one: a review of it ended in OverflowError."""
    assert days_written(text, "vi") == vi


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 overlaps"), (1, "1 overlap"), (2, "2 overlaps"), (21, "21 overlaps")]
)
def test_one_of_a_thing_is_told_in_the_singular(number, told):
    assert so_many(number, "overlap") == told


def test_what_is_many_in_a_way_of_its_own():
    assert (so_many(1, "entry", "entries"), so_many(3, "entry", "entries")) == ("1 entry", "3 entries")
