"""Delegation papers, teams and areas, where the golden situations do not reach."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from thanhtra.casefile import ActDetected, Case, ControlOpened, ControlStep, DecisionIssued, Delegation, Official, index
from thanhtra.competence import delegated, leads_team, team_term, within_area
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date
NOW = D(2022, 6, 1)


@pytest.mark.parametrize(
    ("place", "area", "placed", "official", "expected"),
    [
        ("06/01840", "06", NOW, NOW, True),
        ("06/01840", "06/01840", NOW, NOW, True),
        ("061/01840", "06", NOW, NOW, False),
        ("07/1", "06", NOW, NOW, False),
        (None, "vn", None, None, True),
        (None, "06", NOW, NOW, None),
        ("06", None, NOW, NOW, None),
        ("vn", "06", NOW, NOW, None),
        ("06", "06", None, NOW, None),
        ("06", "06", NOW, None, None),
        ("06", "06", D(2025, 6, 30), D(2025, 7, 1), None),
        ("48", "48", D(2025, 7, 1), D(2025, 7, 1), True),
        ("49", "48", D(2026, 8, 5), D(2026, 8, 20), None),
        ("49", "48", D(2025, 6, 30), D(2025, 6, 30), False),
        ("79", "48", D(2026, 8, 5), D(2026, 8, 20), False),
        ("48/20195", "48", D(2026, 8, 5), D(2026, 8, 20), True),
        ("48/20194", "48", D(2026, 8, 5), D(2026, 8, 20), None),
        ("48/99999", "48", D(2026, 8, 5), D(2026, 8, 20), None),
        ("48/490", "48", D(2026, 8, 5), D(2026, 8, 20), None),
        ("49", "49", D(2026, 8, 5), D(2026, 8, 20), True),
    ],
)
def test_areas_are_compared_within_one_map(place, area, placed, official, expected):
    assert expected is within_area(place, area, placed, official, BOOK.units)


HEAD, DEPUTY = Official(id="h", post="province-chair"), Official(id="d", post="province-chair", rank="deputy")


def paper(**facts):
    given = {"id": "p", "number": "1/QĐ", "on": D(2022, 1, 1), "giver": "h", "receivers": ("d",), "powers": ("sanction",), "scope": "standing", "begins": D(2022, 1, 1), "ends": D(2022, 12, 31)}
    return Delegation(**{**given, **facts})


def asked(found: Delegation | None, *, officials=(HEAD, DEPUTY), day=NOW, official=DEPUTY, named="p"):
    case = Case(id="c", officials=officials, delegations=(found,) if found else None, events=())
    return delegated(case, official, named, "sanction", day, BOOK, unnamed="fact:x")


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
        (paper(), {"officials": (Official(id="h", post="government-inspector"), DEPUTY), "official": Official(id="d", rank="deputy")}, None, ("law:power:government-inspector@2022-06-01",)),
        (paper(receivers=("other",)), {}, False, ()),
        (paper(powers=("coerce",)), {}, False, ()),
        (paper(), {"officials": (Official(id="h", post="province-chair", rank="deputy"), DEPUTY)}, False, ()),
        (paper(ends=D(2022, 5, 31)), {}, False, ()),
        (paper(begins=D(2022, 6, 2)), {}, False, ()),
        (paper(on=None, begins=None, ends=None), {}, None, ("fact:delegations[p].on", "fact:delegations[p].begins", "fact:delegations[p].ends")),
        (paper(), {"officials": (Official(id="h", post="head-of-ministry-inspection-team"), DEPUTY)}, False, ()),
        (None, {"named": None}, None, ("fact:x",)),
        (None, {}, None, ("fact:delegations[p]",)),
    ],
)
def test_a_delegation_paper(found, options, answer, missing):
    result = asked(found, **options)
    assert (answer, missing) == (result.answer, result.missing)


def test_before_2022_the_older_decree_is_cited():
    assert "81/2013/NĐ-CP Đ5.4" in [str(c) for c in asked(paper(begins=D(2020, 1, 1), on=D(2020, 1, 1)), day=D(2021, 1, 1)).cites]
    assert "118/2021/NĐ-CP Đ10.1" in [str(c) for c in asked(paper()).cites]


@pytest.mark.parametrize(
    ("post", "expected"),
    [("head-of-ministry-inspection-team", True), ("head-of-cipher-inspection-team", True), ("market-team-leader", False), ("archduke", False), (None, False)],
)
def test_who_leads_a_team(post, expected):
    assert expected is leads_team(post, BOOK)


LEADER = Official(id="l", post="head-of-ministry-inspection-team", team="T")
OPENED = ControlOpened(kind="inspection_opened", id="T", on=D(2022, 5, 1), subjects=("s",), leader="l")


def term(*events, official=LEADER, decided=NOW, complete=True):
    case = Case(id="c", complete=complete, events=(*events, DecisionIssued(kind="decision_issued", on=decided)))
    return team_term(index(case), official, len(events), "s", "press")


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
        ((OPENED, ControlOpened(kind="examination_opened", id="U", leader="l")), {"official": Official(id="l")}, None, ("fact:officials[l].team",)),
        ((ActDetected(kind="act_detected"),), {"official": Official(id="l")}, None, ("fact:officials[l].team",)),
        ((OPENED,), {"official": Official(id="l", team="U")}, None, ("fact:officials[l].team",)),
    ],
)
def test_a_team_leaders_term(events, options, answer, missing):
    found = term(*events, **options)
    assert (answer, missing) == (found.answer, found.missing)


@pytest.mark.parametrize(("day", "cited"), [(D(2020, 1, 1), "15/2012/QH13 Đ46.5"), (D(2023, 1, 1), "118/2021/NĐ-CP Đ11.1"), (D(2026, 1, 1), "15/2012/QH13 Đ37a.1"), (D(2010, 1, 1), None)])
def test_the_terms_law_is_that_of_the_day(day, cited):
    opened = ControlOpened(kind="inspection_opened", id="T", on=day, subjects=("s",), leader="l")
    cites = [str(c) for c in term(opened, decided=day).cites]
    assert cites[:1] == ([cited] if cited else [])
