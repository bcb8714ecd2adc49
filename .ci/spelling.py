"""Spelling in both languages: English by codespell, Vietnamese syllable by syllable (kiểm tra chính tả).

    python .ci/spelling.py

Vietnamese pages, ``vi`` texts of the rule data and of the checks are read whole: every word is a well-formed syllable or stands in
``.ci/words.vi.txt`` (foreign words, names, abbreviations). Elsewhere only words with a Vietnamese letter are. Code is not read.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thanhtra.reading_vi.syllables import well_formed

ROOT = Path(__file__).resolve().parents[1]
KNOWN = frozenset(
    line.strip().lower()
    for line in (ROOT / ".ci" / "words.vi.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and line[0] != "#"
)
MARKED = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
TOKENS = re.compile(r"\S*[\d_@/\\{}<>=]\S*|\S+[-.:]\S*[a-z]\S*\(|https?://\S+|--?[a-z]\S*")
"""What is no word of a sentence: identifiers, paths, numbers of instruments, placeholders, options."""
CODE = re.compile(
    r"^( *)(```|:::).*?^ *\2|`[^`\n]*`|\]\([^)\n]*\)|<!--.*?-->|^\([a-z-]+\)=$|\{[a-z]+\}(?=`)",
    re.MULTILINE | re.DOTALL,
)
"""What a Markdown page shows as code, links to, or keeps to itself."""
ENGLISH = (
    "*.md",
    "docs/**/*.md",
    "docs/*.py",
    "src/**/*.py",
    "src/**/*.toml",
    "examples/**/*.md",
    "examples/**/*.py",
    "benchmarks/*.py",
    ".ci/*",
    ".github/**/*.yml",
    "pyproject.toml",
)

_NAMES = (
    "src/thanhtra/rulebook/data/unit_names.toml",
    "docs/explanation/areas.md",
    "docs/vi/explanation/areas.md",
    "src/thanhtra/search/lexicon.toml",
    "src/thanhtra/tables/",
    "src/thanhtra/reading_vi/",
)
"""Names of places in many languages and spellings, and what people write: read by nobody as our own text."""
_LONGEST = 20
"""A text of a program without a space that is longer is a key, no word."""
_ALPHABET = 40
"""So many letters in one word are an alphabet."""


def main() -> int:
    """Print what is misspelled; 1 when anything is."""
    wrong = [*vietnamese(), *english()]
    print("\n".join(wrong) or "spelling: nothing found")
    return int(bool(wrong))


def vietnamese() -> Iterator[str]:
    """Each misspelled word once, with the first place it stands in."""
    told: set[str] = set()
    for place, text, whole in texts():
        for word in misspelled(text, whole=whole):
            if word not in told:
                told.add(word)
                yield f"{place}: {word!r} is no Vietnamese syllable"


def misspelled(text: str, *, whole: bool) -> list[str]:
    """The words of ``text`` that are neither syllables nor known; ``whole``: those without a Vietnamese letter too."""
    words = (found[0] for found in WORD.finditer(TOKENS.sub(" ", text)))
    return [
        w
        for w in words
        if 1 < len(w) < _ALPHABET
        and not _abbreviated(w)
        and (whole or MARKED.search(w))
        and w.lower() not in KNOWN
        and not well_formed(w)
    ]


def texts() -> Iterator[tuple[str, str, bool]]:
    """Every text with its place, and whether it is Vietnamese as a whole."""
    for page in sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")}):
        place = str(page.relative_to(ROOT))
        if not place.startswith(("docs/_build", *_NAMES)):
            yield (
                place,
                CODE.sub(" ", page.read_text(encoding="utf-8")),
                place.startswith("docs/vi/") or place.endswith(".vi.md"),
            )
    for data in sorted((ROOT / "src").rglob("*.toml")):
        place = str(data.relative_to(ROOT))
        if not place.startswith(_NAMES):
            yield from (
                (place, text, whole) for text, whole in _of_table(tomllib.loads(data.read_text(encoding="utf-8")))
            )
    for source in sorted((ROOT / "src").rglob("*.py")):
        place = str(source.relative_to(ROOT))
        if not place.startswith(_NAMES):
            yield from (
                (f"{place}:{line}", text, whole)
                for line, text, whole in _of_code(ast.parse(source.read_text(encoding="utf-8")))
            )


def _of_table(value: Any, key: str = "") -> Iterator[tuple[str, bool]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _of_table(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _of_table(one, key)
    elif isinstance(value, str):
        yield value, key == "vi" or key.endswith("_vi")


def _of_code(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Texts of a program; those given as ``vi`` or ``…_vi`` are Vietnamese as a whole."""
    nodes = list(ast.walk(tree))
    own = {
        id(k.value)
        for node in nodes
        if isinstance(node, ast.Call)
        for k in node.keywords
        if k.arg and (k.arg == "vi" or k.arg.endswith("_vi"))
    }
    own |= {id(node.elts[0]) for node in nodes if isinstance(node, ast.Tuple) and _is_pair(node.elts)}
    for node in nodes:
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and (" " in node.value or len(node.value) < _LONGEST)
        ):
            yield node.lineno, re.sub(r"``[^`]*``", " ", node.value), id(node) in own


def _is_pair(elements: list[ast.expr]) -> bool:
    """``("biên bản", "minutes")``: Vietnamese, then English."""
    said = [e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    return len(said) == len(elements) == 2 and bool(MARKED.search(said[0])) and not MARKED.search(said[1])  # noqa: PLR2004 - two languages


def _abbreviated(word: str) -> bool:
    """``UBND``, ``NĐ``, ``QĐ-XPHC``: letters for words; and one capital alone."""
    return word.isupper() and not any(c in "ÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌÙÚỦŨỤỲÝỶỸỴ" for c in word)


def english() -> list[str]:
    """What codespell knows to be misspelled; Vietnamese words that look like it stand in ``pyproject.toml``."""
    files = sorted(
        {
            str(path.relative_to(ROOT))
            for pattern in ENGLISH
            for path in ROOT.glob(pattern)
            if path.is_file() and path.name != "syllables.py"
        }
    )
    ran = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
