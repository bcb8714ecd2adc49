"""Case and report pages as files: axe finds nothing, on a desk and on a phone; on paper nothing is cut off at the side."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from tests.browser.driving import AXE, NEEDED, driven

from thanhtra import Rulebook, read_case, review
from thanhtra.export.html import html_page
from thanhtra.reports import as_html, count_periods

ROOT = Path(__file__).resolve().parents[2]
BOOK = Rulebook.built_in()
pytestmark = NEEDED


def cases():
    return [read_case(ROOT / name) for name in ("docs/tutorial/bk-2020-017.json", "examples/published/prs-001.json")]


PAGES = {
    "case": lambda: html_page([(c, review(c, BOOK)) for c in cases()[:1]], lang="vi", book=BOOK),
    "cases": lambda: html_page([(c, review(c, BOOK)) for c in cases()], lang="en", book=BOOK),
    "report": lambda: as_html(count_periods(cases(), ("2020-Y", "2021-Y"), BOOK), lang="vi", book=BOOK),
}


@pytest.fixture(scope="module")
def browser():
    with driven() as found:
        found.set_script_timeout(240)
        found.execute_cdp_cmd(
            "Page.setBypassCSP", {"enabled": True}
        )  # for axe, which the page's own policy would not let run
        yield found


@pytest.fixture(scope="module", params=PAGES)
def page(request, tmp_path_factory):
    made = tmp_path_factory.mktemp("page") / f"{request.param}.html"
    made.write_text(PAGES[request.param](), encoding="utf-8")
    return made.as_uri()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(browser, page, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.get(page)
    browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.execute_script(AXE)
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => v.id + ' ' + v.nodes[0].html)))"
    )
    assert found == []
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth + 1")


def test_on_paper_nothing_is_wider_than_the_sheet(browser, page):
    """A4 less its margins of 14 mm is 688 px wide."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 688, "height": 1016, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.get(page)
        assert (
            browser.execute_script(
                "return [...document.querySelectorAll('table,svg,p')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"
            )
            == []
        )
        printed = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
        assert printed.startswith(b"%PDF")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_on_paper_a_report_keeps_its_strips_and_its_key_and_drops_what_is_folded(browser, tmp_path):
    """The case page hides its bars on paper, the report does not; a heading over a folded table has nothing to say there."""
    made = tmp_path / "report.html"
    made.write_text(PAGES["report"](), encoding="utf-8")
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 688, "height": 1016, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.get(made.as_uri())
        seen = "return [...document.querySelectorAll(arguments[0])].filter(e => !e.closest('details:not([open])')).map(e => e.getBoundingClientRect().height > 0)"
        strips, keys = browser.execute_script(seen, "td.strip svg"), browser.execute_script(seen, ".charts + .legend")
        assert strips
        assert keys
        assert all([*strips, *keys])
        bare = "return [...document.querySelectorAll('section>h2')].filter(h => h.getBoundingClientRect().height && h.parentElement.innerText.trim() === h.innerText.trim()).map(h => h.innerText)"
        assert browser.execute_script(bare) == []
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
