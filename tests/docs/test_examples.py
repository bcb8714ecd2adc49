"""Every example of the documentation runs, and prints what it says."""

from __future__ import annotations

import shlex
from contextlib import redirect_stdout, suppress
from doctest import ELLIPSIS, OutputChecker
from io import StringIO
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
    if "generated" not in path.parts and "_build" not in path.parts
)


def _command(example: Example) -> str | None:
    """``$ thanhtra …`` and what it prints; ``...`` stands for anything."""
    from thanhtra.cli import main  # noqa: PLC0415 - only documents that show a command need the command line

    command, _, expected = example.parsed.removeprefix("$ ").partition("\n")
    program, *arguments = shlex.split(command)
    assert program == "thanhtra", command
    printed = StringIO()
    with redirect_stdout(printed), suppress(SystemExit):
        main(arguments)
    got = "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())
    return (
        None
        if OutputChecker().check_output(expected, got, ELLIPSIS)
        else f"{command}\nexpected:\n{expected}\ngot:\n{got}"
    )


PARSERS = [PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), CodeBlockParser("console", _command)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_examples_run(document, monkeypatch):
    """As printed, from the root of a checkout."""
    monkeypatch.chdir(ROOT)
    for example in Sybil(parsers=PARSERS).parse(ROOT / document).examples():
        example.evaluate()
