"""A rulebook that tells which versions of its limits, thresholds and rules were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, TypeVar

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Series, Version
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.clock import Clock
from thanhtra.rulebook.rules import NamedRule, ProcedureRules, ThresholdRule

Key = tuple[str, date]
"""A rule's slug and the first day of one of its versions."""
_Rule = TypeVar("_Rule", Clock, ThresholdRule, NamedRule)


class Watch:
    """Books with the rules of one, each without memory of earlier answers; ``seen`` is what the last of them was read for."""

    def __init__(self, book: Rulebook) -> None:
        self.seen: set[Key] = set()
        book.problems()  # every section is read once, not once a book
        self._book = book.afresh(procedure=_watched(book.procedure, self.seen.add))

    def book(self, readings: Mapping[str, str] | None = None) -> Rulebook:
        """A book nothing was read from yet."""
        self.seen.clear()
        return self._book.afresh(readings=readings)


@frozen(eq=False)
class _Watched(Series[Any]):
    is_watched: ClassVar[bool] = True

    slug: str
    note: Callable[[Key], None]

    def version_on(self, day: date) -> Version[Any]:
        """The version in force, noted."""
        version = Series.version_on(self, day)
        self.note((self.slug, version.start))
        return version


def _watched(rules: ProcedureRules, note: Callable[[Key], None]) -> ProcedureRules:
    def all_of(named: dict[str, _Rule]) -> dict[str, _Rule]:
        return {slug: attrs.evolve(rule, versions=_noting(slug, rule.versions, note)) for slug, rule in named.items()}

    return attrs.evolve(
        rules, limits=all_of(rules.limits), thresholds=all_of(rules.thresholds), rules=all_of(rules.rules)
    )


def _noting(slug: str, series: Series[Any], note: Callable[[Key], None]) -> _Watched:
    return _Watched(series.name, series.versions, tuple(v.start for v in series.versions), slug, note)
