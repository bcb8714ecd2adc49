"""The reference pages name everything there is, and are written the same way twice."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from thanhtra import Rulebook
from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.checks import all_checks

ROOT = Path(__file__).resolve().parents[2]
BOOK = Rulebook.built_in()
NAMED = {
    "checks": [code for check in all_checks() for code in (check.code, check.name, *check.question)],
    "limits": [*BOOK.procedure.limits, *BOOK.procedure.thresholds],
    "posts": [*BOOK.posts],
    "instruments": [*BOOK.instruments],
    "readings": [*BOOK.readings],
    "names": [*BOOK.grounds, *BOOK.fields, *BOOK.remedies, *KIND_NAMES],
    "consequences": [*BOOK.consequences.by_defect],
    "governing-days": [*BOOK.transition],
    "decrees": sorted(
        folder.name.replace("-", "/") + "/NĐ-CP" for folder in (ROOT / "src/thanhtra/rulebook/data/decrees").iterdir()
    ),
    "working-days": [str(year) for year in range(2011, 2031)],
}


def _generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = _generator().PAGES


@pytest.mark.parametrize("page", NAMED)
def test_everything_is_named(page):
    """No check, limit, post, decree or name is left out."""
    text = "\n".join(PAGES[page]())
    assert [name for name in NAMED[page] if str(name) not in text] == []


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"cli"}))
def test_same_page_twice(page):
    """Nothing on a page depends on when or where it was written."""
    assert list(PAGES[page]()) == list(PAGES[page]())


def test_every_page_is_in_the_contents():
    """A page nobody can reach is no page."""
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page for page in PAGES if f"reference/generated/{page}\n" not in contents] == []


def test_changelog_names_what_is_held():
    """Every decree with a folder stands in the changelog's law section."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name for name in NAMED["decrees"] if name.removesuffix("/NĐ-CP") not in changes] == []
