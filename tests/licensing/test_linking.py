"""Decisions of case files stand beside the licences of whom they sanction, by number; annulled ones say so."""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra import Rulebook
from thanhtra.casefile import Act, Case, DecisionChanged, DecisionIssued, ExecutionStep, Sanction, Subject
from thanhtra.licensing import (
    LicenceHolder,
    PastDecision,
    RegisterAsked,
    RegisteredLicence,
    check_licence,
    decisions_by_number,
    with_decisions,
)

CASE = Case(
    id="BK-1",
    subjects=(Subject(id="s1", kind="organization", number="33001"), Subject(id="s2", kind="individual")),
    acts=(Act(id="a1", subject="s1"), Act(id="a2", subject="s2")),
    events=(
        DecisionIssued(
            kind="decision_issued",
            on=date(2026, 2, 3),
            number="5/QĐ",
            sanctions=(Sanction(act="a1", fine=1), Sanction(act="a2", fine=1)),
        ),
        ExecutionStep(kind="execution_completed", on=date(2026, 2, 20), decision="5/QĐ"),
        DecisionIssued(
            kind="decision_issued", on=date(2026, 5, 3), number="9/QĐ", sanctions=(Sanction(act="a1", fine=1),)
        ),
        DecisionIssued(kind="decision_issued", number="10/QĐ", sanctions=(Sanction(act="a1", fine=1),)),
    ),
)
LICENCE = RegisteredLicence(id="g1", kind="other", holder=LicenceHolder(id="h1", number="33001"))


def test_decisions_come_by_the_number_of_whom_they_sanction():
    found = decisions_by_number([CASE])
    assert found == {
        "33001": (
            PastDecision(number="5/QĐ", on=date(2026, 2, 3), case="BK-1", executed=date(2026, 2, 20)),
            PastDecision(number="9/QĐ", on=date(2026, 5, 3), case="BK-1"),
        )
    }


def test_an_annulled_decision_says_so():
    annulled = CASE.then(DecisionChanged(kind="decision_annulled", on=date(2026, 6, 1), decision="9/QĐ", scope="whole"))
    assert [d.annulled for d in decisions_by_number([annulled])["33001"]] == [None, True]


def test_a_decision_the_register_lists_already_is_not_listed_twice():
    own = PastDecision(number="5/QĐ", on=date(2026, 2, 3))
    linked = with_decisions(attrs.evolve(LICENCE, decisions=(own,)), decisions_by_number([CASE]))
    assert [(d.number, d.on) for d in linked.decisions] == [("5/QĐ", date(2026, 2, 3)), ("9/QĐ", date(2026, 5, 3))]


def test_a_holder_without_a_number_and_one_nobody_sanctioned_stay_as_they_are():
    nobody = attrs.evolve(LICENCE, holder=None)
    assert with_decisions(nobody, decisions_by_number([CASE])) is nobody
    other = attrs.evolve(LICENCE, holder=LicenceHolder(id="h2", number="2"))
    assert with_decisions(other, decisions_by_number([CASE])) is other


def test_two_decisions_are_told():
    linked = with_decisions(LICENCE, decisions_by_number([CASE]))
    asked = RegisterAsked(book=Rulebook.built_in(), on=date(2026, 11, 30))
    assert [n.matter for n in check_licence(linked, asked)] == ["repeated-decisions"]
