"""A value of 20,000 characters, for every argument of every command: what is refused is said in short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.lines import LINES, arguments, parsers, with_value

from thanhtra.errors import LONGEST_LINE, LONGEST_REFUSAL, MOST_LINES, BadCitation, NoSuchCase, in_few_lines, in_short

PARSERS = dict(parsers())
LONG = 20_000
MORE = 2_000
"""So many more characters than the same command says of a short value."""
VALUES = {
    "a word": "x" * LONG,
    "a citation": "15/2020/NĐ-CP Đ1" + "1" * LONG,
    "many lines": "x\n" * (LONG // 2),
    "an event": '{"kind": "case_closed", "' + "x" * LONG + '": 1}',
}


@pytest.fixture(autouse=True)
def _nothing_is_served(monkeypatch, tmp_path):
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    monkeypatch.setattr("mcp.server.mcpserver.MCPServer.run", lambda *_, **__: None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "RULES").mkdir()


def test_every_command_and_action_has_a_line():
    assert PARSERS.keys() == LINES.keys()


@pytest.mark.parametrize("name", PARSERS)
def test_no_command_repeats_a_long_value(run, name):
    for argument in arguments(PARSERS[name]):
        usual = run(*with_value(name, PARSERS[name], argument, "x"))
        for what, value in VALUES.items():
            ran = run(*with_value(name, PARSERS[name], argument, value))
            told = f"{argument.dest}: {what}: {ran.code}: {ran.err[:200]}"
            assert len(ran.err) <= len(usual.err) + MORE, told
            assert value[:MORE] not in ran.out, told
            assert "internal" not in ran.err, told


def test_a_command_and_an_action_that_are_not_there_are_named_in_short(run):
    for argv in (("x" * LONG,), ("law", "x" * LONG)):
        ran = run(*argv)
        assert ran.code == 2
        assert "no command" in ran.err
        assert len(ran.err) <= MORE


def test_whatever_a_command_tells_is_told_in_short():
    """Standard error is written by ``tell``, but for what cannot be long."""
    beside = {
        "streams.py": ["in_short(message"],
        "entry.py": ["line", 'f"thanhtra: bỏ qua / ignored: {failure_place(what.exc_value or MemoryError('],
        "serve.py": ['f"khóa, chỉ hiện một lần / the key, shown once: {secret}\\n"'],
    }
    sources = Path(__file__).parents[2] / "src" / "thanhtra"
    found = {}
    for path in sorted(sources.rglob("*.py")):
        written = re.findall(r"stderr\.write\((.*?)\)", path.read_text(encoding="utf-8"))
        if written:
            found[path.name] = written
    assert found == beside


@pytest.mark.parametrize("error", [BadCitation("x" * LONG, "expected y"), NoSuchCase("Đ" * LONG)])
def test_an_error_of_the_library_repeats_in_short_and_keeps_the_whole(error):
    assert len(str(error)) < LONGEST_LINE + 100
    assert f"{len(error.args[0]):,} ký tự / characters" in str(error)
    assert str(error)[:100] == error.args[0][:100]
    assert str(error)[-100:] == error.args[0][-100:]
    assert LONG in (len(value) for value in vars(error).values() if isinstance(value, str))


def test_what_is_short_stays_and_each_line_is_looked_at_alone():
    lines = ["x" * LONGEST_LINE, "", "y" * (LONGEST_LINE + 1), "z"]
    first, empty, cut, last = in_short("\n".join(lines)).split("\n")
    assert (first, empty, last) == (lines[0], "", "z")
    half = "y" * (LONGEST_LINE // 2)
    assert cut == f"{half}… ({LONGEST_LINE + 1:,} ký tự / characters) …{half}"


def test_a_refusal_for_another_program_is_told_in_few_lines():
    few = "\n".join(f"line {n}" for n in range(MOST_LINES))
    assert in_few_lines(few) == few
    assert in_few_lines("") == ""
    *shown, counted, last = in_few_lines(f"{few}\nz").split("\n")
    assert (shown, last) == (few.split("\n")[: MOST_LINES - 2], "z")
    assert counted == "… (2 dòng nữa / more lines) …"


@pytest.mark.parametrize("lines", [["x"] * LONG, ["y" * LONG] * 30, ["y" * (LONGEST_LINE - 1)] * 2 + ["z"] * 5])
def test_no_refusal_is_longer_than_two_of_the_longest_lines(lines):
    told = in_few_lines("\n".join(lines))
    assert len(told) <= LONGEST_REFUSAL
    assert len(told.split("\n")) <= MOST_LINES
    assert told.split("\n")[-1][:100] == lines[-1][:100]
