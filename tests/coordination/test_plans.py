"""Plans: how often a business may be looked into in a year, what overlaps, what clear signs of a violation excuse."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.coordination import PlannedControl, clashes
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()


def plan(name, kind, begins, ends, **more):
    return PlannedControl(id=name, kind=kind, subject=more.pop("subject", "s1"), body="b", begins=begins, ends=ends, **more)


def found(*plans):
    return [(c.kind, c.controls, c.prevails) for c in clashes(plans, BOOK)]


def test_the_directive_of_2017_counts_inspections_and_checks_together():
    one = plan("t", "inspection", date(2019, 3, 4), date(2019, 3, 8))
    other = plan("k", "examination", date(2019, 9, 2), date(2019, 9, 6))

    assert found(one, other) == [("too-often", ("t", "k"), None)]
    assert found(one) == []


def test_before_the_directive_nothing_is_said():
    assert found(plan("a", "inspection", date(2016, 3, 1), date(2016, 3, 8)), plan("b", "inspection", date(2016, 9, 1), date(2016, 9, 8))) == []


def test_from_2025_a_business_may_have_one_of_each_on_unlike_contents():
    one = plan("t", "inspection", date(2026, 3, 2), date(2026, 3, 6), content="tax")
    other = plan("k", "examination", date(2026, 9, 1), date(2026, 9, 4), content="licences")

    assert found(one, other) == []
    assert found(one, plan("k", "examination", date(2026, 9, 1), date(2026, 9, 4), content="tax")) == [("same-content", ("t", "k"), None)]


def test_a_second_examination_in_a_year_is_too_many_unless_on_clear_signs():
    first = plan("k1", "examination", date(2026, 3, 2), date(2026, 3, 6))
    second = plan("k2", "examination", date(2026, 9, 1), date(2026, 9, 4))
    excused = plan("k2", "examination", date(2026, 9, 1), date(2026, 9, 4), clear_signs=True, reason="unlabelled advertising messages")

    assert found(first, second) == [("too-often", ("k1", "k2"), None)]
    assert found(first, excused) == []
    assert found(first, plan("k3", "examination", date(2027, 3, 2), date(2027, 3, 6))) == []
    assert found(first, plan("k4", "examination", date(2026, 9, 1), date(2026, 9, 4), subject="s2")) == []


@pytest.mark.parametrize(("begins", "expected"), [(date(2026, 3, 6), [("overlap", ("t", "k"), "t")]), (date(2026, 3, 7), [])])
def test_the_inspection_goes_ahead_of_an_examination_on_the_same_days(begins, expected):
    inspection = plan("t", "inspection", date(2026, 3, 2), date(2026, 3, 6), content="a")
    examination = plan("k", "examination", begins, date(2026, 3, 12), content="b", clear_signs=True)

    assert found(inspection, examination) == expected


def test_between_two_examinations_the_bodies_agree():
    one = plan("k1", "examination", date(2026, 3, 2), date(2026, 3, 6))
    other = plan("k2", "examination", date(2026, 3, 4), date(2026, 3, 9), clear_signs=True)

    assert found(one, other) == [("overlap", ("k1", "k2"), None)]


def test_an_overlap_before_the_law_of_2025_has_no_rule_read():
    one = plan("t", "inspection", date(2016, 3, 2), date(2016, 3, 6))
    other = plan("k", "examination", date(2016, 3, 4), date(2016, 3, 9))
    (clash,) = clashes([one, other], BOOK)

    assert (clash.kind, clash.prevails, clash.cites) == ("overlap", None, ())
