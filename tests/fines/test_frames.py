"""The frame of an act for a subject: the decree's convention, household businesses, minors."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.casefile import Subject
from thanhtra.errors import AgeUnclear, LawGap, NoLongerInForce, NoSuchProvision, NotInTheBook, NotYetInForce
from thanhtra.fines import (
    CircumstanceCount,
    Party,
    age_on,
    assess_fine,
    assess_frame,
    explanation_right,
    frame_for,
    party_of,
)
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.reckoning import BirthYear
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, SubjectKind

BOOK = Rulebook.built_in()
M = 1_000_000
INDIVIDUAL, ORGANIZATION, HOUSEHOLD = SubjectKind.INDIVIDUAL, SubjectKind.ORGANIZATION, SubjectKind.HOUSEHOLD_BUSINESS
FAKE_NEWS = Citation.parse("15/2020/NĐ-CP Đ101.1.a")


def frame(provision: str, kind: SubjectKind, day: date, age: int | None = None):
    violation = BOOK.violation(Citation.parse(provision), on=day)
    return frame_for(violation, Party(kind=kind, age=age), BOOK, day)


@pytest.mark.parametrize(
    ("provision", "kind", "day", "least", "most"),
    [
        # stated for organisations
        ("15/2020/NĐ-CP Đ101.1.a", INDIVIDUAL, date(2020, 8, 1), 5, 10),
        ("15/2020/NĐ-CP Đ101.1.a", ORGANIZATION, date(2020, 8, 1), 10, 20),
        ("15/2020/NĐ-CP Đ101.1.a", HOUSEHOLD, date(2022, 8, 1), 5, 10),
        ("174/2026/NĐ-CP Đ95.1.a", INDIVIDUAL, date(2026, 8, 1), 10, 15),
        # stated for individuals
        ("330/2026/NĐ-CP Đ9.1.a", INDIVIDUAL, date(2026, 8, 19), 5, 10),
        ("330/2026/NĐ-CP Đ9.1.a", ORGANIZATION, date(2026, 8, 19), 10, 20),
    ],
)
def test_the_frame_follows_the_decrees_convention(provision, kind, day, least, most):
    assert frame(provision, kind, day).frame == Frame(least * M, most * M)


def test_a_household_business_before_2022_pays_as_a_person_by_inference():
    assert frame("15/2020/NĐ-CP Đ101.1.a", HOUSEHOLD, date(2021, 12, 31)).basis is Basis.INFERENCE
    assert frame("15/2020/NĐ-CP Đ101.1.a", HOUSEHOLD, date(2022, 1, 1)).basis is Basis.SECONDARY


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (13, None),
        (15, None),
        (16, Frame(0, 5 * M)),
        (17, Frame(0, 5 * M)),
        (18, Frame(5 * M, 10 * M)),
        (None, Frame(5 * M, 10 * M)),
    ],
)
def test_from_sixteen_to_under_eighteen_half_and_below_a_warning_only(age, expected):
    found = frame("15/2020/NĐ-CP Đ101.1.a", INDIVIDUAL, date(2020, 8, 1), age)
    assert (expected, expected is None) == (found.frame, found.warning_only)
    assert found.most == 10 * M, "authority is measured by the frame of an adult"


def test_an_organisation_has_no_age():
    assert frame("15/2020/NĐ-CP Đ101.1.a", ORGANIZATION, date(2020, 8, 1), 15).frame == Frame(10 * M, 20 * M)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2004, 2, 29), date(2020, 2, 28), 15),
        (date(2004, 2, 29), date(2020, 2, 29), 16),
        (date(2004, 3, 1), date(2022, 2, 28), 17),
    ],
)
def test_age_is_counted_in_whole_years(born, day, age):
    assert age == age_on(born, day)


def test_a_party_knows_its_age_when_birth_and_day_are_known():
    person = Subject(id="s", kind="individual", born=date(2004, 3, 1))
    assert party_of(person, date(2020, 3, 1)) == Party(kind=INDIVIDUAL, age=16)
    assert party_of(person, None) == Party(kind=INDIVIDUAL)
    assert party_of(Subject(id="s", kind="organization"), date(2020, 3, 1)) == Party(kind=ORGANIZATION)


@pytest.mark.parametrize(
    ("year", "frame_most", "token"),
    [
        (2001, 10 * M, None),
        (2002, None, "fact:subjects[s].born"),
        (2003, 5 * M, None),
        (2004, None, "fact:subjects[s].born"),
        (2005, 0, None),
    ],
)
def test_a_year_of_birth_leaves_the_fine_open_only_where_the_day_would_change_it(year, frame_most, token):
    """15/2012/QH13 Đ23.3.a: sixteen and eighteen are the borders. An act of 2020-08-01."""
    act, day = BOOK.violation(Citation.parse("15/2020/NĐ-CP Đ101.1.a"), on=date(2020, 8, 1)), date(2020, 8, 1)
    who = party_of(Subject(id="s", kind="individual", born=BirthYear(year)), day)
    if token is None:
        found = frame_for(act, who, BOOK, day)
        assert (found.frame.most if found.frame else 0) == frame_most
    else:
        with pytest.raises(AgeUnclear) as told:
            frame_for(act, who, BOOK, day)
        assert told.value.token == token


def test_a_warning_only_act_has_no_frame_and_no_fine():
    found = assess_fine(Citation.parse("174/2026/NĐ-CP Đ101.1"), INDIVIDUAL, BOOK, on=date(2026, 8, 1))
    assert (found.fine, found.amount, found.applied.warning_only) == (None, None, True)
    assert found.steps[0].en == "a warning only"


def test_a_minor_warned_is_told_so():
    found = assess_fine(FAKE_NEWS, Party(kind=INDIVIDUAL, age=15), BOOK, on=date(2020, 8, 1))
    assert found.steps[-1].en == "a person of 15 is not fined"
    assert found.fine is None


@pytest.mark.parametrize(
    ("provision", "day", "error"),
    [
        ("15/2020/NĐ-CP Đ8.1", date(2021, 8, 1), LawGap),
        ("15/2020/NĐ-CP Đ101.1.a", date(2020, 4, 14), NotYetInForce),
        ("15/2020/NĐ-CP Đ101.1.a", date(2026, 7, 1), NoLongerInForce),
        ("15/2020/NĐ-CP Đ102.9.a", date(2021, 8, 1), NotInTheBook),
        ("158/2013/NĐ-CP Đ5.1", date(2021, 8, 1), NotInTheBook),
        ("174/2026/NĐ-CP Đ7.1.a", date(2026, 8, 1), NoSuchProvision),
    ],
)
def test_what_the_book_cannot_answer_is_refused_by_name(provision, day, error):
    with pytest.raises(error) as refused:
        assess_fine(Citation.parse(provision), INDIVIDUAL, BOOK, on=day)
    assert refused.value.token.startswith(f"law:{provision.split()[0]}")


def test_the_derivation_names_every_step_and_its_provision():
    steps = assess_fine(FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2020, 8, 1)).steps
    assert [(s.en, [str(c) for c in s.cites]) for s in steps] == [
        ("frame 10.000.000–20.000.000 đồng, stated for an organisation", ["15/2020/NĐ-CP Đ101.1.a"]),
        ("halved for an individual: 5.000.000–10.000.000 đồng", ["15/2020/NĐ-CP Đ4.3"]),
        ("0 mitigating, 0 aggravating: 7.500.000 đồng", ["15/2012/QH13 Đ23.4"]),
    ]


def test_setting_the_amount_by_a_later_ladder_is_inference():
    first = assess_fine(Citation.parse("330/2026/NĐ-CP Đ9.1.a"), INDIVIDUAL, BOOK, on=date(2026, 9, 1))
    assert first.basis is Basis.TEXT
    two = CircumstanceCount(mitigating=2)
    across = assess_fine(
        FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2021, 12, 31), handled=date(2022, 1, 10), circumstances=two
    )
    assert (across.fine, across.basis) == (5_000_000, Basis.INFERENCE)


def test_a_harsher_ladder_of_the_day_of_handling_does_not_reach_back():
    one = CircumstanceCount(mitigating=1)
    before = assess_fine(
        FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2025, 4, 20), handled=date(2025, 6, 10), circumstances=one
    )
    after = assess_fine(FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2025, 5, 3), handled=date(2025, 6, 10), circumstances=one)

    assert (5_000_000 in before.amount, before.handled) == (True, date(2025, 6, 10))
    assert 5_000_000 not in after.amount


EVERY = [
    (citation, version)
    for instrument in ("174/2026/NĐ-CP", "330/2026/NĐ-CP", "15/2020/NĐ-CP", "119/2020/NĐ-CP")
    for citation, history in BOOK.decrees.acts(instrument).items()
    for version in history.versions
    if version.rule is not None and version.rule.frame is not None
]


@given(st.sampled_from(EVERY))
def test_an_organisation_pays_twice_a_person(row):
    _, version = row
    person = frame_for(version.rule, Party(kind=INDIVIDUAL), BOOK, version.start)
    body = frame_for(version.rule, Party(kind=ORGANIZATION), BOOK, version.start)
    assert person.frame.doubled() == body.frame


@given(st.sampled_from(EVERY), st.integers(0, 4), st.integers(0, 4))
def test_what_is_assessed_doubles_as_the_frame_does(row, mitigating, aggravating):
    """For the same circumstances an organisation pays twice what a person does; a household business what a person does."""
    _, version = row
    person, body, household = (
        assess_frame(
            frame_for(version.rule, Party(kind=kind), BOOK, version.start),
            CircumstanceCount(mitigating, aggravating),
            BOOK,
            handled=version.start,
        ).amount
        for kind in (INDIVIDUAL, ORGANIZATION, HOUSEHOLD)
    )
    assert person == household
    if person is None:
        assert body is None
    else:
        assert (person.least * 2, person.most * 2, person.open_) == (body.least, body.most, body.open_)


@given(
    st.sampled_from(EVERY),
    st.sampled_from(list(SubjectKind)),
    st.integers(0, 4),
    st.integers(0, 4),
    st.none() | st.integers(14, 17),
)
def test_a_fine_stays_inside_its_frame_and_the_average_is_exact(row, kind, mitigating, aggravating, age):
    _, version = row
    applied = frame_for(version.rule, Party(kind=kind, age=age), BOOK, version.start)
    found = assess_frame(applied, CircumstanceCount(mitigating, aggravating), BOOK, handled=version.start)
    if applied.frame is None:
        assert found.amount is None
        return
    assert applied.frame.least <= found.amount.least <= found.amount.most <= applied.frame.most
    if mitigating == aggravating == 0 and applied.minor is None:
        assert found.amount.exact == Fraction(applied.frame.least + applied.frame.most, 2)


def right(provision: str, kind: SubjectKind, day: date):
    return explanation_right(frame(provision, kind, day), BOOK, day)


@pytest.mark.parametrize(
    ("provision", "kind", "exists"),
    [
        ("174/2026/NĐ-CP Đ95.1.a", INDIVIDUAL, True),  # frame to 15 million
        ("174/2026/NĐ-CP Đ7.2", INDIVIDUAL, False),  # to 3.5 million, nothing else
        ("174/2026/NĐ-CP Đ7.3.c", INDIVIDUAL, True),  # to 5 million, but suspension
        ("174/2026/NĐ-CP Đ95.1.a", ORGANIZATION, True),  # to 30 million
        ("174/2026/NĐ-CP Đ11.1.b", HOUSEHOLD, True),  # to 10 million, licence withdrawn on relapse
    ],
)
def test_the_right_to_explain_follows_the_frame_and_the_measures_provided(provision, kind, exists):
    assert exists is right(provision, kind, date(2026, 8, 1)).exists


def test_an_article_known_in_part_leaves_the_right_open_below_the_threshold():
    assert right("15/2020/NĐ-CP Đ101.1.a", INDIVIDUAL, date(2022, 1, 26)).exists is None


def test_an_article_read_whole_settles_the_right():
    assert right("15/2020/NĐ-CP Đ101.1.a", INDIVIDUAL, date(2022, 1, 27)).exists is False
