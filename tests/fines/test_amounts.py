"""What circumstances make of a frame, by the ladder in force; the terms of licence sanctions likewise."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.fines import Amount, CircumstanceCount, Party, assess_fine, set_amount, set_term, weigh
from thanhtra.law import Citation
from thanhtra.rulebook import MidpointRule, Rulebook
from thanhtra.terms import Basis, SubjectKind, Unit

BOOK = Rulebook.built_in()
FREE, ENDS, OPEN, WITHIN = (
    MidpointRule.FREE_HALF,
    MidpointRule.OFFSET_ENDS,
    MidpointRule.OPEN_INTERVALS,
    MidpointRule.WITHIN_FRAME,
)


@pytest.mark.parametrize(
    ("ladder", "mitigating", "aggravating", "least", "most", "open_"),
    [
        (FREE, 0, 0, 15, 15, False),
        (FREE, 1, 0, 10, 15, False),
        (FREE, 0, 2, 15, 20, False),
        (FREE, 1, 1, 10, 20, False),
        (ENDS, 0, 0, 15, 15, False),
        (ENDS, 1, 0, 10, 15, False),
        (ENDS, 2, 0, 10, 10, False),
        (ENDS, 3, 1, 10, 10, False),
        (ENDS, 2, 1, 10, 15, False),
        (ENDS, 2, 2, 15, 15, False),
        (ENDS, 0, 1, 15, 20, False),
        (ENDS, 0, 2, 20, 20, False),
        (OPEN, 0, 0, 15, 15, False),
        (OPEN, 1, 0, 10, 15, True),
        (OPEN, 2, 0, 10, 10, False),
        (OPEN, 0, 1, 15, 20, True),
        (OPEN, 1, 3, 20, 20, False),
        (WITHIN, 5, 0, 10, 20, False),
    ],
)
def test_the_ladders_of_the_law(ladder, mitigating, aggravating, least, most, open_):
    assert Amount(Fraction(least), Fraction(most), open_) == set_amount(
        ladder, 10, 20, CircumstanceCount(mitigating, aggravating)
    )


@pytest.mark.parametrize(
    ("day", "ladder"),
    [(date(2021, 12, 31), FREE), (date(2022, 1, 1), ENDS), (date(2025, 5, 1), ENDS), (date(2025, 5, 2), OPEN)],
)
def test_the_ladder_changes_on_its_days(day, ladder):
    assert ladder is BOOK.setting.fine.on(day)


def test_an_open_interval_excludes_its_ends_and_a_closed_one_does_not():
    assert [n in Amount(Fraction(10), Fraction(15), True) for n in (10, 11, 15)] == [False, True, False]
    assert [n in Amount(Fraction(10), Fraction(15)) for n in (10, 11, 15)] == [True, True, True]
    assert [n in Amount(Fraction(10), Fraction(10)) for n in (9, 10)] == [False, True]


def test_circumstances_are_counted_once_each():
    assert CircumstanceCount(2, 1) == weigh(["hardship", "remedied-harm", "hardship", "organised"])


LADDERS = st.sampled_from([FREE, ENDS, OPEN, WITHIN])
COUNTS = st.integers(0, 5)


@given(LADDERS, st.integers(1, 10**10), st.integers(0, 10**10), COUNTS, COUNTS)
def test_every_amount_stays_inside_its_frame_and_doubles_with_it(ladder, least, width, mitigating, aggravating):
    """Of any frame, odd sums too: inside it, and for twice the frame twice the amount at both ends."""
    most, weighing = least + width, CircumstanceCount(mitigating, aggravating)
    found, twice = set_amount(ladder, least, most, weighing), set_amount(ladder, least * 2, most * 2, weighing)
    assert least <= found.least <= found.most <= most
    assert (found.least * 2, found.most * 2, found.open_) == (twice.least, twice.most, twice.open_)


@given(st.sampled_from([FREE, ENDS, OPEN]), st.integers(1, 10**10), st.integers(0, 10**10))
def test_the_average_is_exact_to_half_a_dong(ladder, least, width):
    """No circumstance: the middle as it is, neither rounded nor a float; a whole đồng where the sum is even."""
    found = set_amount(ladder, least, least + width, CircumstanceCount()).exact
    assert found * 2 == 2 * least + width
    assert (found.denominator == 1) == (width % 2 == 0)


@given(LADDERS, st.integers(1, 10**10), st.integers(0, 10**10), COUNTS, COUNTS)
def test_one_more_aggravating_circumstance_never_lowers_the_amount(ladder, least, width, mitigating, aggravating):
    less, more = (
        set_amount(ladder, least, least + width, CircumstanceCount(mitigating, aggravating + n)) for n in (0, 1)
    )
    assert less.least <= more.least
    assert less.most <= more.most


def test_an_average_between_two_dong_is_no_single_fine():
    found = set_amount(OPEN, 1, 2, CircumstanceCount())
    assert found.exact == Fraction(3, 2)


@given(
    st.sampled_from([ENDS, OPEN]), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 5), st.integers(0, 5)
)
def test_mitigating_and_aggravating_cancel_one_for_one(ladder, least, width, mitigating, aggravating):
    most = least + width
    assert set_amount(ladder, least, most, CircumstanceCount(mitigating, aggravating)) == set_amount(
        ladder, least, most, CircumstanceCount(mitigating + 1, aggravating + 1)
    )


@pytest.mark.parametrize(
    ("day", "given_", "expected"),
    [
        (date(2025, 5, 1), ["hardship"], (5_000_000, 7_500_000, False)),
        (date(2025, 5, 2), ["hardship"], (5_000_000, 7_500_000, True)),
        (date(2025, 5, 2), ["organised"], (7_500_000, 10_000_000, True)),
    ],
)
def test_one_circumstance_leaves_an_interval(day, given_, expected):
    found = assess_fine(
        Citation.parse("15/2020/NĐ-CP Đ101.1.a"), SubjectKind.INDIVIDUAL, BOOK, on=day, circumstances=given_
    )
    assert found.fine is None
    assert expected == (found.amount.least, found.amount.most, found.amount.open_)


def test_a_minors_share_is_at_most_half_of_what_an_adult_would_pay():
    found = assess_fine(
        Citation.parse("15/2020/NĐ-CP Đ101.1.a"), Party(kind=SubjectKind.INDIVIDUAL, age=17), BOOK, on=date(2022, 8, 1)
    )
    assert (found.amount.least, found.amount.most) == (0, 3_750_000)


def offered(provision: str, at: int = 0):
    return BOOK.violation(Citation.parse(provision), on=date(2026, 8, 1)).additional[at]


@pytest.mark.parametrize(
    ("handled", "weighing", "least", "most", "open_"),
    [
        (date(2021, 12, 31), CircumstanceCount(), 1, 3, False),
        (date(2022, 1, 1), CircumstanceCount(), 2, 2, False),
        (date(2022, 1, 1), CircumstanceCount(2), 1, 1, False),
        (date(2026, 8, 1), CircumstanceCount(0, 1), 2, 3, True),
        (date(2026, 8, 1), CircumstanceCount(0, 2), 3, 3, False),
    ],
)
def test_the_term_of_a_withdrawal_has_its_own_ladder(handled, weighing, least, most, open_):
    found = set_term(offered("174/2026/NĐ-CP Đ7.4.b"), BOOK, handled=handled, weighing=weighing, known=Basis.OCR)
    assert (least, most, open_) == (found.amount.least, found.amount.most, found.amount.open_)
    assert (found.least, found.most, found.unit, found.basis) == (1, 3, Unit.MONTH, Basis.OCR)


def test_a_confiscation_has_no_term():
    assert (
        set_term(
            offered("174/2026/NĐ-CP Đ16.6.a"),
            BOOK,
            handled=date(2026, 8, 1),
            weighing=CircumstanceCount(),
            known=Basis.OCR,
        )
        is None
    )
