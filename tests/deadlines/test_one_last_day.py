"""For one step, its answer and its deadline have one last day and one verdict: in every golden situation, published case and drawn document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given

from thanhtra import Case, Rulebook, read_case, review
from thanhtra.casefile import Index, index
from thanhtra.checks import all_checks
from thanhtra.deadlines import limit_of_decision
from thanhtra.deadlines.named_facts import FACTS
from thanhtra.findings import Answer, Deadline, Review
from thanhtra.situations import situations
from thanhtra.testing import UnlawfulHistory, documents, lawful_histories, unlawful_histories

pytestmark = pytest.mark.no_cover

TESTS = Path(__file__).resolve().parents[1]
SITUATIONS = [one for path in sorted((TESTS / "checks" / "golden").glob("*.toml")) for one in situations(path)]
PUBLISHED = sorted((TESTS.parent / "examples" / "published").glob("*.json"))
LIMITS = {c.code: c.limit for c in all_checks() if c.limit is not None} | {
    "ENF01": "execution",
    "ENF08": "remedy-term",
    "EXE01": "execution",
    "COM01": "complaint",
    "COR02": "correction",
    "ANN01": "annulment",
    "EXE09": "relief-request",
    "ENF02": "enforcement-limitation",
    "DEC04": "sanction-limitation",
}
"""Check → the limit it asks about."""
ALSO = {"ENF01": "changed-execution"}
"""Checks that ask a second limit once the first is over."""
AFTER = {"ENF01", "ENF08"}
"""Asked whether a step came after the limit: in order when the limit is over."""
BOOK = Rulebook.built_in()


@lru_cache(maxsize=64)
def book_of(readings: tuple[tuple[str, str], ...]) -> Rulebook:
    return BOOK.afresh(readings=dict(readings)) if readings else BOOK


def passes_second(ix: Index, at: int) -> bool:
    """Whether a complaint is a second one: of whoever lodged it one was resolved ahead of it."""
    ahead = any(i < at for i in ix.by_kind.get("complaint_resolved", ()))
    return ahead and FACTS["second-complaint"](ix, at, BOOK) is True


def limit_of(ix: Index, answer: Answer) -> str | None:
    slug = LIMITS.get(answer.check)
    if answer.event is None or slug is None:
        return None
    if answer.check == "DEC01":
        return limit_of_decision(ix, answer.event)
    if answer.check == "COM01" and passes_second(ix, answer.event):
        return "second-complaint"
    return slug


def disagreements(case: Case, found: Review) -> Iterator[str]:
    ix = index(case)
    for answer in found.answers:
        slug = limit_of(ix, answer)
        last = answer.due or dict(answer.facts or {}).get("last_day")
        if slug is None or not isinstance(last, date):
            continue
        own = [
            d
            for d in found.deadlines
            if d.kind in (slug, ALSO.get(answer.check))
            and answer.act in (None, d.act, *((answer.act,) if d.act is None else ()))
        ]
        if not any(d.due == last for d in own):
            yield f"{answer.check} says {last}, {slug} has {[str(d.due) for d in own]}"
        yield from opposite(ix, answer, own)


def opposite(ix: Index, answer: Answer, own: list[Deadline]) -> Iterator[str]:
    assert answer.event is not None
    step = ix.events[answer.event]
    met: set[str] = {
        d.status.value
        for d in own
        if d.met_on is not None
        and (d.met_on in (step.day, step.at) or (isinstance(d.met_on, datetime) and d.met_on.date() == step.day))
    }
    if answer.check in AFTER or not met or "charge" in dict(answer.facts or {}):
        return  # a finding about the charge for being late says nothing of the day
    if (answer.kind == "satisfied" and met == {"missed"}) or (answer.kind == "finding" and met == {"met"}):
        yield f"{answer.check} is {answer.kind}, its deadline {met}"


def test_every_golden_situation_has_one_last_day_and_one_verdict() -> None:
    """All of them in one test: a case of a thousand is one property."""
    wrong = []
    for one in SITUATIONS:
        book = book_of(tuple(sorted(one.readings.items())))
        case = one.read(book)
        wrong += [f"{one.check} {one.says}: {line}" for line in disagreements(case, review(case, book))]
    assert wrong == []


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_every_published_case_has_one_last_day_and_one_verdict(path: Path) -> None:
    case = read_case(path, slugs=BOOK)
    assert list(disagreements(case, review(case, BOOK))) == []


@given(case=lawful_histories())
def test_drawn_lawful_histories_have_one_last_day_and_one_verdict(case: Case) -> None:
    assert list(disagreements(case, review(case, BOOK))) == []


@given(history=unlawful_histories())
def test_drawn_unlawful_histories_have_one_last_day_and_one_verdict(history: UnlawfulHistory) -> None:
    assert list(disagreements(history.case, review(history.case, BOOK))) == []


@given(document=documents())
def test_drawn_documents_have_one_last_day_and_one_verdict(document: dict[str, object]) -> None:
    case = read_case(json.dumps(document).encode())
    assert list(disagreements(case, review(case, BOOK))) == []
