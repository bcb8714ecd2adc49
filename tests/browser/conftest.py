"""A headless browser opens a page and tells what became of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
PROBE = """<script>
const all = [...document.querySelectorAll('a[href],summary,[tabindex]')], told = [];
document.querySelectorAll('details').forEach(d => d.open = true);
for (const one of all) { one.focus(); if (document.activeElement !== one) told.push('cannot be reached: ' + one.outerHTML.slice(0, 90)); }
for (const one of document.querySelectorAll('body *')) {
  const style = getComputedStyle(one), scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
  if (scrolls && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) && one.tabIndex < 0)
    told.push('scrolls, but not by keyboard: ' + one.outerHTML.slice(0, 90));
}
if (document.documentElement.scrollWidth > innerWidth + 1) told.push('the page is wider than its window');
document.title = JSON.stringify({reached: all.length, told});
</script>"""
"""Tries every focusable element, and looks for what only a mouse could scroll. Added to a copy whose policy lets it run."""


class Elements(HTMLParser):
    """The elements of a page, its title and its attributes."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.title, self._in_title = set(), [], "", False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag):  # noqa: ARG002 - the parser's shape
        self._in_title = False

    def handle_data(self, data):
        if self._in_title:
            self.title += data


class Opened(NamedTuple):
    """What the browser said, what it asked the network for, and the page it made."""

    said: str
    asked: str
    page: Elements
    whole: bool


@pytest.fixture
def opened(tmp_path):
    """``opened(text)``: open a page of that text; ``probe``: with the keyboard probe, in a window ``width`` wide."""
    if CHROMIUM is None:
        pytest.skip("no chromium here; .ci/chromium installs it")

    def open_(text, *, probe=False, width=1100):
        if probe:
            text = text.replace("style-src", "script-src 'unsafe-inline'; style-src", 1).replace(
                "</body>", f"{PROBE}</body>"
            )
        made, log = tmp_path / "page.html", tmp_path / "net.json"
        made.write_text(text, encoding="utf-8")
        ran = subprocess.run(
            [
                CHROMIUM, *FLAGS.split(), f"--window-size={width},900", f"--user-data-dir={tmp_path / 'profile'}", "--enable-logging=stderr",
                f"--log-net-log={log}", "--dump-dom", made.as_uri(),
            ],
            capture_output=True, text=True, timeout=120, check=True, env={**os.environ, "HOME": str(tmp_path)},
        )  # fmt: skip
        return Opened(ran.stderr, log.read_text(encoding="utf-8"), Elements(ran.stdout), "</html>" in ran.stdout)

    return open_


@pytest.fixture
def elements():
    """A page read without a browser."""
    return Elements
