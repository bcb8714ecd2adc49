"""The Vietnamese pages keep step with the English ones: same headings, same code, and a stamp of the page each was written from."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(str(path.relative_to(DOCS / "vi")) for path in (DOCS / "vi").rglob("*.md") if path.parent != DOCS / "vi")
FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
STAMP = re.compile(r"^<!-- nguồn / source: (\S+) ([0-9a-f]{16}) -->$", re.MULTILINE)


def _both(page: str) -> tuple[str, str]:
    return (DOCS / page).read_text(encoding="utf-8"), (DOCS / "vi" / page).read_text(encoding="utf-8")


def _headings(text: str) -> list[int]:
    return [len(marks) for marks in re.findall(r"^(#+) ", FENCED.sub("", text), re.MULTILINE)]


def _code(text: str) -> list[tuple[str, list[str]]]:
    """Each block without comments; of examples what is typed, for what is printed has two languages, as have commands."""
    found = []
    for _, lang, body in FENCED.findall(text):
        lines = [re.sub(r" +# .*", "", line).rstrip() for line in body.splitlines()]
        if ">>>" in body:
            lines = [line for line in lines if line.startswith((">>>", "..."))]
        if lang == "console":
            lines = [line for line in lines if line.startswith("$ ")]
        typed = [re.sub(r"\.(message|step)\.(vi|en)|step\.(vi|en)", "", line) for line in lines if not line.startswith("BK-")]
        found.append((lang, [line.replace(" --lang en", "") for line in typed]))
    return found


def _shape(text: str) -> list[str]:
    return [mark.strip() for mark in re.findall(r"^(?:\d+\. |- |\|)", FENCED.sub("", text), re.MULTILINE)]


def test_what_must_be_in_vietnamese_is():
    """The tutorial, and a guide for every task of those who embed the library or keep its rules."""
    tasks = "add-a-decree add-days-off add-a-check validate-an-archive embed keep-storage read-not-assessed migrate-format other-sector choose-a-reading upgrade-the-store test-with-the-kit"
    assert {"tutorial/first-review.md", *(f"how-to/{task}.md" for task in tasks.split())} <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_same_headings_code_and_points(page):
    """Heading for heading, block for block, point for point."""
    english, vietnamese = _both(page)
    assert _headings(english) == _headings(vietnamese)
    assert _code(english) == _code(vietnamese)
    assert _shape(english) == _shape(vietnamese)


@pytest.mark.parametrize("page", PAGES)
def test_the_stamp_is_of_the_page_as_it_is(page):
    """A changed source asks for its translation first, then for the new stamp."""
    english, vietnamese = _both(page)
    stamp = f"<!-- nguồn / source: {page} {sha256(english.encode()).hexdigest()[:16]} -->"
    assert STAMP.search(vietnamese) is not None, f"{page} has no stamp; the source's is: {stamp}"
    assert stamp in vietnamese, f"the source changed: bring vi/{page} into step, then stamp it {stamp}"


@pytest.mark.parametrize("page", [*PAGES, "index.md"])
def test_letters_are_whole(page):
    """NFC, and letters with their marks."""
    text = (DOCS / "vi" / page).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.findall(r"\b(?:quyet dinh|bien ban|thoi han|xu phat|vi pham)\b", text, re.IGNORECASE)
