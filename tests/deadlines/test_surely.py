"""A look at the plain last day never says what the whole judgement does not: of every limit, on every border of the law and of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.deadlines import Timing
from thanhtra.deadlines.assessment import LimitQuestion, assess, surely_in_time
from thanhtra.law import GoverningDay
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
LIMITS = [rule for rule in BOOK.procedure.limits.values() if rule.day is not GoverningDay.CONTROL]
BORDERS = sorted({v.start for rule in LIMITS for v in rule.versions.versions} | {date(2011, 1, 1), date(2027, 12, 31), date(2028, 1, 1), date(2030, 12, 31)})
BESIDE = [day + timedelta(by) for day in BORDERS for by in (-1, 0, 1)]
STARTS = st.one_of(st.sampled_from(BESIDE), st.dates(date(2010, 1, 1), date(2032, 1, 1)))


@pytest.mark.parametrize("rule", LIMITS, ids=lambda rule: rule.slug)
@given(start=STARTS, taken=st.integers(-3, 400))
def test_what_is_surely_in_time_is_in_time(rule, start, taken):
    actual = start + timedelta(taken)
    if surely_in_time(BOOK, rule, start, actual):
        assert assess(BOOK, rule, LimitQuestion(start, actual, 0, 0)).timing is Timing.IN_TIME


def test_it_says_so_of_the_first_days_and_of_the_last_alike():
    sending = BOOK.limit("sending")  # 2 working days; Friday 2024-03-01
    assert [surely_in_time(BOOK, sending, date(2024, 3, 1), date(2024, 3, day)) for day in (3, 5, 6)] == [True, True, False]
