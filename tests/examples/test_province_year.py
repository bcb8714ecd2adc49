"""One province-year told as data: every file reads, and they speak of the same cases, subjects, papers and days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from thanhtra.exchange import read_cases
from thanhtra.exchange.difficulty_files import read_difficulties
from thanhtra.exchange.plan_files import read_plan
from thanhtra.reports import count, match_receipts, read_receipts
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FOLDER = Path(__file__).parents[2] / "examples" / "province-year"
BOOK = Rulebook.built_in()
CASES = list(read_cases(str(FOLDER / "cases.jsonl"), slugs=BOOK))


def test_the_plan_the_register_and_the_record_speak_of_the_cases():
    plan = read_plan(FOLDER / "plan.json", slugs=BOOK)
    register = [json.loads(line) for line in (FOLDER / "licences.jsonl").read_text(encoding="utf-8").splitlines()[1:]]
    numbers = {s.number for case in CASES for s in case.subjects}

    assert {name for step in plan.progress for name in step.cases or ()} == {case.id for case in CASES}
    assert {s.number for s in plan.subjects} == numbers
    assert numbers < {one["holder"]["number"] for one in register}
    assert {r["case"] for r in json.loads((FOLDER / "evidence.json").read_text(encoding="utf-8"))["records"]} < {
        case.id for case in CASES
    }


def test_one_case_is_in_order_but_for_one_question_one_is_late_and_one_waits():
    found = {case.id: review(case, BOOK, as_of=date(2026, 11, 30)) for case in CASES}

    assert {name: sorted(a.check for a in one.findings) for name, one in found.items()} == {
        "HUE-2026-01": [],
        "HUE-2026-02": ["DEC01", "EXE13"],
        "HUE-2026-03": [],
    }
    assert [one.stage for one in found.values()] == ["executed", "delivered", "minuted"]


def test_the_year_counts_them_and_one_receipt_is_of_another_amount():
    report = count(CASES, "2026", BOOK, compare=False, quality=False)

    assert {slug: report.figures[slug].count for slug in ("cases-found", "decisions", "executed")} == {
        "cases-found": 3,
        "decisions": 2,
        "executed": 1,
    }
    assert (report.figures["fines-collected"].amount, report.backlog.count) == (25_000_000, 2)
    assert [one.match for one in match_receipts(CASES, read_receipts(FOLDER / "receipts.csv")).receipts] == [
        "matched",
        "no-payment",
    ]


def test_the_question_became_a_reading_of_the_book():
    (asked,) = read_difficulties(FOLDER / "difficulties.json", slugs=BOOK).difficulties

    assert asked.became.what in BOOK.readings
    assert set(asked.cases) < {case.id for case in CASES}
