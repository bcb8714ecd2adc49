"""A licence on a day: the edge of its term, a suspension, a withdrawal, what is not known."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.casefile import Case, Licence, LicenceStanding, LicenceStep, licence_named, standing_on


def licence(*steps, **fields):
    return Licence(id="gp1", history=tuple(LicenceStep(**s) for s in steps), **fields)


TERM = {"begins": date(2018, 1, 2), "ends": date(2020, 3, 31)}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 1, 1), LicenceStanding.NOT_GRANTED),
        (date(2018, 1, 2), LicenceStanding.IN_FORCE),
        (date(2020, 3, 31), LicenceStanding.IN_FORCE),
        (date(2020, 4, 1), LicenceStanding.EXPIRED),
    ],
)
def test_a_licence_is_in_force_from_its_first_to_its_last_day(day, expected):
    assert expected == standing_on(licence(**TERM), day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 6, 2), "in-force"),
        (date(2019, 6, 3), "suspended"),
        (date(2019, 7, 3), "suspended"),
        (date(2019, 7, 4), "in-force"),
    ],
)
def test_a_suspension_ends_with_its_last_day(day, expected):
    paused = licence({"what": "suspended", "on": date(2019, 6, 3), "until": date(2019, 7, 3)}, **TERM)

    assert expected == standing_on(paused, day).value


def test_a_withdrawn_licence_stays_withdrawn_whatever_its_term():
    gone = licence({"what": "withdrawn", "on": date(2019, 6, 3)}, **TERM)

    assert standing_on(gone, date(2019, 6, 3)) is LicenceStanding.WITHDRAWN
    assert standing_on(gone, date(2021, 1, 1)) is LicenceStanding.WITHDRAWN


def test_a_licence_without_a_first_day_is_unknown_until_something_happened_to_it():
    unknown = licence({"what": "amended", "on": date(2019, 6, 3)})

    assert standing_on(unknown, date(2019, 6, 2)) is LicenceStanding.UNKNOWN
    assert standing_on(unknown, date(2019, 6, 3)) is LicenceStanding.IN_FORCE


def test_a_licence_is_named_by_its_id_or_by_a_number_only_one_bears():
    first, second, third = (
        Licence(id="a", number="1/GP"),
        Licence(id="b", number="2/GP"),
        Licence(id="c", number="2/GP"),
    )
    case = Case(id="x", events=(), licences=(first, second, third))

    assert (first, second) == (licence_named(case, "1/GP"), licence_named(case, "b"))
    assert licence_named(case, "2/GP") is None
