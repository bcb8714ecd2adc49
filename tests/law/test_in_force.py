"""A rule's life: not yet in force, in force, a stretch not read, ended; exactly one version a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.errors import LawGap, NoLongerInForce, NotYetInForce
from thanhtra.law import Version, series

LIFE = series(
    "sending",
    [
        Version(start=date(2025, 7, 1), rule=None, ended=True),
        Version(start=date(2013, 7, 1), rule="two working days"),
        Version(start=date(2017, 10, 5), rule=None, gap="97/2017 was not read"),
        Version(start=date(2022, 1, 1), rule="three working days"),
    ],
)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2013, 7, 1), "two working days"),
        (date(2017, 10, 4), "two working days"),
        (date(2022, 1, 1), "three working days"),
        (date(2025, 6, 30), "three working days"),
    ],
)
def test_a_version_holds_from_its_first_day_to_the_day_before_the_next(day: date, rule: str) -> None:
    assert LIFE.on(day) == rule


@pytest.mark.parametrize(
    ("day", "refusal", "token"),
    [
        (date(2013, 6, 30), NotYetInForce, "law:sending@2013-06-30"),
        (date(2017, 10, 5), LawGap, "law:sending@2017-10-05"),
        (date(2021, 12, 31), LawGap, "law:sending@2021-12-31"),
        (date(2025, 7, 1), NoLongerInForce, "law:sending@2025-07-01"),
    ],
)
def test_a_day_without_a_readable_version_is_refused_by_name(day: date, refusal: type[Exception], token: str) -> None:
    with pytest.raises(refusal) as refused:
        LIFE.version_on(day)
    assert refused.value.token == token


def test_a_gap_says_why() -> None:
    with pytest.raises(LawGap, match="97/2017 was not read"):
        LIFE.on(date(2020, 1, 1))


def test_two_versions_of_one_day_are_no_law() -> None:
    twice = [Version(start=date(2022, 1, 1), rule="a"), Version(start=date(2022, 1, 1), rule="b")]
    with pytest.raises(ValueError, match="two versions start on 2022-01-01"):
        series("sending", twice)


def test_a_series_needs_a_version() -> None:
    with pytest.raises(ValueError, match="needs a version"):
        series("sending", [])


def test_a_version_ends_where_the_next_begins_and_the_last_does_not_end() -> None:
    assert [LIFE.until(v) for v in LIFE.versions] == [date(2017, 10, 5), date(2022, 1, 1), date(2025, 7, 1), None]


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), min_size=1, max_size=8, unique=True),
    st.dates(date(1999, 1, 1), date(2041, 1, 1)),
)
def test_the_version_of_a_day_is_the_last_that_started(starts: list[date], day: date) -> None:
    life = series("any", [Version(start=s, rule=s) for s in starts])
    begun = [s for s in starts if s <= day]
    if begun:
        assert life.on(day) == max(begun)
    else:
        with pytest.raises(NotYetInForce):
            life.on(day)


@given(st.dates(date(2013, 7, 1), date(2030, 1, 1)))
def test_versions_change_on_no_day_but_a_first_day(day: date) -> None:
    before, after = (
        next((v for v in reversed(LIFE.versions) if v.start <= d), None) for d in (day, day + timedelta(1))
    )
    assert (before is after) == (day + timedelta(1) not in {v.start for v in LIFE.versions})
