"""The tree of exceptions: drawn in the docstring, each with a sentence for people and its pieces for programs."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from thanhtra import errors

CLASSES = {n: c for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, Exception)}


def drawn() -> dict[str, str]:
    """Class → parent, as the docstring draws them."""
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"    ([│ ]*)(?:[├└]── )?([A-Z]\w+)(?:\s|$)", line)
        if match is None:
            continue
        depth = match.start(2)
        while above and above[-1][0] >= depth:
            above.pop()
        if above:
            found[match[2]] = above[-1][1]
        above.append((depth, match[2]))
    return found


def test_the_tree_drawn_is_the_tree_there_is() -> None:
    assert drawn() == {n: c.__bases__[0].__name__ for n, c in CLASSES.items() if n != "ThanhtraError"}


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_exception_says_when_it_is_raised(name: str) -> None:
    assert CLASSES[name].__doc__
    assert issubclass(CLASSES[name], errors.ThanhtraError)


@pytest.mark.parametrize(
    ("error", "message", "token"),
    [
        (
            errors.LawGap("decision", date(2020, 1, 1), "not read"),
            "decision on 2020-01-01: not read",
            "law:decision@2020-01-01",
        ),
        (errors.NotInTheBook("reading:x"), "reading:x: The book does not know this name.", "law:reading:x"),
        (
            errors.NotYetInForce("sending", date(2013, 6, 30)),
            "sending on 2013-06-30: No version was in force yet.",
            "law:sending@2013-06-30",
        ),
        (errors.CalendarGap(date(2031, 1, 1)), "the calendar does not cover 2031-01-01", "law:calendar@2031-01-01"),
    ],
)
def test_a_refusal_of_the_law_carries_the_token_an_answer_prints(error: Any, message: str, token: str) -> None:
    assert (str(error), error.token) == (message, token)


def test_a_citation_that_is_none_carries_what_was_given_and_what_was_expected() -> None:
    error = errors.BadCitation("Điều 66", "INSTRUMENT ĐArticle")
    assert (error.text, error.expected) == ("Điều 66", "INSTRUMENT ĐArticle")
    assert "Điều 66" in str(error)


@pytest.mark.parametrize("kind", [errors.RulebookError, errors.Unusable])
def test_problems_come_all_together_one_a_line(kind: type[errors.RulebookError | errors.Unusable]) -> None:
    error = kind(["first", "second"])
    assert error.problems == ("first", "second")
    assert str(error) == "first\nsecond"


def test_a_refused_step_carries_its_outcome_and_a_finding_its_findings() -> None:
    outcome = object()
    assert errors.Unlawful("refused", outcome).outcome is outcome
    assert errors.FindingsFound("found", ["one"]).findings == ("one",)
