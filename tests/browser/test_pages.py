"""The pages in a real browser: silent, inert, reached by keyboard, no wider than a phone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.hostile import hostile

from thanhtra import Rulebook, read_case, review
from thanhtra.export.html import html_page
from thanhtra.reports import as_html, count_periods

BOOK = Rulebook.built_in()
ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "bk-2020-017.json"


def cases(*names):
    return [hostile() if name == "hostile" else read_case(TUTORIAL if name == "tutorial" else ROOT / "examples" / "published" / f"{name}.json") for name in names]


def case_page(*names, lang="vi"):
    return html_page([(c, review(c, BOOK)) for c in cases(*names)], lang=lang, book=BOOK)


def report_page(*names, lang="vi", periods=("2020-Y", "2021-Y")):
    return as_html(count_periods(cases(*names), periods, BOOK), lang=lang, book=BOOK)


PAGES = {
    "tutorial": lambda: case_page("tutorial"),
    "hostile": lambda: case_page("hostile", lang="en"),
    "three": lambda: case_page("prs-017", "net-001", "tel-001"),
    "report": lambda: report_page("tutorial", "prs-001", lang="en"),
    "report-hostile": lambda: report_page("hostile", "tutorial"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_browser_opens_it_in_silence(name, opened):
    """No console message, no dialogue, no request but for the page itself; the DOM holds no element a file made."""
    found = opened(PAGES[name]())
    assert "CONSOLE" not in found.said
    assert "evil.example/" not in found.asked
    assert not found.page.tags & {"script", "img", "iframe", "object", "form", "link"}
    assert found.whole


@pytest.mark.parametrize(("name", "width"), [*((name, 500) for name in PAGES), ("report", 1100)])
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
