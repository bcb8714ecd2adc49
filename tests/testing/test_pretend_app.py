"""An application's own test on the kit: every check that can void is met there, and what it voids is not executed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from thanhtra import Rulebook, Severity, read_case, review
from thanhtra.checks import all_checks
from thanhtra.exchange import dumps
from thanhtra.testing import catalogued_checks, defective_histories, lawful_histories, regime_named

BOOK = Rulebook.built_in()
few = settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


def against(document: str) -> set[str]:
    """The pretend application: it reads strictly and executes what has no finding that voids; else it tells their codes."""
    return {
        one.check
        for one in review(read_case(document.encode(), slugs=BOOK), BOOK).findings
        if one.severity is Severity.VOIDS
    }


VOIDING = sorted(
    one.code
    for one in all_checks()
    if any(version.rule is Severity.VOIDS for version in BOOK.consequences.by_defect[one.defect].versions)
)
"""Whose findings void under some law the book holds."""

NEVER_YET = {
    "AUT06": "a post is gone since 2025-07-01 at the earliest; defects of procedure stopped voiding on 2025-05-02"
}
"""What voids by the table of consequences, on days on which there is nothing it could find; with the reason."""


def test_the_kit_has_a_defect_for_every_check_that_can_void():
    """A new check that voids comes with a defect in the catalogue, or this fails."""
    assert [code for code in VOIDING if code not in catalogued_checks()] == []


@pytest.mark.parametrize("code", VOIDING)
def test_the_application_stops_what_the_check_voids_and_lets_the_lawful_pass(code):
    @few
    @given(defective_histories(check=code))
    def holds(history):
        found = [one for one in review(history.case, BOOK).findings if one.check == code]
        assert found
        if any(one.severity is Severity.VOIDS for one in found):
            assert code in against(dumps(history.case))
            stopped.append(history.regime)
        assert against(dumps(history.lawful)) == set()

    stopped: list[str] = []
    holds()
    assert bool(stopped) == (code not in NEVER_YET)


def told_by_failing(strategy) -> str:
    """What a test that holds of nothing is told."""

    @settings(few, max_examples=30)
    @given(strategy)
    def never(drawn):
        raise AssertionError

    with pytest.raises(AssertionError) as failed:
        never()
    return "\n".join(failed.value.__notes__)


def file_in(told: str) -> str:
    return told[told.index('{"format"') : told.index("\n]}") + 3]


@pytest.mark.parametrize("regime", ["2013", "2022", "2026-09-26"])
def test_a_test_that_fails_is_told_a_file_of_at_most_twenty_lines(regime):
    """The first day of the regime, one subject, one act, the bare steps; a record a line, ready to be read."""
    shown = file_in(told_by_failing(lawful_histories(regime=regime)))
    case = read_case(shown.encode(), slugs=BOOK)
    assert shown.count("\n") < 20
    assert (len(case.subjects), len(case.acts), case.events[0].on) == (1, 1, regime_named(regime).first)


@pytest.mark.parametrize("code", ["DEC01", "ANN03", "ENF01"])
def test_a_test_that_fails_on_a_defect_is_told_which_and_a_file_of_at_most_thirty_lines(code):
    told = told_by_failing(defective_histories(check=code))
    shown = file_in(told)
    assert f"({code}), " in told
    assert shown.count("\n") < 30
    assert code in {one.check for one in review(read_case(shown.encode(), slugs=BOOK), BOOK).findings}
