"""Posts, fields, measures, reasons and amounts are said in words; what has no name is said as it is."""

from __future__ import annotations

from typing import get_args

import pytest

from thanhtra import Rulebook
from thanhtra.casefile import LicenceStanding
from thanhtra.casefile.values import ControlLevel, Measure, NoSanctionReason
from thanhtra.wording.values import LEVELS, MEASURES, NO_SANCTION, STANDINGS, value_in_words

BOOK = Rulebook.built_in()


@pytest.mark.parametrize(
    ("name", "value", "vi", "en"),
    [
        ("post", "chief-inspector-of-department", "Chánh Thanh tra sở", "chief inspector of a provincial department"),
        ("field", "press", "báo chí", "press"),
        ("about", "expel", "trục xuất", "expulsion"),
        ("about", "restore-original-state", "Buộc khôi phục lại tình trạng ban đầu", "restore the original state"),
        ("reason", "limitation", "hết thời hiệu xử phạt", "the limitation has run out"),
        ("standing", "in-force", "đang có hiệu lực", "in force"),
        ("fine", 7_500_000, "7.500.000", "7,500,000"),
        ("copies", 2, 2, 2),
        ("post", "no-such-post", "no-such-post", "no-such-post"),
        ("reason", "vì bận họp", "vì bận họp", "vì bận họp"),
        ("actual", None, None, None),
    ],
)
def test_a_value_in_words(name, value, vi, en):
    assert value_in_words(name, value, BOOK, "vi") == vi
    assert value_in_words(name, value, BOOK, "en") == en


@pytest.mark.parametrize(
    ("names", "values"),
    [(LEVELS, get_args(ControlLevel)), (MEASURES, get_args(Measure)), (NO_SANCTION, get_args(NoSanctionReason))],
)
def test_closed_lists_are_named_whole(names, values):
    assert set(names) == set(values)


def test_every_standing_of_a_licence_is_named():
    assert {s.value for s in LicenceStanding} <= set(STANDINGS)
