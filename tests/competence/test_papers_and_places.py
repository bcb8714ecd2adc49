"""Delegation papers, teams and areas, where the golden situations do not reach."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from thanhtra.casefile import ActDetected, Case, ControlOpened, ControlStep, DecisionIssued, Delegation, Official, index
from thanhtra.competence import delegated, leads_team, same_district, team_term, within_area
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
NOW = D(2022, 6, 1)


@pytest.mark.parametrize(
    ("place", "area", "placed", "official", "expected"),
    [
        ("06/01840", "06", NOW, NOW, True),
        ("06/01840", "06/01840", NOW, NOW, True),
        ("06/01843", "06/01840", NOW, NOW, False),
        ("06/01840", "06/058", NOW, NOW, True),
        ("06/058/01840", "06/058", NOW, NOW, True),
        ("06/01840", "06/060", NOW, NOW, False),
        ("06/058", "06/01840", NOW, NOW, None),
        ("06/060", "06/01840", NOW, NOW, False),
        ("06", "06/01840", NOW, NOW, None),
        ("061/01840", "06", NOW, NOW, None),
        ("07/1", "06", NOW, NOW, None),
        (None, "vn", None, None, True),
        (None, "06", NOW, NOW, None),
        ("06", None, NOW, NOW, None),
        ("vn", "06", NOW, NOW, None),
        ("06", "06", None, NOW, None),
        ("06", "06", NOW, None, None),
        ("48", "48", D(2025, 7, 1), D(2025, 7, 1), True),
        ("79", "48", D(2026, 8, 5), D(2026, 8, 20), False),
        ("01", "48", D(2026, 8, 5), D(2026, 8, 20), False),
        ("48/20195", "48", D(2026, 8, 5), D(2026, 8, 20), True),
        ("48/99999", "48", D(2026, 8, 5), D(2026, 8, 20), None),
        ("48/490", "48", D(2026, 8, 5), D(2026, 8, 20), True),
        ("48/999", "48", D(2026, 8, 5), D(2026, 8, 20), None),
        ("06/01840/01843", "06", NOW, NOW, None),
    ],
)
def test_areas_are_compared_within_one_map(place, area, placed, official, expected):
    assert expected is within_area(place, area, placed, official, BOOK.units)


LAST, FIRST = D(2025, 6, 30), D(2025, 7, 1)


@pytest.mark.parametrize(
    ("place", "area", "placed", "official", "expected"),
    [
        ("49", "48", LAST, LAST, False),  # Quảng Nam was a province of its own to the last day
        ("49", "48", LAST, FIRST, True),  # and is Đà Nẵng's from the next
        ("49", "48", D(2026, 8, 5), D(2026, 8, 20), True),  # its code, no longer in force, still says where
        ("74", "79", D(2026, 8, 5), D(2026, 8, 20), True),  # Bình Dương, Thành phố Hồ Chí Minh
        ("49", "79", D(2026, 8, 5), D(2026, 8, 20), False),
        ("06", "19", LAST, FIRST, True),
        ("06", "06", LAST, FIRST, True),  # no code of the new map: read on the old one
        ("48/20194", "48/20195", LAST, FIRST, True),
        ("49", "48/20195", LAST, FIRST, None),
        ("06/01840", "19/01840", LAST, FIRST, True),
        ("48/498", "48/20333", LAST, FIRST, True),  # Hoàng Sa, a district without communes
        ("49/502", "48/20341", LAST, FIRST, None),  # a district became several communes
        ("92/31268", "92/31288", LAST, FIRST, None),  # the sources differ: nothing is told for certain
        ("48/20257", "48", FIRST, LAST, True),
        ("48/20257", "49", FIRST, LAST, False),
        ("48", "48", FIRST, LAST, None),  # the new Đà Nẵng is more than the old one
        ("01", "01", FIRST, LAST, True),  # Hà Nội is not
        ("49", "49", D(2026, 8, 5), D(2026, 8, 20), True),
        ("48/20195", "48/20195", D(2020, 1, 1), FIRST, True),
        ("06/09999", "19", LAST, FIRST, True),
        ("06/09999", "06/01840", NOW, NOW, None),
        ("06/09999", "06/058", NOW, NOW, None),
    ],
)
def test_a_code_of_the_old_map_is_carried_over_to_the_new_one(place, area, placed, official, expected):
    assert expected is within_area(place, area, placed, official, BOOK.units)


@pytest.mark.parametrize(
    ("one", "other", "day", "expected"),
    [
        ("06/058", "06/058/01840", NOW, True),
        ("06/01840", "06/01843", NOW, True),
        ("06/01840", "06/060", NOW, False),
        ("06/060", "01/001", NOW, False),
        ("06", "06/060", NOW, None),
        ("06/09999", "06/060", NOW, None),
        ("19/01840", "19/01843", FIRST, None),
    ],
)
def test_two_areas_lie_in_one_district_or_not(one, other, day, expected):
    assert expected is same_district(one, other, day, BOOK.units)


HEAD, DEPUTY = Official(id="h", post="province-chair"), Official(id="d", post="province-chair", rank="deputy")


def paper(**facts):
    given = {
        "id": "p",
        "number": "1/QĐ",
        "on": D(2022, 1, 1),
        "giver": "h",
        "receivers": ("d",),
        "powers": ("sanction",),
        "scope": "standing",
        "begins": D(2022, 1, 1),
        "ends": D(2022, 12, 31),
    }
    return Delegation(**{**given, **facts})


def asked(found: Delegation | None, *, officials=(HEAD, DEPUTY), day=NOW, official=DEPUTY, named="p"):
    case = Case(id="c", officials=officials, delegations=(found,) if found else None, events=())
    return delegated(index(case), official, named, "sanction", day, BOOK)


@pytest.mark.parametrize(
    ("found", "options", "answer", "missing"),
    [
        (paper(), {}, True, ()),
        (paper(scope="case", ends=None), {}, True, ()),
        (paper(on=D(2022, 6, 2), begins=None), {}, False, ()),
        (paper(), {"officials": (DEPUTY,)}, None, ("fact:officials[h].post",)),
        (paper(), {"officials": (Official(id="h"), DEPUTY)}, None, ("fact:officials[h].post",)),
        (paper(), {"day": None}, None, ("fact:on",)),
        (paper(), {"officials": (Official(id="h", post="commune-chair"), DEPUTY)}, False, ()),
        (
            paper(),
            {
                "officials": (Official(id="h", post="government-inspector"), DEPUTY),
                "official": Official(id="d", rank="deputy"),
            },
            None,
            ("law:power:government-inspector@2022-06-01", "fact:officials[d].post"),
        ),
        (paper(receivers=("other",)), {}, False, ()),
        (paper(powers=("coerce",)), {}, False, ()),
        (paper(), {"officials": (Official(id="h", post="province-chair", rank="deputy"), DEPUTY)}, False, ()),
        (paper(ends=D(2022, 5, 31)), {}, False, ()),
        (paper(begins=D(2022, 6, 2)), {}, False, ()),
        (
            paper(on=None, begins=None, ends=None),
            {},
            None,
            ("fact:delegations[p].on", "fact:delegations[p].begins", "fact:delegations[p].ends"),
        ),
        (paper(), {"officials": (Official(id="h", post="head-of-ministry-inspection-team"), DEPUTY)}, False, ()),
        (None, {"named": None}, None, ()),
        (None, {}, None, ("fact:delegations[p]",)),
    ],
)
def test_a_delegation_paper(found, options, answer, missing):
    result = asked(found, **options)
    assert (answer, missing) == (result.answer, result.missing)


def test_before_2022_the_older_decree_is_cited():
    assert "81/2013/NĐ-CP Đ5.4" in [
        str(c) for c in asked(paper(begins=D(2020, 1, 1), on=D(2020, 1, 1)), day=D(2021, 1, 1)).cites
    ]
    assert "118/2021/NĐ-CP Đ10.1" in [str(c) for c in asked(paper()).cites]


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("head-of-ministry-inspection-team", True),
        ("head-of-cipher-inspection-team", True),
        ("market-team-leader", False),
        ("archduke", False),
        (None, False),
    ],
)
def test_who_leads_a_team(post, expected):
    assert expected is leads_team(post, BOOK)


LEADER = Official(id="l", post="head-of-ministry-inspection-team", team="T")
OPENED = ControlOpened(kind="inspection_opened", id="T", on=D(2022, 5, 1), subjects=("s",), leader="l")


def term(*events, official=LEADER, decided=NOW, complete=True):
    case = Case(id="c", complete=complete, events=(*events, DecisionIssued(kind="decision_issued", on=decided)))
    return team_term(index(case), BOOK, official, len(events), "s", "press")


@pytest.mark.parametrize(
    ("events", "options", "answer", "missing"),
    [
        ((OPENED,), {}, True, ()),
        ((attrs.evolve(OPENED, leader="x"),), {}, False, ()),
        ((attrs.evolve(OPENED, subjects=("x",)),), {}, False, ()),
        ((attrs.evolve(OPENED, field="post"),), {}, False, ()),
        ((OPENED, ControlStep(kind="inspection_ended", on=D(2022, 5, 31))), {}, False, ()),
        ((OPENED,), {"decided": D(2022, 4, 30)}, False, ()),
        ((OPENED, ControlStep(kind="inspection_ended")), {}, None, ("fact:events[1].on",)),
        ((OPENED,), {"decided": None}, None, ("fact:events[1].on",)),
        ((ControlOpened(kind="inspection_opened", id="T", subjects=("s",)),), {}, None, ("fact:events[0].on",)),
        ((ControlOpened(kind="inspection_opened", id="T", on=D(2022, 5, 1)),), {}, None, ("fact:events[0].subjects",)),
        ((OPENED,), {"official": Official(id="l", post="head-of-ministry-inspection-team")}, True, ()),
        (
            (OPENED, ControlOpened(kind="examination_opened", id="U", leader="l")),
            {"official": Official(id="l")},
            None,
            ("fact:officials[l].team",),
        ),
        ((ActDetected(kind="act_detected"),), {"official": Official(id="l")}, None, ("fact:officials[l].team",)),
        ((OPENED,), {"official": Official(id="l", team="U")}, None, ("fact:officials[l].team",)),
    ],
)
def test_a_team_leaders_term(events, options, answer, missing):
    found = term(*events, **options)
    assert (answer, missing) == (found.answer, found.missing)


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        (D(2020, 1, 1), "15/2012/QH13 Đ46.5"),
        (D(2023, 1, 1), "118/2021/NĐ-CP Đ11.1"),
        (D(2026, 1, 1), "15/2012/QH13 Đ37a.1"),
        (D(2010, 1, 1), None),
    ],
)
def test_the_terms_law_is_that_of_the_day(day, cited):
    opened = ControlOpened(kind="inspection_opened", id="T", on=day, subjects=("s",), leader="l")
    cites = [str(c) for c in term(opened, decided=day).cites]
    assert cites[:1] == ([cited] if cited else [])
