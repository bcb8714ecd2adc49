"""Files of one course share which limits run in them, but only where their facts answer alike."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

import pytest

from thanhtra.deadlines import course_runs
from thanhtra.exchange import deadline_to_json, read_case
from thanhtra.reviewing import deadlines_of
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
DOCUMENT: dict[str, Any] = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "C-1",
    "field": "press",
    "subjects": [{"id": "s1", "kind": "individual"}],
    "acts": [{"id": "a1", "subject": "s1", "ended": "2022-03-01"}],
    "events": [
        {"kind": "minutes_drawn_up", "on": "2022-03-03", "id": "m"},
        {"kind": "explanation_requested", "on": "2022-03-07", "written_or_oral": "oral"},
        {"kind": "decision_issued", "on": "2022-03-29", "id": "d", "sanctions": [{"act": "a1", "fine": 5_000_000, "additional": [], "remedies": []}]},
        {"kind": "decision_sent", "on": "2022-03-30", "to": "violator"},
        {"kind": "fine_paid", "on": "2022-04-08", "amount": 5_000_000},
    ],
}  # fmt: skip
CHANGES: dict[str, tuple[int, dict[str, Any]]] = {
    "as it is": (0, {}),
    "asked to explain in writing": (1, {"written_or_oral": "written"}),
    "sent to the licensing body": (3, {"to": "licensing-body"}),
    "paid in part": (4, {"amount": 1_000_000}),
    "paid nobody knows how much": (4, {"amount": None}),
    "before the law": (0, {"on": "2013-06-30"}),
}
"""What is changed of an event: the kinds and the references stay."""


def deadlines(change: str, book: Rulebook) -> list[dict[str, Any]]:
    document, (at, fields) = copy.deepcopy(DOCUMENT), CHANGES[change]
    event = document["events"][at] | fields
    document["events"][at] = {key: value for key, value in event.items() if value is not None}
    return [deadline_to_json(d) for d in deadlines_of(read_case(json.dumps(document).encode(), slugs=book), book=book)]


@cache
def alone(change: str) -> list[dict[str, Any]]:
    return deadlines(change, BOOK.afresh())


@pytest.mark.parametrize("first", CHANGES)
def test_a_file_has_its_own_deadlines_whatever_files_of_its_course_came_ahead(first: str) -> None:
    book, names = BOOK.afresh(), list(CHANGES)
    at = names.index(first)
    for change in (*names[at:], *names[:at], *reversed(names)):
        assert deadlines(change, book) == alone(change)


def test_the_changes_are_ones_the_deadlines_turn_on() -> None:
    told = [json.dumps(alone(change)) for change in CHANGES]
    assert len(set(told)) == len(CHANGES) - 1  # whatever is open of a payment, it may or may not have been the whole


def test_only_so_many_sets_of_answers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course_runs, "_KEPT", 1)
    book = BOOK.afresh()
    for change in (*CHANGES, *CHANGES):
        assert deadlines(change, book) == alone(change)


WHO_ASKED: dict[str, tuple[str | None, str | None]] = {
    "each": ("s1", "s2"),
    "one twice": ("s2", "s2"),
    "nobody": (None, "s2"),
}


def asked(by: str, book: Rulebook) -> list[tuple[str, tuple[str, ...]]]:
    """Where the answers to two requests stand, of a decision on two whose events name no acts."""
    requests = [
        {"kind": "relief_requested", "on": "2022-04-04", "relief": "postponement", **({"subject": who} if who else {})}
        for who in WHO_ASKED[by]
    ]
    minutes, decision = DOCUMENT["events"][0], DOCUMENT["events"][2]
    sanctions = [{"act": act, "fine": 5_000_000, "additional": [], "remedies": []} for act in ("a1", "a2")]
    document = {
        **DOCUMENT,
        "subjects": [{"id": "s1", "kind": "individual"}, {"id": "s2", "kind": "individual"}],
        "acts": [{"id": f"a{i}", "subject": f"s{i}", "ended": "2022-03-01"} for i in (1, 2)],
        "events": [
            minutes,
            decision | {"sanctions": sanctions},
            *requests,
            {"kind": "execution_postponed", "on": "2022-04-06", "decision": "d", "until": "2022-06-06"},
        ],
    }
    found = deadlines_of(read_case(json.dumps(document).encode(), slugs=book), book=book)
    return [(d.status.value, d.missing) for d in found if d.kind == "postponement-decision"]


def test_whose_a_request_was_is_each_files_own() -> None:
    """Whom the steps name is no part of the course; one answer that names nobody is of the one who alone asked."""
    book = BOOK.afresh()
    for by in (*WHO_ASKED, *reversed(WHO_ASKED)):
        assert asked(by, book) == asked(by, BOOK.afresh())
    assert [status for status, _ in asked("one twice", book)] == ["met", "met"]
    assert [status for status, _ in asked("each", book)] != ["met", "met"]
