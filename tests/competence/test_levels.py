"""What each title may fine: every ceiling computed from the Law, and the decrees' printed figures beside it."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from thanhtra.competence import RefusalReason, powers_over_act
from thanhtra.errors import LawError, NotInTheBook
from thanhtra.law import Citation
from thanhtra.rulebook import ConfiscationReach, Rulebook
from thanhtra.terms import SubjectKind

BOOK = Rulebook.built_in()
M = 1_000_000
A, B = date(2020, 6, 1), date(2023, 6, 1)
ACTS = {"post": "15/2020/NĐ-CP Đ5.1", "telecommunications": "15/2020/NĐ-CP Đ18.1", "press": "119/2020/NĐ-CP Đ7.1"}

COMPUTED = [
    # procedure.md §3: title, day, individual ceilings in thousand đồng for a 40m field, a 100m field, the press
    ("inspector", A, 400, 500, 500),
    ("inspector", B, 400, 500, 500),
    ("chief-inspector-of-department", A, 20_000, 50_000, 50_000),
    ("chief-inspector-of-department", B, 20_000, 50_000, 50_000),
    ("head-of-department-inspection-team", B, 20_000, 50_000, 50_000),
    ("head-of-ministry-inspection-team", A, 28_000, 70_000, 70_000),
    ("head-of-ministry-inspection-team", B, 28_000, 70_000, 175_000),
    ("chief-inspector-of-ministry", A, 40_000, 100_000, 100_000),
    ("chief-inspector-of-ministry", B, 40_000, 100_000, 250_000),
    ("province-chair", B, 40_000, 100_000, 250_000),
    ("commune-chair", A, 4_000, 5_000, 5_000),
    ("commune-chair", B, 4_000, 5_000, 5_000),
    ("district-chair", date(2021, 12, 31), 20_000, 50_000, 50_000),
    ("district-chair", date(2022, 1, 1), 20_000, 50_000, 100_000),
    ("province-police-director", date(2021, 12, 31), 20_000, 50_000, 50_000),
    ("province-police-director", date(2022, 1, 1), 20_000, 50_000, 100_000),
]


def supposed(field: str):
    """An act known by its field only: the Law's own level answers."""
    some = BOOK.violation(Citation.parse("174/2026/NĐ-CP Đ7.2"), on=date(2026, 8, 1))
    return attrs.evolve(some, field=field)


@pytest.mark.parametrize(("post", "day", "postal", "telecom", "press"), COMPUTED)
def test_every_ceiling_computed_from_the_law(post, day, postal, telecom, press):
    titles = [
        powers_over_act(post, supposed(f), BOOK, day, known=False)[0] for f in ("post", "telecommunications", "press")
    ]
    assert [postal * 1000, telecom * 1000, press * 1000] == [t.ceiling(SubjectKind.INDIVIDUAL) for t in titles]
    assert [postal * 2000, telecom * 2000, press * 2000] == [t.ceiling(SubjectKind.ORGANIZATION) for t in titles]


def printed_against_law() -> list[tuple[str, str, str, int, int]]:
    """Every printed amount of every decree beside the Law's level of its first day: (decree clause, post, field, printed, law)."""
    found = []
    for instrument in BOOK.decrees.heads:
        for row in BOOK.decrees.powers(instrument):
            for post in row.posts:
                for field, amount in row.amounts.items():
                    individual = amount // 2 if row.stated_for is SubjectKind.ORGANIZATION else amount
                    try:
                        power = BOOK.powers_of(post, row.start).rule
                        most = BOOK.field_maximum(field, row.start, decree=instrument).rule
                    except LawError:
                        continue
                    if power.percent is not None:
                        level = most * power.percent // 100
                        found.append(
                            (
                                str(row.cite),
                                post,
                                field,
                                individual,
                                level if power.cap is None else min(level, power.cap),
                            )
                        )
    return found


DISAGREEMENTS: set[tuple[str, str]] = set()
"""(clause, post) whose printed figure is not the Law's percentage on its first day: none was found."""


def test_the_decrees_printed_figures_are_the_laws_percentages():
    rows = printed_against_law()
    assert len(rows) > 200
    assert {(cite, post) for cite, post, _, printed, level in rows if printed != level} == DISAGREEMENTS


@pytest.mark.parametrize(
    ("post", "provision", "day", "organisation"),
    [
        ("director-of-regional-frequency-centre", "174/2026/NĐ-CP Đ66.1", date(2026, 8, 1), 100),
        ("director-of-science-department", "174/2026/NĐ-CP Đ17.2", date(2026, 8, 1), 160),
        ("director-of-science-department", "174/2026/NĐ-CP Đ7.2", date(2026, 8, 1), 64),
        ("commune-chair", "174/2026/NĐ-CP Đ17.2", date(2026, 8, 1), 100),
        ("police-soldier", "174/2026/NĐ-CP Đ17.2", date(2026, 8, 1), 20),
        ("province-cyber-police-division-head", "174/2026/NĐ-CP Đ17.2", date(2026, 8, 1), 160),
        ("commune-police-chief", "330/2026/NĐ-CP Đ9.1.a", date(2026, 8, 19), 100),
        ("district-chair", "15/2020/NĐ-CP Đ5.1", date(2023, 6, 1), 40),
        ("commune-police-chief", "15/2020/NĐ-CP Đ101.1.a", date(2025, 8, 22), 100),
    ],
)
def test_levels_on_their_days(post, provision, day, organisation):
    violation = BOOK.violation(
        Citation.parse(provision), on=min(day, date(2026, 6, 30)) if provision.startswith("15/") else day
    )
    found = powers_over_act(post, violation, BOOK, day)
    assert [organisation * M] == [t.ceiling(SubjectKind.ORGANIZATION) for t in found]


def titles(post, provision, day, *, book=BOOK, agency=None):
    acted = {"15/2020/NĐ-CP": date(2023, 1, 1), "119/2020/NĐ-CP": date(2023, 1, 1)}.get(
        provision.split()[0], date(2026, 9, 1)
    )
    return powers_over_act(post, book.violation(Citation.parse(provision), on=acted), book, day, agency=agency)


@pytest.mark.parametrize(
    ("post", "provision", "day", "why", "missing"),
    [
        ("chief-inspector-of-department", "15/2020/NĐ-CP Đ101.1.a", date(2025, 7, 1), RefusalReason.NO_POST, ()),
        (
            "head-of-ministry-examination-team",
            "15/2020/NĐ-CP Đ101.1.a",
            date(2025, 6, 30),
            RefusalReason.UNKNOWN,
            ("law:post:head-of-ministry-examination-team@2025-06-30",),
        ),
        ("director-of-department", "15/2020/NĐ-CP Đ101.1.a", date(2023, 6, 1), RefusalReason.NO_POWER, ()),
        ("minister-of-science-and-technology", "15/2020/NĐ-CP Đ101.1.a", date(2023, 6, 1), RefusalReason.NO_POWER, ()),
        (
            "chief-inspector-of-province",
            "174/2026/NĐ-CP Đ17.2",
            date(2026, 9, 25),
            RefusalReason.UNKNOWN,
            ("law:power:chief-inspector-of-province@2026-09-25",),
        ),
        ("director-general-of-press", "174/2026/NĐ-CP Đ17.2", date(2026, 9, 1), RefusalReason.NOT_LISTED, ()),
        ("director-of-culture-department", "174/2026/NĐ-CP Đ17.2", date(2026, 9, 1), RefusalReason.NOT_ALLOTTED, ()),
        (
            "director-general-of-press",
            "15/2020/NĐ-CP Đ101.1.a",
            date(2023, 6, 1),
            RefusalReason.UNKNOWN,
            ("law:15/2020/NĐ-CP power:director-general-of-press",),
        ),
        ("director-of-trade-department", "15/2020/NĐ-CP Đ101.1.a", date(2025, 8, 22), RefusalReason.FIELD, ()),
        ("director-general-of-digital-technology", "174/2026/NĐ-CP Đ17.2", date(2026, 9, 26), RefusalReason.FIELD, ()),
        (
            "market-team-leader",
            "15/2020/NĐ-CP Đ101.1.a",
            date(2023, 6, 1),
            RefusalReason.UNKNOWN,
            ("law:15/2020/NĐ-CP power:market-team-leader",),
        ),
        (
            "border-guard-commander",
            "15/2020/NĐ-CP Đ101.1.a",
            date(2025, 8, 22),
            RefusalReason.UNKNOWN,
            ("law:15/2020/NĐ-CP power:border-guard-commander",),
        ),
        (
            "customs-officer",
            "174/2026/NĐ-CP Đ17.2",
            date(2026, 9, 1),
            RefusalReason.UNKNOWN,
            ("law:174/2026/NĐ-CP Đ111.1",),
        ),
        ("head-of-government-inspection-team", "15/2020/NĐ-CP Đ101.1.a", date(2023, 6, 1), RefusalReason.NO_POWER, ()),
        (
            "province-chair",
            "174/2026/NĐ-CP Đ102.2.a",
            date(2026, 9, 1),
            RefusalReason.UNKNOWN,
            ("law:174/2026/NĐ-CP Đ106.2 civil-cryptography",),
        ),
        ("province-chair", "15/2020/NĐ-CP Đ80.1", date(2023, 6, 1), RefusalReason.NOT_ALLOTTED, ()),
    ],
)
def test_why_a_title_may_not(post, provision, day, why, missing):
    found = titles(post, provision, day)
    assert [(why, missing)] == [(t.why, t.missing) for t in found]
    assert why.vi
    assert why.en


def test_an_inspector_of_a_listed_body_may_and_of_another_may_not():
    assert (
        titles("inspector", "15/2020/NĐ-CP Đ101.1.a", date(2025, 8, 22), agency="Thanh tra Bộ Quốc phòng")[0].answer
        is True
    )
    assert (
        titles("inspector", "15/2020/NĐ-CP Đ101.1.a", date(2025, 8, 22), agency="Thanh tra Bộ Tài chính")[0].why
        is RefusalReason.NO_POWER
    )


def test_a_title_newly_in_the_authority_decree_acts_in_its_own_field():
    found = titles("director-general-of-central-post", "174/2026/NĐ-CP Đ7.2", date(2026, 9, 26))
    assert [(t.answer, t.individual) for t in found] == [(True, 40 * M)]


def test_a_list_cut_to_an_old_level_yields_to_a_raised_one():
    """15/2020 gave a province police director the clauses of 100 million; Decree 189/2025 gives the maximum."""
    beyond = "15/2020/NĐ-CP Đ80.1"
    assert [t.why for t in titles("province-police-director", beyond, date(2025, 6, 30))] == [
        RefusalReason.NOT_ALLOTTED
    ]
    assert [(t.answer, t.individual) for t in titles("province-police-director", beyond, date(2025, 8, 22))] == [
        (True, 100 * M)
    ]


def test_the_team_leader_of_a_directorate_has_two_readings_from_26_september_2026():
    day = date(2026, 9, 26)
    open_ = titles("head-of-directorate-examination-team", "174/2026/NĐ-CP Đ17.2", day)
    assert {(50 * M, 80 * M)} == {(t.individual, t.other_level) for t in open_}
    for choice, level in (("authority-decree", 50 * M), ("sector-decree", 80 * M)):
        book = Rulebook.built_in(readings={"team-leader-level": choice})
        assert {(level, None)} == {
            (t.individual, t.other_level)
            for t in titles("head-of-directorate-examination-team", "174/2026/NĐ-CP Đ17.2", day, book=book)
        }
    before = titles("head-of-directorate-examination-team", "174/2026/NĐ-CP Đ17.2", date(2026, 9, 25))
    assert {(80 * M, None)} == {(t.individual, t.other_level) for t in before}
    assert {"director-general-of-telecommunications", "director-general-of-radio-frequency"} == {t.of for t in before}


def test_what_the_decree_did_not_report_is_the_laws():
    """Of the ministry's chief inspector after 14/2022 the measures were not reported: those of Đ46.4 stand in."""
    (found,) = titles("chief-inspector-of-ministry", "15/2020/NĐ-CP Đ101.1.a", date(2023, 6, 1))
    assert found.licence == ("withdraw-licence", "suspend-activity")
    assert found.confiscation.reach is ConfiscationReach.ANY
    assert found.remedies is None


def test_an_unknown_post_is_refused():
    with pytest.raises(NotInTheBook):
        titles("archduke", "15/2020/NĐ-CP Đ101.1.a", date(2023, 6, 1))
