"""The guide to checks lists all that a check is handed, in both languages, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thanhtra.checks import CheckContext

DOCS = Path(__file__).resolve().parents[2] / "docs"
OFFERED = {name for name in dir(CheckContext) if not name.startswith("_")}


@pytest.mark.parametrize("page", ["how-to/add-a-check.md", "vi/how-to/add-a-check.md"])
def test_every_member_has_its_row(page):
    text = (DOCS / page).read_text(encoding="utf-8")
    rows = text.partition("| `ctx.` |")[2].partition("\n\n")[0].splitlines()[2:]
    told = [name for row in rows for name in re.findall(r"`(\w+)(?:\([^`]*\))?`", row.split("|")[1])]
    assert sorted(told) == sorted(OFFERED)
