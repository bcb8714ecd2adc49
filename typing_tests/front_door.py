"""What a type checker says of the front door: checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import assert_type

import thanhtra
from thanhtra import (
    Answer,
    Case,
    Deadline,
    Event,
    Finding,
    Outcome,
    Review,
    Rulebook,
    events,
    may,
    read_case,
    record,
    review,
)
from thanhtra.events import AnyEvent


def front_door(path: str, event: Event) -> None:
    """Read, review, ask, record."""
    book = Rulebook.built_in(readings={"posting-notice": "x"})
    assert_type(book, Rulebook)
    case = read_case(path)
    assert_type(case, Case)
    assert_type(case.id, str)
    assert_type(case.events, tuple[AnyEvent, ...])
    assert_type(case.then(event), Case)
    assert_type(event.on, date | None)
    result = review(case, book, as_of=date(2026, 1, 1))
    assert_type(result, Review)
    assert_type(result.answers, tuple[Answer, ...])
    assert_type(result.findings, tuple[Finding, ...])
    assert_type(result.deadlines, tuple[Deadline, ...])
    outcome = may(case, book, event)
    assert_type(outcome, Outcome)
    assert_type(outcome.allowed, bool)
    assert_type(outcome.stages, Mapping[str, str])
    assert_type(record(case, book, event, accept=("DEC01",)), Case)


def misspelt() -> None:
    """A name that is not there is told before it runs: no module answers every name."""
    thanhtra.revew  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018
    events.DecisionAnuled  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018
