"""The pages in a real browser: silent, inert, reached by keyboard, no wider than a phone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.hostile import hostile

from thanhtra import Rulebook, read_case, review
from thanhtra.coordination import check_plans
from thanhtra.exchange.plan_files import read_plan
from thanhtra.export.html import html_page
from thanhtra.reports import (
    Receipt,
    as_html,
    count_periods,
    match_receipts,
    national_record,
    subject_histories,
)
from thanhtra.reports.exhibits import Exhibit
from thanhtra.reports.laid_out import laid_out_html
from thanhtra.reports.national_page import RecordsOf, national_page
from thanhtra.reports.plans_page import plans_report_page

BOOK = Rulebook.built_in()
ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "bk-2020-017.json"


def cases(*names):
    return [
        hostile()
        if name == "hostile"
        else read_case(TUTORIAL if name == "tutorial" else ROOT / "examples" / "published" / f"{name}.json")
        for name in names
    ]


def case_page(*names, lang="vi"):
    return html_page([(c, review(c, BOOK)) for c in cases(*names)], lang=lang, book=BOOK)


def report_page(*names, lang="vi", periods=("2020-Y", "2021-Y")):
    return as_html(count_periods(cases(*names), periods, BOOK), lang=lang, book=BOOK)


def plan_page(*, lang="vi"):
    """Two plans, a text of which tries to be markup and one of which is long without a space."""
    plans = [
        read_plan(ROOT / "examples" / "plans" / name, slugs=BOOK)
        for name in ("plan-2026.json", "inspectorate-2026.json")
    ]
    first = attrs.evolve(
        plans[0].items[0], title="<script>console.log(1)</script><img src=//evil.example/x>", result="dài" * 80
    )
    named = attrs.evolve(plans[0], items=(first, *plans[0].items[1:]))
    return laid_out_html(
        plans_report_page(check_plans([named, plans[1]], BOOK, on=date(2026, 11, 15)), BOOK, lang=lang)
    )


def record_page():
    case = hostile()
    secret = b"kept apart"
    records = [
        (f"{case.id}#{at}", national_record(case, at, BOOK, as_of=date(2026, 11, 30), secret=secret))
        for at, event in enumerate(case.events)
        if event.kind == "decision_issued"
    ]
    on = date(2026, 11, 30)
    receipt = Receipt(
        receipt="<img src=//evil.example/x>", day=on, decision="</td><script>console.log(1)</script>", amount=1, line=2
    )
    held = Exhibit(case=case.id, id="<iframe>", kind=None, value=None, seized=on, how=None, ended=None)
    of = RecordsOf(
        on=on,
        records=records,
        receipts=match_receipts([case], [receipt]),
        histories=subject_histories([case], BOOK, as_of=on),
        exhibits=[held],
    )
    return laid_out_html(national_page(of, lang="en"))


PAGES = {
    "tutorial": lambda: case_page("tutorial"),
    "hostile": lambda: case_page("hostile", lang="en"),
    "three": lambda: case_page("prs-017", "net-001", "tel-001"),
    "report": lambda: report_page("tutorial", "prs-001", lang="en"),
    "report-hostile": lambda: report_page("hostile", "tutorial"),
    "plans": plan_page,
    "national-record": record_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_browser_opens_it_in_silence(name, opened):
    """No console message, no dialogue, no request but for the page itself; the DOM holds no element a file made."""
    found = opened(PAGES[name]())
    assert "CONSOLE" not in found.said
    assert "evil.example/" not in found.asked
    assert not found.page.tags & {"script", "img", "iframe", "object", "form", "link"}
    assert found.whole


@pytest.mark.parametrize(("name", "width"), [*((name, 500) for name in PAGES), ("report", 1100), ("plans", 1280)])
def test_a_keyboard_reaches_and_scrolls_everything(name, width, opened):
    told = json.loads(opened(PAGES[name](), probe=True, width=width).page.title)
    assert told["reached"] > 3
    assert told["told"] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_skip_link_comes_first_and_no_order_is_forced(name, elements):
    attributes = elements(PAGES[name]()).attributes
    targets = [value for key, value in attributes if key == "href"]
    assert targets[0][1:] in [value for key, value in attributes if key == "id"]
    assert {value for key, value in attributes if key == "tabindex"} <= {"0"}
