"""Every public function that is given a user's file answers a hostile one with the library's own error, which names it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

import thanhtra
from thanhtra import Rulebook, read_case
from thanhtra.bulk import read_many, review_many
from thanhtra.checks import check_files, load_checks, own_checks
from thanhtra.errors import CheckBroken, RulebookError, ThanhtraError, Unusable
from thanhtra.exchange import (
    read_cases,
    read_difficulties,
    read_evidence,
    read_joint_case,
    read_licence_register,
    read_licences,
    read_online_requests,
    read_plan,
    stream_licences,
)
from thanhtra.exchange.toml_in import read_toml
from thanhtra.reports import read_receipts
from thanhtra.service.keys import keys_in
from thanhtra.situations import excuses, given, situations
from thanhtra.tables import ImportMap, read_map, read_register, suggest_map
from thanhtra.tables.workbook import sheets_of
from thanhtra.verifying.files import read_texts
from thanhtra.verifying.library import Library

ROOT: Final = Path(thanhtra.__file__).parent
BOOK: Final = Rulebook.built_in()
MAP: Final = ImportMap(columns={"no such head": "decision.number"})


def under(name: str, read: Callable[[Path], object]) -> Callable[[Path], object]:
    """Asked of a folder that holds the file under ``name``."""

    def asked(path: Path) -> object:
        at = path.parent / "folder" / name
        at.parent.mkdir(parents=True)
        path.rename(at)
        return read(path.parent / "folder")

    return asked


def many(read: Callable[..., Iterable[object]]) -> Callable[[Path], object]:
    return lambda path: [*read([path], BOOK)]


def judged(path: Path) -> object:
    found = review_many([path], BOOK, processes=1)
    return [Unusable(one.unusable, source=one.source) if one.unusable else one for one in found]


RULES: Final = ("instruments.toml", "bodies.toml", "procedure/x.toml", "powers/x.toml", "working_days/x.toml")
DOORS: Final[dict[str, tuple[tuple[str, Callable[[Path], object]], ...]]] = {
    "bulk.many.read_many": tuple((f".{end}", many(read_many)) for end in ("json", "jsonl", "jsonl.gz", "parquet")),
    "bulk.many.review_many": tuple((f".{end}", judged) for end in ("json", "jsonl", "jsonl.gz", "arrow")),
    "checks.loading.check_files": ((".toml", check_files),),
    "checks.loading.load_checks": ((".py", load_checks),),
    "checks.own_checks": ((".py", lambda path: own_checks([path])),),
    "exchange.difficulty_files.read_difficulties": ((".json", read_difficulties),),
    "exchange.evidence_files.read_evidence": ((".json", read_evidence),),
    "exchange.joint_files.read_joint_case": ((".json", read_joint_case),),
    "exchange.licence_register.read_licence_register": ((".json", read_licence_register),),
    "exchange.licence_register.stream_licences": tuple(
        (f".{end}", lambda path: [*stream_licences(path)[1]]) for end in ("json", "jsonl", "csv")
    ),
    "exchange.licences.read_licences": ((".json", read_licences), (".csv", read_licences)),
    "exchange.online_requests.read_online_requests": ((".json", read_online_requests),),
    "exchange.plan_files.read_plan": ((".json", read_plan),),
    "exchange.reading.read_case": ((".json", read_case),),
    "exchange.reading.read_cases": ((".json", lambda p: [*read_cases(p)]), (".jsonl", lambda p: [*read_cases(p)])),
    "exchange.toml_in.read_toml": ((".toml", read_toml),),
    "reports.treasury.read_receipts": ((".csv", read_receipts),),
    "rulebook.book.Rulebook.load": (
        *((".toml", under(name, Rulebook.load)) for name in RULES),
        (".toml", under("decrees/1-2027/decree.toml", lambda folder: Rulebook.load(folder).decrees.heads)),
    ),
    "service.keys.keys_in": ((".toml", keys_in),),
    "situations.excuses.excuses": ((".toml", excuses),),
    "situations.reading.situations": ((".toml", lambda path: [*situations(path)]),),
    "situations.sources.given": ((".toml", lambda p: [*given([p], BOOK)]), (".json", lambda p: [*given([p], BOOK)])),
    "tables.map_file.read_map": ((".toml", read_map),),
    "tables.register.read_register": tuple((end, lambda p: read_register(p, MAP, BOOK)) for end in (".csv", ".xlsx")),
    "tables.suggesting.suggest_map": ((".csv", suggest_map), (".ods", suggest_map)),
    "tables.workbook.sheets_of": ((".csv", sheets_of), (".xls", sheets_of)),
    "verifying.files.read_texts": ((".txt", under("15-2012-qh13.txt", read_texts)),),
    "verifying.library.Library.read": ((".md", under("15-2012-qh13.md", lambda f: Library.read(f, BOOK.instruments))),),
}
"""The door → the endings of what it reads, each with how it is asked."""
OTHERS: Final = {
    "bulk.inputs.files_of": "opens nothing",
    "bulk.locking.locked": "of the library's own",
    "bulk.writing.write_many": "reads as review_many does",
    "checks.of_wheel.sums": "of the library's own",
    "deadlines.lint_shapes.shape_problems": "tells what lint tells of the same files",
    "exchange.bytes_in.file_bytes": "the bytes, whatever they are",
    "exchange.bytes_in.read_from": "the open file, whatever is in it",
    "exchange.documents.read_document": "read_plan, read_joint_case and read_difficulties pass it",
    "exchange.looks.Known.unknown": "a path in a document",
    "exchange.references.Meanings.unknown": "likewise",
    "exchange.sheets.read_lines": "stream_licences passes it",
    "exchange.sheets.read_sheet": "read_evidence, read_online_requests and read_licence_register pass it",
    "outputs.opened": "the open file, whatever is in it",
    "outputs.refuse_database": "of an output: reads its first bytes",
    "outputs.refuse_clash": "opens nothing",
    "outputs.refuse_streams": "opens nothing",
    "outputs.replace_file": "writes",
    "outputs.replace_file_by": "writes",
    "rulebook.lint.lint": "toml_of takes the files apart, as for Rulebook.load",
    "rulebook.overlays.folder_problems": "Rulebook.load passes it",
    "statutes.against_texts.numbering_of": "Library.read passes it",
    "testing.plugin.pytest_collect_file": "situations reads it",
    "verifying.verify.verify": "Library.read passes it",
}
"""Functions given a path that are no such door, and why."""
ANY_TEXT: Final = {
    "tables.register.read_register": ".csv",
    "tables.workbook.sheets_of": ".csv",
    "verifying.files.read_texts": ".txt",
    "verifying.library.Library.read": ".md",
}
"""Whatever is a text is a table of one cell, or a statute of which nothing is found: told where it is looked at."""
ALLOWED: Final = {
    "rulebook.book.Rulebook.load": ("empty",),
    "situations.excuses.excuses": ("empty",),
    "exchange.toml_in.read_toml": ("empty", "another type"),
}
"""A TOML file without a row is one; of which type its values are is for those to say who asked."""
LEVELS: Final = {
    ".toml": b"a = " + b"[" * 3000 + b"]" * 3000,
    ".py": b"a" + b".a" * 3000,
    ".csv": b'"' * 3001,
    ".txt": b"\xff",
    ".md": b"\xff",
}
HOSTILE: Final[dict[str, Callable[[str], bytes | None]]] = {
    "empty": lambda _: b"",
    "not UTF-8": lambda _: b'a = "\xff"\n',
    "NUL": lambda _: b"\0" * 60,
    "levels": lambda end: LEVELS.get(end, b"[" * 100_000),
    "levels of keys": lambda end: b"columns" + b".a" * 3000 + b" = 1" if end == ".toml" else b'{"a":' * 3000,
    "digits": lambda end: (b"" if end.startswith(".json") else b"a = ") + b"1" * 5000,
    "another type": lambda end: (
        b"[1, 2]" if end != ".toml" else b"check = 1\nsituation = [5]\nkey = [3]\ncolumns = 4\nkind = 8\nslug = 9"
    ),
    "large": lambda end: (b"# " if end == ".py" else b"") + b"x" * (17 << 20),
    "folder": lambda _: None,
}


def _public(path: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    room = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        inside = [node] if isinstance(node, ast.FunctionDef) else node.body if isinstance(node, ast.ClassDef) else []
        around = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for one in inside:
            if isinstance(one, ast.FunctionDef) and not f"{around}{one.name}".startswith("_") and one.name[0] != "_":
                yield f"{room}.{around}{one.name}", one


def _takes_a_path(one: ast.FunctionDef) -> bool:
    given_ = (*one.args.posonlyargs, *one.args.args, *one.args.kwonlyargs, *filter(None, [one.args.vararg]))
    return any(arg.annotation is not None and "Path" in ast.unparse(arg.annotation) for arg in given_)


def test_every_function_that_takes_a_path_is_a_door_or_says_why_not():
    """The command line is held to the same by ``tests/cli/test_hostile_files.py``."""
    found = {
        name
        for path in ROOT.rglob("*.py")
        if "cli" not in path.relative_to(ROOT).parts
        for name, one in _public(path)
        if _takes_a_path(one)
    }
    assert found == DOORS.keys() | OTHERS.keys()


ASKED: Final = [
    (door, end, asked, f"{door} {at}", what)
    for door, each in DOORS.items()
    for at, (end, asked) in enumerate(each)
    for what in HOSTILE
]


@pytest.mark.parametrize(
    ("door", "end", "asked", "what"), [pytest.param(d, e, a, w, id=f"{n} {w}") for d, e, a, n, w in ASKED]
)
def test_a_hostile_file_is_told_by_its_name(tmp_path, door, end, asked, what):
    data = HOSTILE[what](end)
    path = tmp_path / f"given{end}"
    path.mkdir() if data is None else path.write_bytes(data)
    answer = _answered(asked, path)
    if isinstance(answer, Exception):
        assert _is_told(answer, path, what)
    elif isinstance(answer, list) and answer and all(isinstance(one, Unusable) for one in answer):
        assert all(_is_told(one, path, what) for one in answer)
    else:
        assert (
            answer == []  # a folder of files, and none in it
            or ANY_TEXT.get(door) == end
            or (what in ALLOWED.get(door, ()))
        )


def _answered(asked: Callable[[Path], object], path: Path) -> object:
    try:
        return asked(path)
    except (ThanhtraError, OSError) as error:
        return error


def _is_told(error: Exception, path: Path, what: str) -> bool:
    """By its name; and each problem by its place in it and its code, where the room stands above that of codes."""
    if isinstance(error, OSError):
        return what == "folder" and Path(str(error.filename)).name == path.name
    if isinstance(error, RulebookError):
        return all(one.file and one.expected for one in error.problems)
    if isinstance(error, Unusable) and error.source is not None:
        return path.stem in error.source and all(one.path.startswith("$") and one.code for one in error.problems)
    return path.name in str(error) or str(path.parent) in str(error)


def test_what_a_file_of_checks_raises_itself_is_told_with_its_line(tmp_path):
    (tmp_path / "own.py").write_text("def f():\n    f()\nf()\n", encoding="utf-8")
    with pytest.raises(CheckBroken) as told:
        load_checks(tmp_path / "own.py")
    assert isinstance(told.value.__cause__, RecursionError)
