"""Whole đồng: frames, midpoint, doubling and halving, exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.money import MOST_DONG, Frame, read_dong

amounts = st.integers(0, MOST_DONG)
frames = st.tuples(amounts, amounts).map(lambda ends: Frame(min(ends), max(ends)))


def test_both_ends_of_a_frame_belong_to_it() -> None:
    frame = Frame(10_000_000, 20_000_000)
    assert [a in frame for a in (9_999_999, 10_000_000, 20_000_000, 20_000_001)] == [False, True, True, False]


def test_the_midpoint_is_exact_to_half_a_dong() -> None:
    assert Frame(10_000_000, 20_000_000).midpoint == 15_000_000
    assert Frame(1, 2).midpoint == Fraction(3, 2)


@pytest.mark.parametrize(("least", "most"), [(2, 1), (-1, 5)])
def test_a_frame_out_of_order_is_refused(least: int, most: int) -> None:
    with pytest.raises(ValueError, match="not a frame"):
        Frame(least, most)


def test_an_odd_dong_is_not_halved() -> None:
    with pytest.raises(ValueError, match="cannot halve"):
        Frame(1, 3).halved()


@given(frames)
def test_halving_undoes_doubling(frame: Frame) -> None:
    assert frame.doubled().halved() == frame
    assert frame.doubled().midpoint == 2 * frame.midpoint


@given(frames)
def test_the_midpoint_lies_between_the_ends(frame: Frame) -> None:
    assert frame.least <= frame.midpoint <= frame.most


@pytest.mark.parametrize("words", ["mươi đồng", "trăm nghìn đồng", "hai ba đồng", "đồng"])
def test_words_that_say_no_amount_are_not_read(words):
    assert read_dong(words) is None
