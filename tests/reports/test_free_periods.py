"""Months, years and days somebody names: half open, no day in two of them or in none, whatever is drawn."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.casefile import KINDS, Case
from thanhtra.errors import NotInTheBook
from thanhtra.reports import WhatToCount, count, count_as
from thanhtra.rulebook import Rulebook, spanning

BOOK = Rulebook.built_in()
PERIODS = BOOK.periods


@pytest.mark.parametrize(
    ("name", "first", "last", "vi"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31), "tháng 3/2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2/2024"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026 theo lịch"),
        ("2026-03-05", date(2026, 3, 5), date(2026, 3, 5), "ngày 05/03/2026"),
        ("2026-01-05..2026-02-10", date(2026, 1, 5), date(2026, 2, 10), "từ ngày 05/01/2026 đến ngày 10/02/2026"),
        ("2026-01..2026-03", date(2026, 1, 1), date(2026, 3, 31), "từ tháng 1/2026 đến tháng 3/2026"),
        ("2020..2026", date(2020, 1, 1), date(2026, 12, 31), "từ năm 2020 đến năm 2026"),
        ("2026-01..2026-12", date(2026, 1, 1), date(2026, 12, 31), "năm 2026 theo lịch"),
    ],
)
def test_a_month_a_year_and_named_days(name, first, last, vi):
    period = PERIODS.period(name)

    assert (period.first, period.last, period.vi) == (first, last, vi)
    assert (period.cites, period.known) == ((), None)
    assert not period.holds(first - timedelta(1))
    assert period.holds(first)
    assert period.holds(last)
    assert not period.holds(last + timedelta(1))


@pytest.mark.parametrize(
    "name",
    ["2026-13", "2026-00", "2026-02-30", "2026-03..2026-01", "2026..", "0000", "9999", "26-03", "2026-3", "2026-03 "],
)
def test_no_such_month_day_or_range(name):
    with pytest.raises(NotInTheBook):
        PERIODS.period(name)


@pytest.mark.parametrize(
    ("name", "year", "before"),
    [
        ("2026-03", "2025-03", "2026-02"),
        ("2026-01", "2025-01", "2025-12"),
        ("2026", "2025", "2025"),
        ("2026-01..2026-03", "2025-01..2025-03", "2025-10..2025-12"),
        ("2026-01-05..2026-01-14", "2025-01-05..2025-01-14", "2025-12-26..2026-01-04"),
        ("2024-02-01..2024-02-28", "2023-02", "2024-01-04..2024-01-31"),
        ("2026-Q1", "2025-Q1", "2025-Q4"),
        ("2026-Q3", "2025-Q3", "2026-Q2"),
        ("2026-9M", "2025-9M", "2025-9M"),
    ],
)
def test_the_year_before_and_the_period_before(name, year, before):
    assert (PERIODS.before(name).name, PERIODS.preceding(name).name) == (year, before)


@pytest.mark.parametrize("name", ["2024-02-29", "0001", "0001-01-05"])
def test_what_has_nothing_before_it_is_refused(name):
    with pytest.raises(NotInTheBook):
        PERIODS.before(name)
    assert count([], name, BOOK).previous is None


def test_the_very_first_days_have_no_period_before_them():
    with pytest.raises(NotInTheBook):
        PERIODS.preceding("0001-01-02..0001-01-05")


def test_a_span_without_a_day_is_refused():
    with pytest.raises(ValueError, match="no day"):
        spanning(date(2026, 3, 1), date(2026, 3, 1))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 1500))
def test_the_name_of_a_span_reads_back_as_the_span(first, days):
    made = spanning(first, first + timedelta(days))

    assert PERIODS.period(made.name) == made


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 1500))
def test_the_period_before_ends_where_this_one_begins(first, days):
    made = spanning(first, first + timedelta(days))

    assert PERIODS.preceding(made.name).after == first


def recounted(events, first, last):
    """The slow way: no period, no report."""
    return sum(1 for _, day in events if first <= day <= last)


@pytest.mark.no_cover
@settings(max_examples=25, deadline=None)
@given(st.integers(2015, 2027), st.data())
def test_months_and_quarters_of_a_year_lose_nothing_and_count_nothing_twice(year, data):
    """Each event in exactly one month, one quarter and one year; the sum of the months is the year."""
    kinds = st.sampled_from(["minutes_drawn_up", "execution_completed", "case_closed", "goods_seized"])
    drawn = data.draw(st.lists(st.tuples(kinds, st.dates(date(year - 1, 12, 1), date(year + 1, 1, 31))), max_size=12))
    cases = [Case(id=f"c{n}", events=(KINDS[kind](kind=kind, on=day),)) for n, (kind, day) in enumerate(drawn)]
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    quarters = [f"{year}-{month:02}..{year}-{month + 2:02}" for month in (1, 4, 7, 10)]
    reports = {
        r.period.name: r
        for r in count_as(cases, [*months, *quarters, str(year)], BOOK, WhatToCount(compare=None, quality=False))
    }

    for name, report in reports.items():
        last = report.period.last
        assert report.cases == recounted(
            drawn, report.period.first, date(last.year, last.month, monthrange(last.year, last.month)[1])
        ), name
    for slug, whole in reports[str(year)].figures.items():
        for parts in (months, quarters):
            refs = [ref for name in parts for ref in reports[name].figures[slug].refs]
            assert sorted(refs) == sorted(whole.refs)
            assert len(refs) == len(set(refs))
