"""Change every number, unit, value and date of ``procedure/`` one at a time and see that some frozen answer changes.

``python tests/mutation/mutate_rules.py`` runs every mutant and lists the survivors; ``--freeze`` writes ``frozen.toml`` anew (do so only
after a deliberate change of law, and read the difference). The answers frozen are those to ``due`` and to the book, on the day before,
the day of and the day after each version's first day, under every branch and level. ``survivors.toml`` lists mutants no answer can tell.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from thanhtra.deadlines import due
from thanhtra.errors import ThanhtraError
from thanhtra.law import Series
from thanhtra.reckoning import LAW_CLOCK, law_day
from thanhtra.rulebook import Rulebook, reading
from thanhtra.rulebook.clock import Clock
from thanhtra.rulebook.rules import ProcedureRules
from thanhtra.rulebook.source import Source
from thanhtra.situations import Situation, situations
from thanhtra.terms import Unit

HERE = Path(__file__).parent
FROZEN = HERE / "frozen.toml"
SURVIVORS = HERE / "survivors.toml"
FOLDER = HERE.parents[1] / "src" / "thanhtra" / "rulebook" / "data" / "procedure"
GOLDEN = HERE.parent / "checks" / "golden"
UNITS = {"hour": "day", "day": "working-day", "working-day": "day", "month": "day", "year": "month"}
Answers = dict[str, dict[str, str]]


class Mutant(NamedTuple):
    """One change: the file, the line (from 1), the column, what stood there and what stands there now."""

    file: str
    line: int
    column: int
    was: str
    now: str

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.was} -> {self.now}"


_PROSE = re.compile(
    r"\s*(#|vi\b|en\b|note\b|why\b|what\b|cites\b|checked\b|law\b|hours\b|first_day\b|days\b|months\b|years\b|roll\b|known\b)"
)
_MUTABLE = re.compile(
    r'(?P<date>\d{4}-\d{2}-\d{2})|unit = "(?P<unit>[a-z-]+)"|(?P<string>"[^"]*")|(?P<number>\b\d[\d_]*\b)|(?P<flag>\b(?:true|false)\b)'
)


def mutants(file: str, text: str) -> Iterator[Mutant]:
    """Every single change of a file: dates a day either way, numbers one up, units to another, true to false."""
    for at, line in enumerate(text.splitlines(), 1):
        if _PROSE.match(line):
            continue
        for found in _MUTABLE.finditer(line):
            if day := found["date"]:
                moved = [(date.fromisoformat(day) + timedelta(n)).isoformat() for n in (-1, 1)]
                yield from (Mutant(file, at, found.start("date"), day, to) for to in moved)
            elif (unit := found["unit"]) in UNITS:
                yield Mutant(file, at, found.start("unit"), unit, UNITS[unit])
            elif number := found["number"]:
                yield Mutant(file, at, found.start("number"), number, str(int(number.replace("_", "")) + 1))
            elif flag := found["flag"]:
                yield Mutant(file, at, found.start("flag"), flag, "false" if flag == "true" else "true")


def mutated(text: str, mutant: Mutant) -> str:
    """The file with one change in it."""
    lines = text.splitlines()
    line = lines[mutant.line - 1]
    lines[mutant.line - 1] = line[: mutant.column] + mutant.now + line[mutant.column + len(mutant.was) :]
    return "\n".join(lines) + "\n"


def _days(series: Series[Any]) -> list[date]:
    return sorted({v.start + timedelta(n) for v in series.versions for n in (-1, 0, 1)})


def _fridays(series: Series[Any]) -> set[date]:
    """A Friday in each version: days and working days part over the weekend that follows."""
    return {v.start + timedelta((_FRIDAY - v.start.weekday()) % 7) for v in series.versions}


_FRIDAY = 4


def _shown(found: Any) -> str:
    return f"{found.due} / {found.due_before_roll} / {' '.join(found.missing)} / {found.basis.value} / {' '.join(map(str, found.cites))}"


def questions(rule: Clock) -> Iterator[str]:
    """``DAY[ +grounds][ @level]`` for each edge of each version; an instant where some version counts hours."""
    branches = {
        (b.grounds, level)
        for v in rule.versions.versions
        if v.rule
        for b in v.rule.branches
        for level in (b.levels or (None,))
    }
    hours = any(t.unit is Unit.HOUR for v in rule.versions.versions if v.rule for b in v.rule.branches for t in b.terms)
    for day in sorted({*_days(rule.versions), *_fridays(rule.versions)}):
        start = datetime(day.year, day.month, day.day, 9, tzinfo=LAW_CLOCK).isoformat() if hours else day.isoformat()
        for grounds, level in sorted(branches, key=str):
            yield " ".join([start, *(["+" + "+".join(grounds)] if grounds else []), *([f"@{level}"] if level else [])])


def asked(book: Rulebook, slug: str, question: str) -> str:
    """The book's answer to one frozen question about a limit."""
    start, *rest = question.split(" ")
    grounds = next((r[1:].split("+") for r in rest if r.startswith("+")), [])
    level = next((r[1:] for r in rest if r.startswith("@")), None)
    moment = datetime.fromisoformat(start) if "T" in start else date.fromisoformat(start)
    try:
        found = due(book, slug, moment, grounds=grounds, level=level, field=_ONE_YEAR)
        if found.due is None:
            book.limit(slug).versions.version_on(law_day(moment) if isinstance(moment, datetime) else moment)
    except ThanhtraError as refused:
        return f"{type(refused).__name__}: {refused}"
    return _shown(found)


_ONE_YEAR = "telecommunications"
"""A field with no limitation of its own: the limitation of sanctioning is then the general one."""


def said(series: Series[Any], question: str) -> str:
    """What a rule or threshold says on a day."""
    try:
        version = series.version_on(date.fromisoformat(question))
    except ThanhtraError as refused:
        return f"{type(refused).__name__}: {refused}"
    rule = version.rule if isinstance(version.rule, dict) else attrs.asdict(version.rule, recurse=False)
    return f"{', '.join(f'{k} = {v}' for k, v in rule.items())} / {version.known.value} / {' '.join(map(str, version.cites))}"


def answers(book: Rulebook, of: ProcedureRules, asked_before: Answers | None = None) -> Answers:
    """The answers about the rules in ``of``: to the questions asked before, else to every question of the rules themselves."""
    found: Answers = {}
    for slug, limit in of.limits.items():
        found[slug] = {q: asked(book, slug, q) for q in (asked_before[slug] if asked_before else questions(limit))}
    dated: dict[str, Series[Any]] = {s: t.versions for s, t in (*of.thresholds.items(), *of.rules.items())}
    dated["counting"] = of.counting
    for slug, series in dated.items():
        days = list(asked_before[slug]) if asked_before else [d.isoformat() for d in _days(series)]
        found[slug] = {day: said(series, day) for day in days}
    return found


def read_alone(text: str, file: str, folder: Path) -> ProcedureRules | None:
    """One file's rules; None when the reader refuses them."""
    (folder / "procedure").mkdir(exist_ok=True)
    path, counting = (folder / "procedure" / name for name in (file, _COUNTING))
    counting.write_bytes((FOLDER / _COUNTING).read_bytes())
    path.write_text(text, encoding="utf-8")
    source = Source((folder,))
    rules = reading.read_procedure(source)
    path.unlink()
    return None if source.problems else rules


_COUNTING = "counting.toml"


def book_with(of: ProcedureRules) -> Rulebook:
    """The built-in book with these rules in the place of its own, and no memory of another's answers."""
    base = Rulebook.built_in()
    book = Rulebook(base._roots)
    limits = {**base.procedure.limits, **of.limits}
    for section in ("readings", "grounds", "calendar", "transition", "fields", "posts", "consequences", "remedies"):
        book.__dict__[section] = getattr(base, section)
    book.__dict__["procedure"] = attrs.evolve(base.procedure, limits=limits, counting=of.counting)
    return book


def caught(mutant: Mutant, text: str, frozen: Answers, folder: Path) -> bool:
    """Whether some frozen answer changes under the mutant, or the reader refuses it."""
    of = read_alone(mutated(text, mutant), mutant.file, folder)
    if of is None:
        return True
    was = {slug: frozen.get(slug, {}) for slug in (*of.limits, *of.thresholds, *of.rules, "counting")}
    book = book_with(of)
    return answers(book, of, was) != was or not golden_holds(book)


def golden_holds(book: Rulebook) -> bool:
    """Whether every golden situation still gets its answer from this book."""
    return not any(one.differences(book) for one in _limited() if not one.readings)


@cache
def _limited() -> tuple[Situation, ...]:
    return tuple(one for code in sorted(LIMITED) for one in situations(GOLDEN / f"{code}.toml"))


LIMITED = {"MIN01", "DEC01", "SEND01", "EXP01", "ENF01", "ENF02"}
"""The checks whose golden situations turn on a limit."""


def frozen_answers() -> Answers:
    """The committed answers."""
    found: Answers = tomllib.loads(FROZEN.read_text(encoding="utf-8"))
    return found


def files() -> dict[str, str]:
    """Every file of ``procedure/`` by its name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml"))}


def all_mutants() -> list[tuple[Mutant, str]]:
    """Every mutant, with its file's text."""
    return [
        (m, text) for file, text in files().items() if 'kind = "unmodelled"' not in text for m in mutants(file, text)
    ]


def freeze() -> str:
    """``frozen.toml`` as the rules now answer."""
    book = Rulebook.built_in()
    lines = [
        "# What each rule of procedure/ answered when this was frozen (mutate_rules.py --freeze): due / before the roll / missing / basis / cites."
    ]
    for slug, rows in sorted(answers(book, book.procedure).items()):
        lines += ["", f"[{slug}]", *(f'"{q}" = "{a}"' for q, a in rows.items())]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Run every mutant, or freeze."""
    if "--freeze" in arguments:
        FROZEN.write_text(freeze(), encoding="utf-8")
        return 0
    frozen = frozen_answers()
    everything = all_mutants()
    with tempfile.TemporaryDirectory() as folder:
        survived = [m for m, text in everything if not caught(m, text, frozen, Path(folder))]
    expected = set(tomllib.loads(SURVIVORS.read_text(encoding="utf-8")))
    for mutant in survived:
        sys.stdout.write(f"survived{' (explained)' if mutant.name in expected else ''}: {mutant.name}\n")
    sys.stdout.write(f"{len(everything) - len(survived)} of {len(everything)} mutants caught\n")
    return int(any(m.name not in expected for m in survived))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
