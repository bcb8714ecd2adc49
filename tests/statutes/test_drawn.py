"""The ten unmodelled places drawn by hash are the ten the page argues."""

from __future__ import annotations

import re
from pathlib import Path

from tests.statutes.drawn import SEED, drawn

PAGE = Path(__file__).resolve().parents[2] / "docs" / "development" / "statute-map-drawn.md"


def test_the_page_argues_the_ten_drawn() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"seed {SEED}" in text
    assert re.findall(r"^\| (\S+ Đ\S+) \|", text, re.MULTILINE) == [str(p.at) for p in drawn()]
