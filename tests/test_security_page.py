"""SECURITY.md and the page of faults name tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("SECURITY.md", "docs/development/faults.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_test_and_page_it_names_is_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[^` ]+)`", text)) | set(re.findall(r"\]\((docs/[^)]+)\)", text))
    assert len(named) > 12
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
