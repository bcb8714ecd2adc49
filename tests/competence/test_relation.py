"""How one official stands to another, and whether a post may sanction every act of a decision."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.casefile import Act, Case, DecisionIssued, Official, Sanction, Subject, index
from thanhtra.competence import Standing, power_over_case, relation
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
THEN, NOW, LATER = D(2024, 3, 1), D(2024, 6, 1), D(2025, 9, 1)


def one(ident, post, **facts):
    return Official(id=ident, post=post, **facts)


CHIEF = one("a", "chief-inspector-of-department", area="46")


@pytest.mark.parametrize(
    ("of", "to", "now", "expected"),
    [
        (CHIEF, CHIEF, NOW, Standing.SAME),
        (one("b", "chief-inspector-of-department"), CHIEF, NOW, None),
        (one("b", "chief-inspector-of-department"), one("c", "chief-inspector-of-department"), NOW, Standing.SAME),
        (one("b", "chief-inspector-of-department", rank="deputy", area="46"), CHIEF, NOW, Standing.SAME),
        (one("b", "chief-inspector-of-department", area="01"), CHIEF, NOW, Standing.OTHER),
        (one("b", "province-chair", area="46"), CHIEF, NOW, Standing.ABOVE),
        (one("b", "province-chair"), CHIEF, NOW, None),
        (one("b", "province-chair", area="46"), one("c", "chief-inspector-of-department"), NOW, None),
        (one("b", "province-chair"), one("c", "chief-inspector-of-department"), NOW, Standing.ABOVE),
        (
            one("b", "director-general-of-cyber-security-police", area="01"),
            one("c", "director-general-of-cyber-security-police"),
            NOW,
            Standing.SAME,
        ),
        (one("b", "province-chair", area="01"), CHIEF, NOW, Standing.OTHER),
        (one("b", "province-chair", area="vn"), CHIEF, NOW, Standing.ABOVE),
        (one("b", "director-of-science-department", area="46"), CHIEF, NOW, Standing.ABOVE),
        (one("b", "inspector"), CHIEF, NOW, Standing.OTHER),
        (one("b", "commune-chair"), CHIEF, NOW, Standing.OTHER),
        (one("b", "director-of-science-department", area="46"), CHIEF, LATER, Standing.HEIR),
        (
            one("b", "director-of-science-department"),
            one("c", "director-of-information-department"),
            LATER,
            Standing.HEIR,
        ),
        (one("b", "commune-chair"), one("c", "district-chair"), LATER, Standing.HEIR),
        (one("b", "province-police-director"), one("c", "police-team-leader"), NOW, Standing.ABOVE),
        (
            one("b", "director-general-of-cyber-security-police"),
            one("c", "director-general-of-network-information-security"),
            LATER,
            Standing.HEIR,
        ),
        (one("b", "province-chair", area="48"), CHIEF, LATER, Standing.OTHER),
        (one("b", "province-chair", area="48/20195"), CHIEF, LATER, Standing.OTHER),
        (one("b", "province-chair", area="07"), CHIEF, LATER, None),
        (
            one("b", "chief-inspector-of-ministry", agency="Bộ A"),
            one("c", "chief-inspector-of-ministry", agency="Bộ B"),
            NOW,
            None,
        ),
        (
            one("b", "chief-inspector-of-ministry", agency="Bộ A "),
            one("c", "chief-inspector-of-ministry", agency="bộ a"),
            NOW,
            Standing.SAME,
        ),
        (one("b", None), CHIEF, NOW, None),
    ],
)
def test_how_one_stands_to_another(of, to, now, expected):
    found = relation(of, to, BOOK, then=THEN, now=now)
    assert (expected, expected is None) == (found.standing, bool(found.missing))


def test_a_post_that_is_gone_is_told():
    assert [relation(CHIEF, CHIEF, BOOK, then=THEN, now=day).gone for day in (D(2025, 6, 30), D(2025, 7, 1))] == [
        False,
        True,
    ]
    science = one("m", "chief-inspector-of-ministry", agency="Bộ Khoa học và Công nghệ")
    assert [
        relation(one("p", "province-chair"), science, BOOK, then=THEN, now=day).gone
        for day in (D(2025, 6, 30), D(2025, 7, 1))
    ] == [False, True]


@pytest.mark.parametrize(
    ("area", "now", "standing", "missing"),
    [
        ("48", D(2025, 6, 30), Standing.OTHER, ()),  # two provinces
        ("48", D(2025, 7, 1), Standing.HEIR, ()),  # Quảng Nam is Đà Nẵng's from this day
        ("79", D(2025, 7, 1), Standing.OTHER, ()),
        ("48/20341", D(2025, 7, 1), None, ("law:areas@2025-07-01",)),
    ],
)
def test_over_the_redrawing_the_one_whose_area_takes_in_the_others_has_its_place(area, now, standing, missing):
    found = relation(
        one("b", "province-chair", area=area), one("c", "province-chair", area="49"), BOOK, then=THEN, now=now
    )
    assert (found.standing, found.missing, found.gone) == (standing, missing, standing is Standing.HEIR)


@pytest.mark.parametrize(
    ("area", "now", "standing", "missing"),
    [
        ("04/01537", D(2025, 6, 30), Standing.SAME, ()),
        ("04/01537", D(2025, 7, 1), Standing.OTHER, ()),  # the code was Lý Quốc's and is Vinh Quý's
        ("04/01273", D(2025, 7, 1), Standing.SAME, ()),
        ("04", D(2025, 7, 1), Standing.SAME, ()),
        ("01/00008", D(2025, 7, 1), Standing.SAME, ()),
        ("01/00167", D(2025, 7, 1), None, ("law:areas@2025-07-01",)),  # divided: the code alone does not say
    ],
)
def test_a_code_used_again_is_not_the_same_commune(area, now, standing, missing):
    found = relation(
        one("b", "commune-chair", area=area), one("c", "commune-chair", area=area), BOOK, then=THEN, now=now
    )
    assert (found.standing, found.missing) == (standing, missing)


def file(*acts):
    decision = DecisionIssued(
        kind="decision_issued", id="q", on=D(2025, 8, 20), sanctions=tuple(Sanction(act=a.id, fine=1) for a in acts)
    )
    return index(Case(id="c", subjects=(Subject(id="s1", kind="organization"),), acts=acts, events=(decision,)))


def act(ident="a1", provision="15/2020/NĐ-CP Đ101.1.a", **facts):
    return Act(
        **{
            "id": ident,
            "subject": "s1",
            "provision": Citation.parse(provision) if provision else None,
            "ended": D(2024, 9, 2),
        }
        | facts
    )


@pytest.mark.parametrize(
    ("official", "acts", "answer", "missing"),
    [
        (one("o", "commune-chair"), (act(),), True, ()),
        (one("o", None), (act(),), None, ("fact:officials[o].post",)),
        (one("o", "commune-chair"), (act(provision=None),), None, ("fact:acts[a1].provision",)),
        (one("o", "commune-chair"), (act(subject="s9"),), None, ("fact:subjects[s9]",)),
        (one("o", "inspector"), (act(),), None, ("fact:officials[o].agency",)),
        (one("o", "inspector", agency="Bộ Tài chính"), (act(),), False, ()),
        (one("o", "director-of-trade-department"), (act(),), None, ("law:power:director-of-trade-department",)),
        (one("o", "commune-chair"), (act(provision="158/2013/NĐ-CP Đ5.1"),), None, ("law:158/2013/NĐ-CP",)),
    ],
)
def test_the_power_over_every_act_of_a_decision(official, acts, answer, missing):
    found = power_over_case(file(*acts), official, BOOK, on=D(2025, 9, 1), decision=0)
    assert (answer, missing) == (found.answer, found.missing)


def test_an_act_the_decision_does_not_name_is_passed_over():
    ix = file(act())
    other = index(Case(id="c", subjects=ix.case.subjects, acts=(act(), act("a2", None)), events=ix.case.events))
    assert power_over_case(other, one("o", "commune-chair"), BOOK, on=D(2025, 9, 1), decision=0).answer is True
    assert power_over_case(ix, one("o", "commune-chair"), BOOK, on=D(2025, 9, 1), decision=None).missing == (
        "fact:acts",
    )
