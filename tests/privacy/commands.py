"""What the commands write of files in which canaries sit: each command in every form it has, all it writes put together."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pyarrow.parquet as pq

from thanhtra.casefile import Case
from thanhtra.cli.entry import main
from thanhtra.exchange import dumps

PAGE: Final = ("text", "html", "docx", "xlsx", "json")
"""The forms of a page of facts and tables."""
_DAY: Final = "2026-01-05"


def over_cases(case: Case) -> dict[str, list[list[str]]]:
    """Command → the argument lists by which it is asked, with CASE where the file's name stands."""
    officer = (case.officials or ())[0].id
    return {
        "table": [["review", "CASE", "--format", form] for form in ("xlsx", "csv")],
        "bulk": [
            ["bulk", "CASE", "--processes", "1", "--detail", "full", "--format", form]
            for form in ("jsonl", "parquet", "sarif")
        ],
        "next": [["next", "CASE", "--on", _DAY, *more] for more in ([], ["--json"])],
        "may": [["may", "CASE", "decision_issued", "--on", _DAY, "--by", officer, *more] for more in ([], ["--json"])],
        "audit": [["audit", "CASE", "--as-of", _DAY, *more] for more in ([], ["--json"])],
        "who-may": [
            ["who-may", "--case", "CASE", "--on", _DAY, *more]
            for more in ([], ["--json"], ["--official", officer], ["--official", officer, "--json"])
        ],
        "agenda": [
            [
                "agenda",
                "CASE",
                "--on",
                "2020-10-06",
                "--within",
                "4000",
                "--overdue",
                "--bearer",
                "any",
                "--format",
                form,
            ]
            for form in ("text", "csv", "ics", "json")
        ],
        "report": [
            ["report", "CASE", "--period", "2020-Y", *more]
            for more in (
                *(["--format", form] for form in ("text", "json", "csv", "html", "docx", "xlsx")),
                ["--state"],
                ["--format", "csv", "--rows", "case"],
            )
        ],
        "mistakes": [["mistakes", "CASE", "--format", form] for form in PAGE],
        "national-record": [
            ["national-record", "CASE", "--on", _DAY, "--histories", "--exhibits", "--format", form] for form in PAGE
        ],
    }


def heard_of_cases(case: Case, folder: Path) -> Iterator[tuple[str, str]]:
    """Of each command what it writes, and under ``messages`` what all of them say on stderr, of a spoiled file too."""
    file, told = folder / "case.jsonl", []
    file.write_text(dumps(case) + "\n", encoding="utf-8")
    for command, asked in over_cases(case).items():
        alone = folder / "case.json"
        alone.write_text(dumps(case), encoding="utf-8")
        wrote, messages = run(([str(alone) if word == "CASE" else word for word in argv] for argv in asked), folder)
        told.append(messages)
        yield command, wrote
    spoiled = folder / "spoiled.json"
    spoiled.write_text(dumps(case).replace('"kind"', '"la"'), encoding="utf-8")
    for asked in over_cases(case).values():
        wrote, messages = run(([str(spoiled) if word == "CASE" else word for word in asked[0]],), folder)
        told += [wrote, messages]
    yield "messages", "".join(told)


def run(asked: Iterable[list[str]], folder: Path) -> tuple[str, str]:
    """What the commands wrote, the first in both languages, and what they said on stderr. A table or a Word file is unpacked."""
    wrote, said = io.StringIO(), io.StringIO()
    for at, argv in enumerate(asked):
        for lang in ("vi", "en") if at == 0 else ("vi",):
            out = folder / "out"
            more = ["--lang", lang]
            if any(form in argv for form in ("xlsx", "docx", "parquet")):
                more += ["--out", str(out)]
            with redirect_stdout(wrote), redirect_stderr(said):
                main([*argv, *more])
            if out.exists():
                wrote.write(unpacked(out))
                remove(out)
    return wrote.getvalue(), said.getvalue()


def unpacked(out: Path) -> str:
    """The words of a file or a folder of files."""
    if out.is_dir():
        return "".join(unpacked(one) for one in sorted(out.iterdir()))
    data = out.read_bytes()
    if data[:4] == b"PAR1":
        return json.dumps(pq.read_table(out).to_pylist(), ensure_ascii=False, default=str)
    if data[:2] != b"PK":
        return data.decode()
    with ZipFile(io.BytesIO(data)) as packed:
        return "".join(re.sub(r"<[^>]*>", "", packed.read(name).decode(errors="replace")) for name in packed.namelist())


def remove(out: Path) -> None:
    """Whatever is there."""
    if out.is_dir():
        for one in out.iterdir():
            remove(one)
        out.rmdir()
    else:
        out.unlink()
