"""Which versions of every limit, threshold and rule decided a situation, once in order and once not (độ bao phủ của quy định).

A version *decided* when a check, asked alone of one event, read it from the book and answered satisfied or finding. A version that
ended or is a gap decides nothing: it is refused by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.errors import CheckError
from thanhtra.findings import Answer, Finding, Satisfied
from thanhtra.law import Series
from thanhtra.reviewing import ask, review
from thanhtra.rulebook import Rulebook
from thanhtra.situations.reading import Situation
from thanhtra.situations.watching import Key, Watch

SATISFIED: Final = Satisfied.kind
FINDING: Final = Finding.kind
DIRECTIONS: Final = (SATISFIED, FINDING)


@frozen(kw_only=True)
class Covered:
    """One version of a rule: how often each check answered on it, in order (``satisfied``) and not (``finding``)."""

    slug: str
    since: date
    satisfied: dict[str, int]
    finding: dict[str, int]

    @property
    def name(self) -> str:
        """``SLUG@FIRST-DAY``."""
        return f"{self.slug}@{self.since.isoformat()}"

    @property
    def never(self) -> tuple[str, ...]:
        """The directions in which it decided nothing."""
        return tuple(d for d, by in zip(DIRECTIONS, (self.satisfied, self.finding), strict=True) if not by)


@frozen(kw_only=True)
class Coverage:
    """Every living version in order of its name, the situations not answered as they say, and how much was asked."""

    versions: tuple[Covered, ...]
    wrong: tuple[tuple[Situation, tuple[str, ...]], ...]
    situations: int
    cases: int


def coverage(book: Rulebook, asked: Iterable[Situation | Case], *, checks: Iterable[Check] = ()) -> Coverage:
    """Put situations and cases to ``book``; what decided is told by version. Situations wanting no decision are not put.

    ``checks`` are one's own, asked beside the library's.

    Raises Unusable for a situation whose facts are no case.
    """
    watch, tally, own = Watch(book), _Tally(), tuple(checks)
    for one in asked:
        if isinstance(one, Case):
            tally.cases += 1
            _case(one, book, watch, tally, own)
        else:
            tally.situations += 1
            if one.wanted["answer"] in DIRECTIONS:
                _situation(one, watch, tally, own)
    return tally.of(book)


def _situation(one: Situation, watch: Watch, tally: _Tally, own: tuple[Check, ...]) -> None:
    try:
        answers = one.answers(watch.book(one.readings or None), checks=own)
    except CheckError as unknown:
        tally.wrong.append((one, (f"check: {unknown}",)))
        return
    read = set(watch.seen)
    if lines := one.compared(answers):
        tally.wrong.append((one, tuple(lines)))
    else:
        tally.add(answers, read)


def _case(case: Case, book: Rulebook, watch: Watch, tally: _Tally, own: tuple[Check, ...]) -> None:
    """Each decided answer with what its check read of that event; acts of one event answered differently tell nothing."""
    decided: dict[tuple[str, int], list[Answer]] = {}
    for answer in review(case, book, checks=own).answers:
        if answer.event is not None:
            decided.setdefault((answer.check, answer.event), []).append(answer)
    for (check, event), answers in decided.items():
        if {a.kind for a in answers} in ({SATISFIED}, {FINDING}):
            tally.add(ask(case, watch.book(), check=check, event=event, checks=own)[:1], watch.seen)


def living(book: Rulebook) -> Iterator[Key]:
    """Every version that says something: neither a gap nor an end."""
    of = book.procedure
    histories: dict[str, Series[Any]] = {slug: limit.versions for slug, limit in of.limits.items()}
    histories |= {slug: amount.versions for slug, amount in of.thresholds.items()}
    histories |= {slug: rule.versions for slug, rule in of.rules.items()}
    for slug in sorted(histories):
        yield from ((slug, v.start) for v in histories[slug].versions if v.rule is not None)


class _Tally:
    def __init__(self) -> None:
        self.by: dict[tuple[Key, str], Counter[str]] = {}
        self.wrong: list[tuple[Situation, tuple[str, ...]]] = []
        self.situations = self.cases = 0

    def add(self, answers: Sequence[Answer], read: Iterable[Key]) -> None:
        for key, answer in product(read, answers):
            self.by.setdefault((key, answer.kind), Counter())[answer.check] += 1

    def of(self, book: Rulebook) -> Coverage:
        return Coverage(
            versions=tuple(
                Covered(slug=k[0], since=k[1], satisfied=self._told(k, SATISFIED), finding=self._told(k, FINDING))
                for k in living(book)
            ),
            wrong=tuple(self.wrong),
            situations=self.situations,
            cases=self.cases,
        )

    def _told(self, key: Key, direction: str) -> dict[str, int]:
        return dict(sorted(self.by.get((key, direction), {}).items()))
