"""Who may: real and edge cases, several acts together, and what must hold of any answer."""

from __future__ import annotations

from datetime import date
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.casefile import Act, Case, Official, Subject, index
from thanhtra.competence import (
    RefusalReason,
    among,
    judge_confiscation,
    judge_fine,
    judge_measure,
    judge_remedy,
    powers_over_act,
    who_may_handle,
    who_may_sanction,
)
from thanhtra.errors import LawGap, NotInTheBook
from thanhtra.fines import Party, frame_for
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind

BOOK = Rulebook.built_in()
M = 1_000_000
INDIVIDUAL, ORGANIZATION = SubjectKind.INDIVIDUAL, SubjectKind.ORGANIZATION
FAKE_NEWS = Citation.parse("15/2020/NĐ-CP Đ101.1.a")


def cite(*places: str) -> tuple[Citation, ...]:
    return tuple(Citation.parse(p) for p in places)


@pytest.mark.parametrize(
    ("day", "post", "expected"),
    [
        (date(2020, 10, 20), "chief-inspector-of-department", True),
        (date(2020, 10, 20), "inspector", False),
        (date(2020, 10, 20), "commune-chair", False),
        (date(2020, 10, 20), "commune-police-chief", False),
        (date(2020, 10, 20), "province-chair", True),
        (date(2025, 8, 22), "commune-police-chief", True),
        (date(2025, 8, 22), "commune-chair", True),
        (date(2025, 8, 22), "chief-inspector-of-department", False),
        (date(2025, 8, 22), "district-chair", False),
        (date(2025, 8, 22), "border-guard-commander", None),
    ],
)
def test_false_news_spread_by_a_person(day, post, expected):
    assert expected is who_may_sanction(FAKE_NEWS, INDIVIDUAL, BOOK, on=day).may(post)


def test_the_reasons_of_the_near_misses():
    found = who_may_sanction(FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2025, 8, 22))
    why = {r.post: r.why for r in found.refused}
    assert {
        "chief-inspector-of-department": RefusalReason.NO_POST,
        "police-soldier": RefusalReason.REMEDY,
        "district-chair": RefusalReason.NO_POST,
    }.items() <= why.items()
    earlier = {
        r.post: (r.why, r.ceiling, r.frame_max)
        for r in who_may_sanction(FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2020, 10, 20)).refused
    }
    assert earlier["commune-chair"] == (RefusalReason.CEILING, 5 * M, 10 * M)
    assert earlier["inspector"] == (RefusalReason.CEILING, 500_000, 10 * M)


def test_candidates_come_lowest_first_and_the_case_goes_to_the_lowest():
    found = who_may_sanction(FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2025, 8, 22))
    assert [c.ceiling for c in found.candidates] == sorted(c.ceiling for c in found.candidates)
    assert found.transfer.to == ("commune-chair", "commune-police-chief")


def test_acts_of_several_fields_go_to_the_chair():
    found = who_may_sanction(
        cite("174/2026/NĐ-CP Đ17.2", "174/2026/NĐ-CP Đ7.2"), ORGANIZATION, BOOK, on=date(2026, 9, 1)
    )
    assert found.fields == ("telecommunications", "post")
    assert found.transfer.to == ("province-chair",)
    assert [str(c) for c in found.transfer.cites] == ["15/2012/QH13 Đ52.4.c"]
    assert found.may("director-general-of-telecommunications") is False
    assert found.may("director-of-science-department") is True


def test_the_ceiling_shown_for_several_acts_is_the_lowest():
    found = who_may_sanction(
        cite("174/2026/NĐ-CP Đ17.2", "174/2026/NĐ-CP Đ7.2"), ORGANIZATION, BOOK, on=date(2026, 9, 1)
    )
    assert next(c.ceiling for c in found.candidates if c.post == "director-of-science-department") == 64 * M


def test_nobody_may_is_told_without_advice():
    nobody = who_may_sanction(FAKE_NEWS, INDIVIDUAL, BOOK, on=date(2025, 8, 22), posts=("police-soldier",))
    assert nobody.candidates == ()
    assert nobody.transfer.to == ()


def test_one_post_asked_about_gets_its_reason_whatever_it_is():
    found = who_may_sanction(
        cite("174/2026/NĐ-CP Đ17.2"), ORGANIZATION, BOOK, on=date(2026, 9, 1), posts=("director-general-of-press",)
    )
    assert [r.why for r in found.refused] == [RefusalReason.NOT_LISTED]


def test_no_act_is_no_question():
    with pytest.raises(ValueError, match="at least one act"):
        among((), BOOK, on=date(2026, 9, 1))
    with pytest.raises(NotInTheBook):
        who_may_sanction(Citation.parse("158/2013/NĐ-CP Đ5.1"), INDIVIDUAL, BOOK, on=date(2022, 1, 1))
    with pytest.raises(LawGap):
        who_may_sanction(Citation.parse("15/2020/NĐ-CP Đ8.1"), INDIVIDUAL, BOOK, on=date(2021, 1, 1))


def test_a_warning_only_act_is_open_to_every_title_allotted_it():
    found = who_may_sanction(Citation.parse("174/2026/NĐ-CP Đ101.1"), INDIVIDUAL, BOOK, on=date(2026, 9, 1))
    assert found.may("police-soldier") is True
    assert found.candidates[0].frame_max == 0


STAMPS = Citation.parse("174/2026/NĐ-CP Đ16.6.a")


@pytest.mark.parametrize(
    ("kind", "value", "readings", "expected"),
    [
        (ORGANIZATION, 48 * M, {}, True),
        (ORGANIZATION, 48 * M + 1, {}, False),
        (INDIVIDUAL, 24 * M, {}, True),
        (INDIVIDUAL, 24 * M + 1, {}, None),
        (INDIVIDUAL, 48 * M + 1, {}, False),
        (INDIVIDUAL, 48 * M, {"confiscation-limit": "as-stated"}, True),
        (INDIVIDUAL, 24 * M + 1, {"confiscation-limit": "halved"}, False),
        (INDIVIDUAL, None, {}, True),
    ],
)
def test_a_market_team_leader_confiscates_up_to_twice_the_fine(kind, value, readings, expected):
    book = Rulebook.built_in(readings=readings)
    violation = book.violation(STAMPS, on=date(2026, 9, 1))
    (title,) = powers_over_act("market-team-leader", violation, book, date(2026, 9, 1))
    assert expected is judge_confiscation(title, value, kind, book).answer


def test_before_2022_the_limit_is_the_fine_ceiling_and_does_not_double():
    violation = BOOK.violation(FAKE_NEWS, on=date(2020, 8, 1))
    (title,) = powers_over_act("chief-inspector-of-department", violation, BOOK, date(2020, 10, 20))
    assert [judge_confiscation(title, v, ORGANIZATION, BOOK).answer for v in (50 * M, 50 * M + 1)] == [True, False]


def test_goods_worth_more_than_the_limit_leave_the_title_out():
    banned = Citation.parse("174/2026/NĐ-CP Đ11.1.b")
    worth = who_may_sanction(banned, ORGANIZATION, BOOK, on=date(2026, 9, 1), goods_value=10**9)
    assert RefusalReason.CONFISCATION in {r.why for r in worth.refused if r.post == "market-team-leader"}
    assert worth.may("director-of-science-department") is True


def one_title(post, provision="174/2026/NĐ-CP Đ17.2", day=date(2026, 9, 1), book=BOOK):
    violation = book.violation(Citation.parse(provision), on=date(2026, 9, 1))
    return powers_over_act(post, violation, book, day)[0], violation


@pytest.mark.parametrize(
    ("post", "measure", "expected"),
    [
        ("director-of-science-department", "withdraw-licence", True),
        ("police-soldier", "withdraw-licence", False),
        ("police-soldier", "confiscate", True),
        ("province-police-director", "expel", True),
        ("director-of-science-department", "expel", False),
        ("director-general-of-press", "confiscate", False),
        ("customs-officer", "confiscate", None),
    ],
)
def test_measures(post, measure, expected):
    violation = BOOK.violation(Citation.parse("174/2026/NĐ-CP Đ17.2"), on=date(2026, 9, 1))
    answers = [judge_measure(t, measure).answer for t in powers_over_act(post, violation, BOOK, date(2026, 9, 1))]
    assert expected is (True if True in answers else answers[0])


@pytest.mark.parametrize(
    ("post", "remedy", "readings", "expected"),
    [
        ("director-of-science-department", "surrender-licence", {}, True),
        ("police-soldier", "surrender-licence", {}, False),
        ("commune-chair", "surrender-licence", {}, None),
        ("commune-chair", "surrender-licence", {"government-remedies": "included"}, True),
        ("commune-chair", "surrender-licence", {"government-remedies": "excluded"}, False),
        ("commune-chair", "re-export", {}, False),
        ("province-chair", "recommend-licence-withdrawal", {}, None),
        ("customs-officer", "re-export", {}, None),
    ],
)
def test_remedies(post, remedy, readings, expected):
    book = Rulebook.built_in(readings=readings)
    title, violation = one_title(post, book=book)
    assert expected is judge_remedy(title, remedy, violation, book).answer


def test_a_title_without_a_report_of_its_confiscation_is_not_judged():
    title, _ = one_title("province-chair")
    assert judge_measure(attrs.evolve(title, confiscation=None), "confiscate").answer is None


def test_two_readings_of_a_level_are_open_only_where_they_differ():
    day = date(2026, 9, 26)
    for provision, expected in (
        ("174/2026/NĐ-CP Đ17.2", True),
        ("174/2026/NĐ-CP Đ17.4", False),
        ("174/2026/NĐ-CP Đ18.5", False),
    ):
        violation = BOOK.violation(Citation.parse(provision), on=day)
        applied = frame_for(violation, Party(kind=ORGANIZATION), BOOK, day)
        title = powers_over_act("head-of-directorate-examination-team", violation, BOOK, day)[0]
        assert expected is judge_fine(title, applied, BOOK).answer
    middle = next(
        v.versions[-1].rule
        for c, v in BOOK.decrees.acts("174/2026/NĐ-CP").items()
        if 17 <= int(c.article) <= 64
        and v.versions[-1].rule.frame
        and 100 * M < v.versions[-1].rule.frame.most <= 160 * M
    )
    applied = frame_for(middle, Party(kind=ORGANIZATION), BOOK, day)
    title = powers_over_act("head-of-directorate-examination-team", middle, BOOK, day)[0]
    assert judge_fine(title, applied, BOOK).missing == ("law:reading:team-leader-level",)


ROWS = [
    (c, v.rule)
    for instrument in ("174/2026/NĐ-CP", "330/2026/NĐ-CP")
    for c, history in BOOK.decrees.acts(instrument).items()
    for v in history.versions
    if v.rule is not None and v.rule.frame is not None
]
DAYS = st.sampled_from([date(2026, 9, 1), date(2026, 9, 26)])
KINDS = st.sampled_from([INDIVIDUAL, ORGANIZATION])


@cache
def asked(provisions: tuple[Citation, ...], kind: SubjectKind, day: date):
    return who_may_sanction(provisions, kind, BOOK, on=day)


@pytest.mark.no_cover
@given(st.sampled_from(ROWS), KINDS, DAYS, st.integers(0, 300 * M))
def test_raising_a_frame_never_gains_a_candidate(row, kind, day, more):
    _, violation = row
    low = frame_for(violation, Party(kind=kind), BOOK, day)
    high = attrs.evolve(low, adult=Frame(low.adult.least, low.adult.most + more))
    before = {(c.post, c.of) for c in among((low,), BOOK, on=day).candidates}
    after = {(c.post, c.of) for c in among((high,), BOOK, on=day).candidates}
    assert after <= before


@given(st.sampled_from(ROWS), DAYS)
def test_a_person_and_an_organisation_have_the_same_candidates_with_twice_the_ceiling(row, day):
    """The frame and the ceiling double together (Đ52.1); only the limit of confiscation does not."""
    citation, violation = row
    if any(m.measure == "confiscate" for m in violation.additional):
        return
    person, body = asked((citation,), INDIVIDUAL, day), asked((citation,), ORGANIZATION, day)
    assert [(c.post, c.of, c.ceiling * 2) for c in person.candidates] == [
        (c.post, c.of, c.ceiling) for c in body.candidates
    ]


@pytest.mark.no_cover
@given(st.sampled_from(ROWS), st.sampled_from(ROWS), KINDS, DAYS)
def test_refused_for_one_act_is_refused_for_the_set(first, second, kind, day):
    together = {c.post for c in asked((first[0], second[0]), kind, day).candidates}
    alone = [{c.post for c in asked((one,), kind, day).candidates} for one, _ in (first, second)]
    assert together <= alone[0] & alone[1]


def file(*acts: Act, officials=()):
    subjects = (Subject(id="s", kind="organization"),)
    return index(Case(id="c", acts=acts or None, officials=officials, subjects=subjects, events=()))


def act(name: str, provision: str | None, **facts) -> Act:
    return Act(
        id=name, subject=facts.pop("subject", "s"), provision=Citation.parse(provision) if provision else None, **facts
    )


def test_a_file_is_asked_about_all_its_acts_together():
    ix = file(
        act("a", "174/2026/NĐ-CP Đ17.2", ended=date(2026, 8, 1)),
        act("b", "174/2026/NĐ-CP Đ7.2", ended=date(2026, 8, 1), goods_value=1),
    )
    found = who_may_handle(ix, BOOK, on=date(2026, 9, 1))
    assert found.acts == ("a", "b")
    assert found.found.transfer.to == ("province-chair",)


def test_what_cannot_be_placed_in_a_file_is_named():
    ix = file(
        act("a", None),
        act("b", "158/2013/NĐ-CP Đ5.1", ended=date(2022, 1, 1)),
        act("c", "174/2026/NĐ-CP Đ7.2", subject="x"),
        act("d", "174/2026/NĐ-CP Đ7.2"),
    )
    found = who_may_handle(ix, BOOK, on=date(2026, 9, 1))
    assert found.missing == ("fact:acts[a].provision", "law:158/2013/NĐ-CP", "fact:subjects[x]")
    assert found.acts == ("d",)
    assert who_may_handle(file(), BOOK, on=date(2026, 9, 1)).missing == ("fact:acts",)


def test_one_official_of_a_file():
    soldier, titled = Official(id="o", post="police-soldier"), Official(id="p", title="Trưởng phòng")
    ix = file(act("a", "174/2026/NĐ-CP Đ17.2", ended=date(2026, 8, 1)), officials=(soldier, titled))
    assert [r.why for r in who_may_handle(ix, BOOK, on=date(2026, 9, 1), official=soldier).found.refused] == [
        RefusalReason.CEILING
    ]
    assert who_may_handle(ix, BOOK, on=date(2026, 9, 1), official=titled).missing == ("fact:officials[p].post",)
