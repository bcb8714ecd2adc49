"""No answer cites what was not in force on the day of the step it speaks of; a step before every law is not judged by one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from thanhtra import Rulebook, read_case, review
from thanhtra.casefile import Case
from thanhtra.situations import situations

ROOT = Path(__file__).resolve().parents[2]
BOOK = Rulebook.built_in()


def undated(case: Case, book: Rulebook = BOOK) -> list[tuple[str, str, str]]:
    """``(check, day, cite)`` of every citation of an instrument that began after the step."""
    found = []
    for answer in review(case, book).answers:
        day = case.events[answer.event].day if answer.event is not None else None
        if day is not None:
            found += [(answer.check, str(day), str(c)) for c in answer.cites if not book.begun(c.instrument, day)]
    return found


@pytest.mark.no_cover
@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "checks" / "golden").glob("*.toml")), ids=lambda p: p.stem)
def test_in_no_golden_situation(path):
    assert [wrong for one in situations(path) if not one.readings for wrong in undated(one.read(BOOK))] == []


def test_in_no_published_case():
    files = sorted((ROOT / "examples" / "published").glob("*.json"))
    assert len(files) >= 60
    assert [wrong for path in files for wrong in undated(read_case(path))] == []


def _decided(day: str) -> Case:
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "X",
        "complete": True,
        "field": "press",
        "subjects": [{"id": "s", "kind": "individual"}],
        "acts": [{"id": "a", "subject": "s"}],
        "events": [
            {"kind": "minutes_drawn_up", "on": day, "acts": ["a"]},
            {
                "kind": "decision_issued",
                "on": day,
                "acts": ["a"],
                "sanctions": [{"act": "a", "subject": "s", "fine": 1_000_000}],
            },
        ],
    }
    return read_case(json.dumps(document).encode())


@pytest.mark.parametrize(("day", "judged"), [("2013-06-30", False), ("2013-07-01", True)])
def test_what_the_facts_alone_say_is_judged_from_the_first_day_of_the_law(day, judged):
    said = {
        a.kind
        for a in review(_decided(day), BOOK, as_of=date(2014, 1, 1)).answers
        if a.check in ("DEC02", "DEC03", "DEC05") and a.kind != "not_assessed"
    }
    assert bool(said) is judged


def test_an_instrument_the_book_does_not_know_is_taken_to_have_begun():
    assert BOOK.begun("1/1990/QH8", date(1980, 1, 1))
