"""No two answers about one fact contradict, over the whole catalogue under every regime; nor does the audit contradict the checks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from thanhtra.auditing import Cure, GroundOutcome, audit_annulment
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Severity
from thanhtra.testing import CATALOGUE, REGIMES, Plan, lawful_case, regime_named

BOOK = Rulebook.built_in()
FOLLOWS = {("AUT04", "AUT01"), ("FIN01", "FIN02")}
"""A finding of the first is never beside a satisfied second on the same event and act."""
ONE_OF = {("FIN03", "DEC14")}
"""Never both asked of one event."""
PLACES = [(name, d) for d in CATALOGUE for name in CATALOGUE[d].regimes or REGIMES]


def _spoiled(name, slug):
    defect, regime = CATALOGUE[slug], regime_named(name)
    act = (regime.heard if defect.heard else regime.offered)[0]
    return defect.spoil(
        lawful_case(
            Plan(
                regime=regime,
                provision=act,
                post=regime.posts[0],
                subject=(defect.subjects or ("individual",))[0],
                with_=defect.with_,
            ),
            BOOK,
            detected=regime.first,
        )
    )


@pytest.mark.parametrize(("name", "slug"), PLACES, ids=lambda part: part)
def test_answers_about_one_fact_agree(name, slug):
    answers = review(_spoiled(name, slug), BOOK).answers
    found = {(a.check, a.event) for a in answers if a.kind == "finding"}
    satisfied = {(a.check, a.event) for a in answers if a.kind == "satisfied"}
    asked = {(a.check, a.event) for a in answers}

    assert [
        (one, other, at) for one, other in FOLLOWS for code, at in found if code == one and (other, at) in satisfied
    ] == []
    assert [
        (one, other, at) for one, other in ONE_OF for code, at in asked if code == one and (other, at) in asked
    ] == []


@pytest.mark.no_cover
@pytest.mark.parametrize(("name", "slug"), PLACES, ids=lambda part: part)
def test_the_audit_says_of_a_decision_what_the_checks_say(name, slug):
    case = _spoiled(name, slug)
    last = max(e.day for e in case.events if e.day is not None)
    found = review(case, BOOK, as_of=last + timedelta(1))
    for audit in audit_annulment(found, BOOK):
        own = [a for a in found.findings if a.event == audit.decision]
        grounds = {a.defect for a in own if a.severity is Severity.VOIDS}
        if audit.cure is Cure.ANNUL:
            assert audit.standing is GroundOutcome.DEFECT
            assert [g for g in audit.grounds if g.standing is GroundOutcome.DEFECT and g.answers]
        else:
            assert grounds == set()
        if audit.cure is None:
            assert [a.check for a in own if a.severity in (Severity.AMEND, Severity.CORRECT)] == []


@pytest.mark.no_cover
@pytest.mark.parametrize(("name", "slug"), PLACES, ids=lambda part: part)
def test_no_answer_cites_what_was_not_yet_law(name, slug):
    case = _spoiled(name, slug)
    answers = [a for a in review(case, BOOK).answers if a.event is not None and case.events[a.event].day is not None]

    assert answers
    assert [
        (a.check, str(cite))
        for a in answers
        for cite in a.cites
        if not BOOK.begun(cite.instrument, case.events[a.event].day)
    ] == []
