"""Situations a jurist can read: TOML tables with a file's facts and the answer the law gives (tình huống kiểm thử).

A file holds ``check``, ``[base]`` (case fields under every situation) and ``[[situation]]`` tables: ``says`` (one sentence),
``source`` (the provision), ``answer`` (finding, satisfied, not_assessed or none), ``event`` (index), ``act`` where the check asks per
act, and where they matter ``missing`` (exact), ``due``, ``due_if``, ``late``, ``severity``, ``basis``, ``law_on``, ``facts``, ``cites``;
``deadlines`` lists deadlines the file must have (``kind`` and any of their other fields); ``readings`` chooses disputed readings; ``case`` holds the case fields of this situation, which replace those of the base.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.checks import Check, all_checks
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, answer_to_json, deadline_to_json, read_case
from thanhtra.exchange.problem import echo, problem_at
from thanhtra.exchange.toml_in import read_toml
from thanhtra.findings import Answer
from thanhtra.outputs import readable
from thanhtra.reviewing import ask, deadlines_of
from thanhtra.rulebook import Rulebook

_COMPARED: Final = ("answer", "missing", "due", "due_if", "late", "severity", "basis", "law_on", "facts", "cites")
_TABLE: Final = {"check": "text", "base": "a table", "situation": "a list of tables"}
_KEYS: Final = {
    **dict.fromkeys(_COMPARED, "a value"),
    **dict.fromkeys(("says", "source", "act", "answer"), "text"),
    "event": "an integer",
    "readings": "a table of texts",
    "case": "a table",
    "deadlines": "a list of tables",
}
_IS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "a value": lambda _: True,
    "text": lambda value: isinstance(value, str),
    "an integer": lambda value: type(value) is int,
    "a table": lambda value: isinstance(value, dict),
    "a table of texts": lambda value: isinstance(value, dict) and all(isinstance(one, str) for one in value.values()),
    "a list of tables": lambda value: isinstance(value, list) and all(isinstance(one, dict) for one in value),
}


@frozen(kw_only=True, eq=False)
class Situation:
    """One situation: its sentence, its source, the facts and what is to be answered."""

    check: str
    says: str
    source: str
    event: int | None
    act: str | None
    readings: Mapping[str, str]
    case: Mapping[str, Any]
    wanted: Mapping[str, Any]
    deadlines: tuple[Mapping[str, Any], ...] = ()
    """Deadlines the file must have, each with the fields that matter."""

    def read(self, book: Rulebook) -> Case:
        """The facts as a case. Raises Unusable."""
        document = {"format": "thanhtra.case", "version": 1, "id": self.check, **self.case}
        return read_case(json.dumps(document).encode(), slugs=book)

    def answers(self, book: Rulebook, *, checks: Iterable[Check] = ()) -> list[Answer]:
        """What the check, asked alone, says of the event (and act); ``checks`` are one's own. Raises Unusable, and CheckError for no check."""
        if self.event is None:
            return []
        found = ask(self.read(book), book, check=self.check, event=self.event, checks=checks)
        return [a for a in found if self.act in (None, a.act)]

    def differences(self, book: Rulebook, *, checks: Iterable[Check] = ()) -> list[str]:
        """Where the answer of ``book``, under the readings chosen, is not the one wanted, a line a field; empty when it is. Raises Unusable."""
        own = tuple(checks)
        if self.check not in {c.code for c in (*all_checks(), *own)}:
            return [f"check: nothing called {self.check} among the library's checks and those named"]
        under = book.afresh(readings=self.readings) if self.readings else book
        return [*self.compared(self.answers(under, checks=own)), *self.deadline_differences(under)]

    def deadline_differences(self, book: Rulebook) -> list[str]:
        """The deadlines wanted that the file does not have so, a line each; empty when it has them all. Raises Unusable."""
        if not self.deadlines:
            return []
        found = [deadline_to_json(d) for d in deadlines_of(self.read(book), book)]
        return [
            f"deadline: wanted {_shown(wanted)}, got {_shown([{k: d.get(k) for k in wanted} for d in found if d['kind'] == wanted['kind']])}"
            for wanted in self.deadlines
            if not any(all(d.get(key) == value for key, value in wanted.items()) for d in found)
        ]

    def compared(self, found: Sequence[Answer]) -> list[str]:
        """Where answers of the check are not the one wanted; empty when they are."""
        if len(found) > 1:
            return [
                f"act: {len(found)} answers about event {self.event}, name one of {', '.join(str(a.act) for a in found)}"
            ]
        if not found:
            wanted = self.wanted["answer"]
            return (
                []
                if wanted == "none"
                else [f"answer: wanted {wanted}, {self.check} was not asked of event {self.event}"]
            )
        got = answer_to_json(found[0])
        lines = [
            f"{key}: wanted {_shown(value)}, got {_shown(got.get(key))}"
            for key, value in self.wanted.items()
            if _sorted(got.get(key)) != _sorted(value)
        ]
        return [*lines, f"it says: {found[0].message.en}", f"nghĩa là: {found[0].message.vi}"] if lines else []


def situations(path: Path) -> Iterator[Situation]:
    """The situations of one file. Raises Unusable with every key at fault, and OSError."""
    table = read_toml(path)
    problems = [*_wrong(table, _TABLE, ("check",), ())]
    if _IS["a list of tables"](listed := table.get("situation", [])):
        for at, given in enumerate(listed):
            problems += _wrong(given, _KEYS, ("says", "source", "answer"), ("situation", at))
    if problems:
        raise Unusable(problems, source=readable(str(path)))
    for given in table.get("situation", ()):
        yield Situation(
            check=table["check"],
            says=given["says"],
            source=given["source"],
            event=given.get("event"),
            act=given.get("act"),
            readings=given.get("readings", {}),
            case=_plain({**table.get("base", {}), **given.get("case", {})}),
            wanted={key: _plain(given[key]) for key in _COMPARED if key in given},
            deadlines=tuple(_plain(given.get("deadlines", ()))) if "deadlines" in given else (),
        )


def _wrong(
    table: Mapping[str, Any], known: Mapping[str, str], needed: Iterable[str], at: tuple[str | int, ...]
) -> Iterator[Problem]:
    """Keys of a table that are not ``known``, that are not there, or whose value is of another type."""
    for key in sorted(table.keys() - known.keys()):
        yield problem_at((*at, key), "unknown_key", f"one of {', '.join(sorted(known))}", echo(key))
    for key in needed:
        if key not in table:
            yield problem_at((*at, key), "missing", known[key], "nothing")
    for key, wanted in known.items():
        if key in table and not _IS[wanted](table[key]):
            yield problem_at((*at, key), "wrong_type", wanted, "another value")


def _plain(value: Any) -> Any:
    if isinstance(value, date | time | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _sorted(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


def _shown(value: Any) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
