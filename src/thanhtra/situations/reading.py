"""Situations a jurist can read: TOML tables with a file's facts and the answer the law gives (tình huống kiểm thử).

A file holds ``check``, ``[base]`` (case fields under every situation) and ``[[situation]]`` tables: ``says`` (one sentence),
``source`` (the provision), ``answer`` (finding, satisfied, not_assessed or none), ``event`` (index), ``act`` where the check asks per
act, and where they matter ``missing`` (exact), ``due``, ``due_if``, ``late``, ``severity``, ``basis``, ``law_on``, ``facts``, ``cites``;
``deadlines`` lists deadlines the file must have (``kind`` and any of their other fields); ``readings`` chooses disputed readings; ``case`` holds the case fields of this situation, which replace those of the base.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.checks import Check, all_checks
from thanhtra.classes import frozen
from thanhtra.exchange import answer_to_json, deadline_to_json, read_case
from thanhtra.findings import Answer
from thanhtra.reviewing import ask, deadlines_of
from thanhtra.rulebook import Rulebook

_COMPARED: Final = ("answer", "missing", "due", "due_if", "late", "severity", "basis", "law_on", "facts", "cites")
_TABLE: Final = {"check", "base", "situation"}
_KEYS: Final = {"says", "source", "event", "act", "readings", "case", "deadlines", *_COMPARED}


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
    """The situations of one file. Raises ValueError where a table is not one, with every key at fault."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if strange := sorted(set(table) - _TABLE):
        raise ValueError(f"{path.name}: {', '.join(strange)} is none of {', '.join(sorted(_TABLE))}")
    for number, given in enumerate(table.get("situation", ()), 1):
        wrong = sorted(set(given) - _KEYS) + [
            f"{key} is missing" for key in ("says", "source", "answer") if key not in given
        ]
        if wrong:
            raise ValueError(f"{path.name}, situation {number}: {', '.join(wrong)}")
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


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _sorted(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


def _shown(value: Any) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
