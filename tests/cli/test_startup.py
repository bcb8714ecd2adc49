"""What a command loads, and which classes it finishes, as from an installed wheel: what it does not use does not creep back."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thanhtra.checks import every_module, of_wheel
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.prepared import FILE, prepare
from thanhtra.search import shelf

UNWATCHED = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
"""Coverage, where it watches, imports things of its own."""
CASE = Path(__file__).parents[2] / "examples" / "published" / "prs-017.json"
PROVISION = ("--provision", "174/2026/NĐ-CP Đ95.1.a", "--subject", "individual", "--on", "2026-09-01")

RUN = """
import io, sys
from pathlib import Path
_, where, files, *argv = sys.argv
import attrs
made = []
finished = attrs.frozen
def counted(cls=None, /, **options):
    def wrap(cls):
        made.append(cls)
        return finished(cls, **options)
    return wrap if cls is None else wrap(cls)
attrs.frozen = counted
from thanhtra.rulebook import prepared
prepared.FILE = where
prepared.root = lambda: Path(files)
prepared.shipped.cache_clear()
if argv[0] == "review":
    from thanhtra.checks import of_wheel
    of_wheel.FILE = str(Path(files) / of_wheel.FILE)
stdout, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
from thanhtra.cli import main
code = main(argv)
sys.stdout = stdout
print([code, sorted(sys.modules), len(made)])
"""
"""The rules lie with what was made of them in a folder of the test; the words of acts and the tracks are not brought there, and are made anew."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The folder of a library as a wheel puts it there, as far as what is read goes."""
    import shutil  # noqa: PLC0415 - for this alone

    import thanhtra  # noqa: PLC0415 - likewise

    book, here = Rulebook.built_in(), Path(thanhtra.__file__).parent
    root = tmp_path_factory.mktemp("thanhtra")
    tables = ("search/lexicon.toml", "wording/notes_vi.toml")
    for path in (*(here / "rulebook" / "data").rglob("*.toml"), *(here / name for name in tables)):
        at = root / path.relative_to(here)
        at.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, at)
    made = prepare("9.9", book, tables, shelf.prepare(book))
    (root / "rulebook" / FILE).write_bytes(made)
    (root / of_wheel.FILE).write_bytes(of_wheel.prepare(every_module()))
    return root


def _loaded(root: Path, *argv: str) -> tuple[int, set[str], int]:
    ran = subprocess.run(
        [sys.executable, "-c", RUN, FILE, str(root), *argv],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=UNWATCHED,
    )
    code, modules, made = ast.literal_eval(ran.stdout)
    return code, set(modules), made


ROOMS = {
    "casefile",
    "classes",
    "cli",
    "errors",
    "export",
    "law",
    "lazy",
    "money",
    "outputs",
    "reckoning",
    "rulebook",
    "terms",
    "wording",
}
"""What every command passes."""
NEVER = {
    "cattrs",
    "statemachine",
    "hashlib",
    "tempfile",
    "tomllib",
    "bz2",
    "lzma",
    "fractions",
    "decimal",
    "textwrap",
    "calendar",
}
COMMANDS = {
    "due": (
        ("due", "decision", "--from", "2026-09-01"),
        {"deadlines", "findings", "reading_vi"},
        (NEVER - {"textwrap"}) | {"json", "thanhtra.rulebook.sanctioning", "thanhtra.rulebook.source"},
        (80, 15),
    ),
    "who-may": (
        ("who-may", *PROVISION),
        {"competence", "deadlines", "findings", "fines", "money", "reading_vi", "search"},
        (NEVER - {"textwrap"}) | {"json", "thanhtra.exchange", "thanhtra.rulebook.source"},
        (96, 28),
    ),
    "fine": (
        ("fine", *PROVISION),
        {"deadlines", "exchange", "findings", "fines", "money", "reading_vi"},
        (NEVER - {"fractions", "decimal"}) | {"json", "thanhtra.competence", "thanhtra.rulebook.source"},
        (78, 15),
    ),
    "find": (
        ("find", "tung tin giả lên Facebook gây hoang mang", "--on", "2026-08-20"),
        {"competence", "fines", "money", "reading_vi", "search"},
        (NEVER - {"textwrap"})
        | {
            "json",
            "thanhtra.casefile.case",
            "thanhtra.exchange",
            "thanhtra.findings",
            "thanhtra.rulebook.source",
            "thanhtra.search.act_words",
            "thanhtra.search.marks",
        },
        (76, 22),
    ),
    "review": (
        ("review", str(CASE)),
        {
            "auditing",
            "checks",
            "competence",
            "deadlines",
            "events",
            "exchange",
            "findings",
            "fines",
            "lifecycle",
            "money",
            "reading_vi",
            "reviewing",
        },
        (NEVER - {"statemachine", "fractions", "decimal", "textwrap"})
        | {"thanhtra.rulebook.source", "thanhtra.search"},
        (243, 52),
    ),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_no_more_than_it_uses(command, wheel):
    argv, rooms, never, (modules, classes) = COMMANDS[command]
    code, loaded, made = _loaded(wheel, *argv)
    ours = {name for name in loaded if name.startswith("thanhtra.")}
    assert code in (0, 1)
    assert {name.split(".")[1] for name in ours} <= ROOMS | rooms
    assert loaded & never == set()
    assert len(ours) <= modules
    assert made <= classes


def test_the_words_of_acts_are_looked_through_without_reading_a_citation():
    """``find`` in plain words reads no pattern of citations."""
    code = (
        "import sys; from datetime import date; from thanhtra import Rulebook, find;"
        "find('Trưởng Công an xã', Rulebook.built_in(), on=date(2026, 9, 1), kinds=('post',));"
        "print('thanhtra.reading_vi.citations' in sys.modules, 'thanhtra.checks' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=UNWATCHED)
    assert ran.stdout.split() == ["False", "False"]


def test_importing_the_library_costs_its_errors_and_its_door():
    code = "import sys; import attrs; before = set(sys.modules); import thanhtra; print(*sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=UNWATCHED)
    ours = {name for name in ran.stdout.split() if name.startswith("thanhtra")}
    assert ours == {"thanhtra", "thanhtra.errors", "thanhtra.lazy"}
