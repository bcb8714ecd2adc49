"""Words the glossary puts aside are in no sentence the library writes and on no page: “điểm” is a part of an article, “hủy” is a duty."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).resolve().parents[2]
NOT_USED = re.compile(
    r"điểm sai\b|điểm đúng\b|điểm chưa đánh giá|không đánh giá được|có thể bị hủy|chưa thống nhất|điểm (?:luật )?(?:còn )?để ngỏ|hủy quyết định|luật chưa trả lời",
    re.IGNORECASE,
)
SOURCES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py"))
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in [*(ROOT / "docs" / "vi").rglob("*.md"), ROOT / "README.vi.md"]
)


def _strings(path: str) -> list[str]:
    """Every string and docstring of a source file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_no_source_says_them():
    found = [(path, text) for path in SOURCES for text in _strings(path) if NOT_USED.search(text)]
    assert found == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_them(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if NOT_USED.search(line)] == []


def test_the_glossary_lists_them():
    """The test and the glossary speak of the same words."""
    glossary = (ROOT / "docs" / "reference" / "glossary.md").read_text(encoding="utf-8")
    aside = " ".join(
        line.split("|")[2] for line in glossary.partition("## Forty terms")[2].splitlines() if line.count("|") == 4
    )
    assert [
        word
        for word in (
            "điểm sai",
            "điểm đúng",
            "không đánh giá được",
            "có thể bị hủy",
            "chưa thống nhất",
            "để ngỏ",
            "hủy quyết định",
            "luật chưa trả lời",
        )
        if word not in aside
    ] == []
