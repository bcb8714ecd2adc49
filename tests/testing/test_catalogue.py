"""The catalogue keeps its word under every regime: lawful is lawful, one defect is found by its check and by no other without a reason."""

from __future__ import annotations

import os
from functools import cache

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from thanhtra.casefile import Case
from thanhtra.checks import all_checks
from thanhtra.exchange import dumps, read_case
from thanhtra.findings import Finding
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect, Severity
from thanhtra.testing import (
    CATALOGUE,
    REGIMES,
    CaseMachine,
    DefectiveHistory,
    Plan,
    catalogued_checks,
    defective_histories,
    documents,
    lawful_case,
    lawful_histories,
    regime_named,
    register_strategies,
)

BOOK = Rulebook.built_in()
MORE = int(os.environ.get("THANHTRA_CATALOGUE", "1"))
"""How many times more to draw: THANHTRA_CATALOGUE=50 for a night."""
often = settings(
    max_examples=15 * MORE, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
EXTRAS = (
    (),
    ("explanation",),
    ("payment",),
    ("seizure",),
    ("criminal",),
    ("complaint",),
    ("enforcement",),
    ("inspection",),
    ("inspection", "explanation", "seizure", "criminal", "complaint", "payment"),
)
PLACES = [(name, d) for d in CATALOGUE for name in CATALOGUE[d].regimes or REGIMES]
HELD_IN_PART = ("2013", "2017-10", "2020")
"""Regimes whose decrees the book holds in part: what else they attach to an act cannot be told there (FIN05)."""


def _lawful(name, defect, subject="individual"):
    regime = regime_named(name)
    act = (regime.heard if defect.heard else regime.offered)[0]
    post = next((p for p in regime.posts if p in defect.posts), regime.posts[0])
    return lawful_case(
        Plan(regime=regime, provision=act, post=post, subject=(defect.subjects or (subject,))[0], with_=defect.with_),
        BOOK,
        detected=regime.first,
    )


SHAPES = ("two acts", "household", "two subjects", "mixed", "after")
"""Plans beyond one person and one act: what the catalogue must find in them too."""
WITHOUT_MINUTES = ("device-on-the-spot", "no-minutes", "spot-over-its-ceiling", "spot-total-wrong")
"""Defects that take the minutes away, on which a seizure hangs."""
SHAPED_REGIMES = ("2022", "2025-07-01", "2026-09-26")
SHAPED = [
    (r, s, shape)
    for r, s in PLACES
    if r in SHAPED_REGIMES
    for shape in SHAPES
    if not (shape == "household" and CATALOGUE[s].subjects) and not (shape == "after" and s in WITHOUT_MINUTES)
]
BESIDE_IN_SHAPE = {
    ("another-subject", "two subjects"): ("MIN05", "whoever did the act now was handed no copy of the minutes"),
    ("another-subject", "mixed"): ("MIN05", "the same"),
    ("post-without-power", "after"): ("ENF03", "the same post orders the coercion"),
    ("subject-gone", "after"): ("EXE11", "money is coerced from who is gone"),
    ("warned-without-mitigation", "after"): ("ENF05", "money is coerced of a warning"),
}


def _shaped(name, shape, defect=None):
    regime = regime_named(name)
    offered = regime.heard if defect is not None and defect.heard else regime.offered
    with_ = dict.fromkeys(
        (
            *(("seizure", "complaint", "enforcement") if shape == "after" else ()),
            *(defect.with_ if defect is not None else ()),
        )
    )
    subject = (
        defect.subjects[0]
        if defect is not None and defect.subjects
        else {"household": "household-business", "mixed": "organization"}.get(shape, "individual")
    )
    post = next((p for p in regime.posts if defect is not None and p in defect.posts), regime.posts[0])
    further = offered[1:2] if shape in ("two acts", "mixed") else ()
    together = {"two subjects": ("individual",), "mixed": ("individual", "household-business")}.get(shape, ())
    plan = Plan(
        regime=regime,
        provision=offered[0],
        post=post,
        subject=subject,
        with_=tuple(with_),
        further=further,
        together=together,
    )
    return lawful_case(plan, BOOK, detected=regime.first)


@cache
def _reviewed(name, slug):
    lawful = _lawful(name, CATALOGUE[slug])
    return review(lawful, BOOK), review(CATALOGUE[slug].spoil(lawful), BOOK)


def _open(found):
    return {(a.check, a.missing) for a in found.answers if a.kind == "not_assessed" and a.severity is not Severity.NOTE}


@pytest.mark.parametrize("with_", EXTRAS, ids="+".join)
@pytest.mark.parametrize("regime", REGIMES)
@settings(often, max_examples=4 * MORE)
@given(data=st.data())
def test_a_lawful_history_has_no_finding_and_no_grave_question_open(regime, with_, data):
    case = data.draw(lawful_histories(regime=regime, with_=with_))
    found = review(case, BOOK)

    assert [(a.check, a.message.en) for a in found.findings] == []
    told = _open(found)
    assert {check for check, _ in told} <= ({"FIN05"} if regime in HELD_IN_PART else set())
    assert all(token.startswith("law:") for _, missing in told for token in missing)
    assert read_case(dumps(case).encode(), slugs=BOOK) == case


@pytest.mark.parametrize(("regime", "slug"), PLACES, ids=lambda part: part)
def test_the_check_finds_its_defect_and_no_other_grave_check_without_a_reason(regime, slug):
    defect = CATALOGUE[slug]
    _, found = _reviewed(regime, slug)
    grave = {a.check for a in found.findings if a.severity is Severity.VOIDS}

    assert defect.check in {a.check for a in found.findings}
    assert grave - {defect.check} <= set(defect.also)


@pytest.mark.parametrize(
    ("regime", "slug"), [(r, s) for r, s in PLACES if CATALOGUE[s].blank is not None], ids=lambda part: part
)
def test_without_its_decisive_fact_the_check_asks_for_that_fact(regime, slug):
    defect = CATALOGUE[slug]
    found = review(defect.blank(_lawful(regime, defect)), BOOK)
    asked = [
        token for a in found.answers if a.check == defect.check and a.kind == "not_assessed" for token in a.missing
    ]

    assert [token for token in asked if token.endswith(defect.asks)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("regime", REGIMES)
def test_a_lawful_history_of_several_has_no_finding_and_no_grave_question_open(regime, shape):
    found = review(_shaped(regime, shape), BOOK)

    assert [(a.check, a.message.en) for a in found.findings] == []
    assert {check for check, _ in _open(found)} <= ({"FIN05"} if regime in HELD_IN_PART else set())


@pytest.mark.no_cover
@pytest.mark.parametrize(("regime", "slug", "shape"), SHAPED, ids=lambda part: part)
def test_the_check_finds_its_defect_among_several(regime, slug, shape):
    defect = CATALOGUE[slug]
    found = review(defect.spoil(_shaped(regime, shape, defect)), BOOK)
    grave = {a.check for a in found.findings if a.severity is Severity.VOIDS}

    assert defect.check in {a.check for a in found.findings}
    assert grave - {defect.check, *BESIDE_IN_SHAPE.get((slug, shape), ())} <= set(defect.also)


@pytest.mark.no_cover
@pytest.mark.parametrize("slug", CATALOGUE)
def test_every_reason_listed_is_one_that_occurs(slug):
    defect = CATALOGUE[slug]
    found = {a.check for r, s in PLACES if s == slug for a in _reviewed(r, s)[1].findings}
    for subject in ("organization", "household-business"):
        for regime in defect.regimes or REGIMES:
            found |= {a.check for a in review(defect.spoil(_lawful(regime, defect, subject)), BOOK).findings}

    assert set(defect.also) <= found
    assert all(defect.also.values())
    assert all(defect.cure)


@often
@given(defective_histories())
def test_a_defective_history_drawn_is_read_and_found(history):
    assert type(history) is DefectiveHistory
    assert history.defect.check in {a.check for a in review(history.case, BOOK).findings}
    assert history.defect.check not in {a.check for a in review(history.lawful, BOOK).findings}
    assert read_case(dumps(history.case).encode(), slugs=BOOK) == history.case


def test_what_the_kit_does_not_know_is_refused():
    with pytest.raises(ValueError, match="no regime '1999'"):
        lawful_histories(regime="1999")
    with pytest.raises(ValueError, match="no defect of the catalogue for check 'DUE01'"):
        defective_histories(check="DUE01")
    regime = regime_named("2022")
    with pytest.raises(LookupError):
        CATALOGUE["hearing-told-late"].spoil(
            lawful_case(
                Plan(regime=regime, provision=regime.offered[0], post=regime.posts[0]), BOOK, detected=regime.first
            )
        )


def test_types_are_known_to_hypothesis():
    register_strategies()

    @often
    @given(st.from_type(Case), st.from_type(DefectiveHistory))
    def drawn(case, history):
        assert review(case, BOOK).findings == ()
        assert isinstance(history.case, Case)

    drawn()


@often
@given(documents(book=BOOK))
def test_a_document_of_a_book_names_only_what_the_book_knows(document):
    assert {o.get("post") for o in document.get("officials", ())} <= {None, *BOOK.posts}


SEEN = set()


class DeskOf2026(CaseMachine, regime="2026-09-26"):
    """A desk under the law of 2026-09-26."""

    def spoiled(self, case, defect):
        assert [a for a in review(case, BOOK).answers if isinstance(a, Finding) and a.check == defect.check]
        SEEN.add(defect.name)

    def recorded(self, case, event):
        assert case.events[-1] is event
        SEEN.add(event.kind)


def test_a_desk_of_a_regime_meets_the_defects():
    run_state_machine_as_test(
        DeskOf2026,
        settings=settings(
            max_examples=10 * MORE, stateful_step_count=10, deadline=None, derandomize=True, database=None
        ),
    )

    assert SEEN & set(CATALOGUE)
    assert SEEN - set(CATALOGUE)


def test_every_check_that_can_void_amend_or_correct_has_a_defect():
    assert {c.code for c in all_checks() if c.defect is not Defect.DUTY} - set(catalogued_checks()) == set()
    assert attrs.asdict(regime_named("2022"), recurse=False)["name"] == "2022"
