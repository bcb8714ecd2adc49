"""Chromium driven from a test: found, started without a screen, with nothing asked of the network but what a page asks for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver")
axe_core_python = pytest.importorskip("axe_core_python")
from selenium.common.exceptions import WebDriverException  # noqa: E402 - after the skip
from selenium.webdriver.chrome.service import Service  # noqa: E402 - after the skip
from selenium.webdriver.common.by import By  # noqa: E402 - after the skip
from selenium.webdriver.common.keys import Keys  # noqa: E402 - after the skip
from selenium.webdriver.support.select import Select  # noqa: E402 - after the skip
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402 - after the skip
from tests.browser.conftest import CHROMIUM, FLAGS  # noqa: E402 - after the skip

__all__ = ["AXE", "NEEDED", "By", "Keys", "Select", "WebDriverException", "WebDriverWait", "driven"]

DRIVER = shutil.which("chromedriver")
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
"""What finds barriers on a page, to be run in it."""
NEEDED = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None, reason="needs Chromium and ChromeDriver: bash .ci/chromium"
)


@contextmanager
def driven(**capabilities: Any) -> Iterator[Any]:
    """The browser, with what it is to be able to (``goog:loggingPrefs``) beside what it is."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS.split():
        options.add_argument(flag)
    for name, value in capabilities.items():
        options.set_capability(name, value)
    with webdriver.Chrome(options=options, service=Service(DRIVER)) as found:
        yield found
