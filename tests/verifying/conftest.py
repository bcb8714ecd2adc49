"""The made-up decree of this folder and excerpts of laws, compared with the built-in rules."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from thanhtra import Rulebook
from thanhtra.verifying import Compared, verify

HERE = Path(__file__).parent
TEXT = HERE / "texts" / "77-2031-nd-cp.md"
Found = Mapping[str, Compared]
Ask = Callable[..., Found]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.load(HERE / "rules")


@pytest.fixture
def ask(tmp_path: Path, book: Rulebook) -> Ask:
    """Verify the decree's rows, with words of its text replaced."""

    def asked(*swaps: tuple[str, str], law: str = "", name: str = "77-2031-nd-cp.md") -> Found:
        text = TEXT.read_text(encoding="utf-8")
        for old, new in swaps:
            assert old in text + law, old
            text, law = text.replace(old, new), law.replace(old, new)
        texts = tmp_path / "texts"
        shutil.rmtree(texts, ignore_errors=True)
        texts.mkdir()
        (texts / name).write_text(text, encoding="utf-8")
        if law:
            (texts / "15-2012-qh13.txt").write_text(_filled(law), encoding="utf-8")
        return {c.row: c for c in verify(book, texts)}

    return asked


def _filled(law: str) -> str:
    """The excerpt with an empty article wherever it leaves one out."""
    parts = f"\n{law}".split("\nĐiều ")[1:]
    articles = {int(part.split(".")[0]): f"Điều {part}\n" for part in parts}
    return "".join(articles.get(n, f"Điều {n}. Bỏ trống\n") for n in range(1, max(articles) + 1))
