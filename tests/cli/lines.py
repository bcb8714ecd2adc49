"""A good line of arguments for each command and each action of one, and what argparse knows of their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest import mock

from thanhtra.cli.entry import _MODULES, COMMANDS

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
CASE: Final = str(EXAMPLES / "published" / "tel-003.json")
_ACT: Final = ("--provision", "15/2020/NĐ-CP Đ101.1.a", "--subject", "individual", "--on", "2020-08-01")
_REGISTERS: Final = EXAMPLES / "registers"
_PLANS: Final = EXAMPLES / "plans"
_ON: Final = ("--on", "2026-06-30")
LINES: Final[dict[str, tuple[str, ...]]] = {
    "review": ("review", CASE),
    "find": ("find", "tin giả", "--on", "2026-08-20", "--kind", "act"),
    "list": ("list", "acts", "15/2020/NĐ-CP Đ101", "--on", "2020-08-01"),
    "next": ("next", CASE, *_ON),
    "may": ("may", CASE, "case_closed", "--on", "2021-01-04", "--by", "o1"),
    "audit": ("audit", CASE),
    "import": ("import", str(EXAMPLES / "register" / "register.csv"), "--map", str(EXAMPLES / "register" / "map.toml"), "--out", "OUT.jsonl"),
    "bulk": ("bulk", CASE, "--processes", "1", "--out", "OUT.jsonl"),
    "agenda": ("agenda", CASE, *_ON),
    "due": ("due", "decision", "--from", "2022-03-01", "--ground", "explanation-requested"),
    "who-may": ("who-may", *_ACT),
    "who-now": ("who-now", "chief-inspector-of-department", *_ON),
    "licences": ("licences", "check", str(_REGISTERS / "licences.jsonl"), *_ON),
    "platforms": ("platforms", "check", str(_REGISTERS / "requests.json"), *_ON),
    "evidence": ("evidence", "check", str(_REGISTERS / "evidence.json"), *_ON),
    "area": ("area", "48", *_ON),
    "fine": ("fine", *_ACT),
    "explain": ("explain", "DEC01"),
    "law show": ("law", "show", "minutes"),
    "law versions": ("law", "versions", "minutes"),
    "law lint": ("law", "lint", "RULES"),
    "law coverage": ("law", "coverage", CASE),
    "law impact": ("law", "impact", CASE, "--rules", "RULES"),
    "law map": ("law", "map", "15/2012/QH13 Đ66"),
    "law new": ("law", "new", "decree", "1/2027/NĐ-CP", "--from", "2027-01-01", "--to", "OUT"),
    "law verify": ("law", "verify", "--texts", "RULES"),
    "law diff": ("law", "diff", "RULES", "RULES"),
    "report": ("report", CASE, "--period", "2020"),
    "plan": ("plan", "check", str(_PLANS / "plan-2026.json"), *_ON),
    "coordination": ("coordination", "check", str(_PLANS / "coordination-2026.json"), *_ON),
    "difficulties": ("difficulties", "list", str(_PLANS / "difficulties-2026.json"), *_ON),
    "mistakes": ("mistakes", CASE),
    "national-record": ("national-record", CASE, *_ON),
    "form": ("form", "MQĐ02", str(EXAMPLES / "published" / "cul-001.json"), "--out", "OUT.docx"),
    "serve": ("serve", "--database", "sqlite:///OUT.db"),
    "mcp": ("mcp",),
    "schema": ("schema",),
    "diagram": ("diagram", "proceeding"),
}  # fmt: skip
"""Command, and action where it has some → a line that is understood. ``OUT`` begins the name of what is written, ``RULES`` is a folder."""


class _Asked(Exception):
    pass


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command, or command and action, with its parser."""
    for command in COMMANDS:
        made = _parser_of(command)
        actions = [a for a in made._actions if isinstance(a, argparse._SubParsersAction)]
        yield from (
            ((f"{command} {name}", under) for one in actions for name, under in one.choices.items())
            if actions
            else [(command, made)]
        )


def _parser_of(command: str) -> argparse.ArgumentParser:
    def asked(self: argparse.ArgumentParser, *_: Any) -> Any:
        raise _Asked(self)

    with mock.patch.object(argparse.ArgumentParser, "parse_args", asked):
        try:
            import_module(f"thanhtra.cli.{_MODULES.get(command, command.replace('-', '_'))}").run([])
        except _Asked as found:
            made: argparse.ArgumentParser = found.args[0]
            return made
    raise AssertionError(f"{command} reads no arguments")


def arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Those that take a value."""
    return [a for a in parser._actions if a.nargs != 0]


def with_value(name: str, parser: argparse.ArgumentParser, argument: argparse.Action, value: str) -> list[str]:
    """The line of ``name`` with ``value`` for ``argument``, in the place of what stood there."""
    words = list(LINES[name])
    first = next((n for n, word in enumerate(words) if word.startswith("--")), len(words))
    if argument.option_strings:
        option = argument.option_strings[-1]
        if option in words:
            at = words.index(option)
            del words[at : at + 2]
        return [*words, f"{option}={value}"]
    at = len(name.split()) + [a for a in arguments(parser) if not a.option_strings].index(argument)
    words[at : at + (at < first)] = [value]
    return words
