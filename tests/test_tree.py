"""What must not stand in a repository: a machine's paths, a registry's hosts, text that is not NFC, two classes of one name."""

from __future__ import annotations

import ast
import re
import subprocess
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parents[1]
MACHINE = re.compile(r"(^|[^A-Za-z0-9_.-])/(work|farm|tmp|root|home|Users)/")
HOSTS = re.compile(r"p[y]pi[.]o[r]g|python[h]osted|registry[.]np[m]js|[.]n[p]mjs[.]", re.IGNORECASE)
TOOLS = re.compile(r"sub[a]gent|f[a]rm-(bench|studio)|[.]lib[r]ary/", re.IGNORECASE)
BINARY = {".png", ".ico", ".docx", ".parquet"}
INNOCENT = ("tmp_path", "mktemp")


@cache
def _lines() -> list[tuple[str, str]]:
    """Every line of every file that git tracks, or of the whole tree where there is no git (an unpacked archive)."""
    git = which("git")
    listed = (
        subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True, text=True).stdout
        if git
        else ""
    )
    if listed:
        paths = [ROOT / name for name in listed.split("\0") if name]
    else:
        paths = [
            p for folder in ("src", "tests", "docs", "examples", "benchmarks") for p in (ROOT / folder).rglob("*.*")
        ]
    return [
        (f"{name}:{number}", line)
        for path in paths
        if path.is_file() and path.suffix not in BINARY and "__pycache__" not in path.parts
        for name in [path.relative_to(ROOT)]
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
    ]


def _hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{at}: {line.strip()[:100]}"
        for at, line in _lines()
        if pattern.search(line) and not any(word in line for word in INNOCENT)
    ]


def test_no_path_of_a_machine():
    """A path that exists on one machine helps nobody else."""
    assert _hits(MACHINE) == []


def test_no_registry_host():
    """Packages are named; where they come from is the reader's business."""
    assert _hits(HOSTS) == []


def test_no_outside_tool():
    """The repository explains itself."""
    assert _hits(TOOLS) == []


def test_text_is_nfc():
    """One letter, one spelling: search and comparison rest on it. Tests of the reader spell wrong ones as escapes."""
    assert [at for at, line in _lines() if not unicodedata.is_normalized("NFC", line)] == []


def _classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def test_no_two_classes_share_a_name() -> None:
    """Whoever looks a name up finds one thing; no exemptions."""
    classes = _classes()
    assert {"Case", "Rulebook", "CheckContext"} <= classes.keys()
    assert {name: places for name, places in classes.items() if len(places) > 1} == {}
