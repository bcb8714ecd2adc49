"""SECURITY.md names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_test_and_page_it_names_is_there():
    named = set(re.findall(r"`(tests/[^`]+)`", PAGE)) | set(re.findall(r"\]\((docs/[^)]+)\)", PAGE))
    assert len(named) > 12
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
