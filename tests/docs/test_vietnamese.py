"""The Vietnamese pages keep step with the English ones: same headings, same code, and a stamp of the page each was written from."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(str(path.relative_to(DOCS / "vi")) for path in (DOCS / "vi").rglob("*.md") if path.parent != DOCS / "vi")
TASKS = [page for page in PAGES if not page.startswith(("explanation/", "reference/"))]
FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
VERBATIM = re.compile(r"`[^`]*`|\]\([^)]*\)|<!--.*?-->", re.DOTALL)
"""What stands as typed: code, an address, a stamp."""
OTHER_DAYS = re.compile(
    r"\b[12]\d{3}-\d\d-\d\d\b|(?<![\d/])(?:\d/\d{1,2}|\d\d/\d)/[12]\d{3}|ngày (?:\d/\d{1,2}|\d\d/\d)\b"
)
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
        typed = [
            re.sub(r"\.(message|step)\.(vi|en)|step\.(vi|en)", "", line) for line in lines if not line.startswith("BK-")
        ]
        found.append((lang, [line.replace(" --lang en", "") for line in typed]))
    return found


def _shape(text: str) -> list[str]:
    return [mark.strip() for mark in re.findall(r"^(?:\d+\. |- |\|)", FENCED.sub("", text), re.MULTILINE)]


def test_what_must_be_in_vietnamese_is():
    """Every tutorial and every guide; the Vietnamese start page says what else is, and what is in English."""
    english = {
        path.relative_to(DOCS).as_posix() for folder in ("tutorial", "how-to") for path in (DOCS / folder).glob("*.md")
    }
    assert english == set(TASKS)


@pytest.mark.parametrize("index", ["index.md", "vi/index.md"])
def test_the_contents_lead_to_every_tutorial_and_guide(index):
    """Each stands once in the contents of its language."""
    listed = re.findall(r"^(?:how-to|tutorial)/\S+$", (DOCS / index).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(f"{name}.md" for name in listed) == TASKS


def test_the_vietnamese_contents_lead_to_every_explanation_and_reference_there_is():
    listed = re.findall(
        r"^(?:explanation|reference)/\S+$", (DOCS / "vi" / "index.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(f"{name}.md" for name in listed) == [page for page in PAGES if page not in TASKS]


@pytest.mark.parametrize("index", ["index.md", "vi/index.md"])
def test_five_readers_each_have_a_first_page(index):
    """Inspector, jurist, developer, integrator, maintainer: a row each, and every link of it leads to a page."""
    rows = [
        line
        for line in (DOCS / index).read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and "](" in line
    ]
    assert len(rows) == 5
    targets = [(DOCS / index).parent / target for row in rows for target in re.findall(r"\]\(([^)#]+)", row)]
    assert [target for target in targets if "generated" not in target.parts and not target.is_file()] == []


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


@pytest.mark.parametrize(
    "file", [*(DOCS / "vi").rglob("*.md"), DOCS.parent / "README.vi.md"], ids=lambda file: file.stem
)
def test_a_day_is_written_in_one_form(file):
    """*02/05/2025*, as the library's own Vietnamese text writes it; what is typed or printed by a program stands as it is."""
    prose = VERBATIM.sub("", FENCED.sub("", file.read_text(encoding="utf-8")))
    assert OTHER_DAYS.findall(prose) == []
