"""Every problem the strict readers tell of a document has its words in Vietnamese."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.exchange.problem import CODES, Problem
from thanhtra.exchange.problem_words import said

SOURCE = Path(__file__).parents[2] / "src" / "thanhtra"
FILES = [*sorted((SOURCE / "exchange").glob("*.py")), SOURCE / "reports" / "treasury.py"]
THE_SAME = {"UTF-8", "false"}
"""Words of neither language."""


def _literals() -> Iterator[tuple[str, str, str]]:
    """The code of a problem with what was expected and what was got, where the source prints them in full."""
    for file in FILES:
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            for at, one in enumerate(call.args):
                if isinstance(one, ast.Constant) and one.value in CODES and len(call.args) > at + 1:
                    code = str(one.value)
                    yield from ((code, text, "…") for text in _texts(call.args[at + 1]))
                    yield from ((code, "…", text) for got in call.args[at + 2 : at + 3] for text in _texts(got))


def _texts(of: ast.expr) -> Iterator[str]:
    if isinstance(of, ast.IfExp):
        yield from (*_texts(of.body), *_texts(of.orelse))
    elif isinstance(of, ast.Constant) and isinstance(of.value, str) and of.value not in THE_SAME:
        yield of.value


@pytest.mark.parametrize(("code", "expected", "got"), sorted({*_literals()}))
def test_what_is_expected_and_got_is_said_in_vietnamese(code, expected, got):
    told = said(Problem("$", code, expected, got), "vi")
    shown = expected if got == "…" else got
    assert f" {shown} [" not in told
    assert f": {shown}" not in told.replace("$: ", "", 1)
    assert f" {shown}," not in told


@pytest.mark.parametrize(
    "text",
    [
        '{"a"',
        '{"a":',
        '{"a":1',
        '{"a":1,}',
        "[1,]",
        "[1 2]",
        "{a:1}",
        '"abc',
        '"a\nb"',
        '"\\x"',
        '"\\u12"',
        "1 2",
        "nul",
    ],
)
def test_no_word_of_the_decoder_is_repeated(text):
    """Its words are of one language, and other ones in another version of it."""
    with pytest.raises(json.JSONDecodeError) as theirs:
        json.loads(text)
    with pytest.raises(Unusable) as ours:
        read_case(text.encode())
    (problem,) = ours.value.problems
    assert theirs.value.msg.partition(" at")[0] not in str(problem)
    assert " at line " in problem.got
    assert " at line " not in said(problem, "vi")
