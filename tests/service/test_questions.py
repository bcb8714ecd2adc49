"""A question that cannot be put is told by its field, whichever door it came through: an assistant's has no form before it."""

from __future__ import annotations

import pytest

from thanhtra import Rulebook
from thanhtra.service.questions import MOST_WEIGHED, FineAsked, NotUnderstood, Questions

ASKED = Questions(Rulebook.built_in())
ACT = "174/2026/NĐ-CP Đ95.1.a"


@pytest.mark.parametrize("name", MOST_WEIGHED)
@pytest.mark.parametrize("weight", [-1, 151, 10**5000], ids=["fewer than none", "too many", "5001 digits"])
def test_what_weighs_a_fine_has_bounds(name, weight):
    with pytest.raises(NotUnderstood, match="from 0 to ") as refused:
        ASKED.fine(FineAsked(provision=ACT, subject="individual", on="2026-08-20", **{name: weight}))
    assert refused.value.field == name


@pytest.mark.parametrize("name", MOST_WEIGHED)
def test_up_to_the_bounds_it_is_weighed(name):
    for weight in (0, MOST_WEIGHED[name]):
        asked = FineAsked(provision=ACT, subject="individual", on="2026-08-20", **{name: weight})
        assert "frame" in ASKED.fine(asked)


def test_who_may_sanction_nothing_is_no_question():
    with pytest.raises(NotUnderstood) as refused:
        ASKED.who_may([], "individual", on="2026-08-20")
    assert refused.value.field == "provisions"
