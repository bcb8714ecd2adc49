"""The page of what holds the documents beside the case names tests that exist, and has a row for every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "development" / "around-the-case.md").read_text(encoding="utf-8")
NAMED = sorted(
    name for name in set(re.findall(r"`((?:\w+/)+test_\w+\.py(?:::\w+)?)`", PAGE)) if not name.startswith("tests/")
)


@pytest.mark.parametrize("name", NAMED)
def test_a_test_the_page_names_exists(name):
    path, _, function = name.partition("::")
    text = (ROOT / "tests" / path).read_text(encoding="utf-8")
    assert not function or re.search(rf"^def {function}\(", text, re.MULTILINE)


def test_every_format_beside_the_case_has_a_row():
    formats = re.findall(
        r"^\| `(thanhtra\.\w+)` \|",
        (ROOT / "docs" / "reference" / "format.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(formats) >= 6
    assert set(formats) - {"thanhtra.case"} == set(re.findall(r"^\| `(thanhtra\.\w+)` \|", PAGE, re.MULTILINE))
