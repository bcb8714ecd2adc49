"""Whose a field and an area are on a day, who took over, and what two bodies agreed to share."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.coordination import Agreement, competent_bodies, shared, successors
from thanhtra.errors import NotInTheBook
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()


def slugs(bodies):
    return [b.slug for b in bodies]


def test_a_licensee_in_hanoi_is_the_departments_first_then_the_ministrys():
    assert slugs(competent_bodies(BOOK, "telecommunications", "01/00004", date(2020, 10, 1))) == [
        "department-of-information-and-communications-hanoi",
        "ministry-of-information-and-communications",
    ]


@pytest.mark.parametrize(("day", "expected"), [(date(2025, 2, 28), "department-of-information-and-communications-hanoi"), (date(2025, 3, 1), "department-of-science-and-technology-hanoi")])
def test_the_reorganisation_of_2025_03_01_moves_telecom_to_science(day, expected):
    assert slugs(competent_bodies(BOOK, "telecommunications", "01", day))[0] == expected


def test_no_body_of_the_list_manages_another_province():
    assert slugs(competent_bodies(BOOK, "press", "79", date(2020, 1, 1))) == [
        "authority-of-broadcasting-and-electronic-information",
        "ministry-of-information-and-communications",
    ]


def test_a_body_that_ended_is_held_by_those_that_took_over():
    gone = "department-of-information-and-communications-hanoi"

    assert slugs(successors(BOOK, gone, date(2025, 2, 28))) == [gone]
    assert slugs(successors(BOOK, gone, date(2026, 1, 1))) == ["department-of-science-and-technology-hanoi", "department-of-culture-and-sports-hanoi"]
    with pytest.raises(NotInTheBook):
        successors(BOOK, "nobody", date(2026, 1, 1))


def test_bodies_share_what_their_agreement_names_while_it_holds():
    agreement = Agreement(id="2017", parties=frozenset({"a", "b"}), begins=date(2017, 5, 18), ends=date(2020, 12, 31), data_sets=frozenset({"licences"}))

    assert shared([agreement], "a", "b", "licences", date(2020, 12, 31)) == (agreement,)
    assert shared([agreement], "a", "b", "licences", date(2021, 1, 1)) == ()
    assert shared([agreement], "a", "b", "violations", date(2020, 1, 1)) == ()
    assert shared([agreement], "a", "c", "licences", date(2020, 1, 1)) == ()
