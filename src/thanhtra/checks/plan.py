"""Checks laid out for the loop over a file: which are asked of which event, and of which of its acts (kế hoạch kiểm tra).

The kinds of event of a file decide most of it, and what an event or a sanction tells the rest: a check that would have nothing to say
is not called. Files of one sequence of kinds share what is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import compress, repeat
from operator import attrgetter, is_not
from typing import Any, Final, NamedTuple
from weakref import ref

import attrs

from thanhtra.casefile import KINDS, KindSequence, Sanction
from thanhtra.casefile.shape import Record
from thanhtra.checks.declaration import Check, CheckFunction, HistoryFunction, function_of
from thanhtra.classes import frozen
from thanhtra.rulebook import Rulebook

_KEPT: Final = 256
"""For how many sequences of kinds what is asked is remembered, and how many sets of questions."""


class Dispatch(NamedTuple):
    """Checks asked together, in order of their codes, and their functions, one each."""

    checks: tuple[Check, ...]
    asks: tuple[CheckFunction, ...]


Asked = tuple[tuple[Check, CheckFunction], ...]
"""Checks in order of their codes, each with its function."""


class QuestionSet:
    """The checks asked of one event, or of one act of it; of those that wait for a field only where it is told."""

    __slots__ = ("_asked", "_bare", "_fields", "_kept", "_nothing", "_read")

    def __init__(self, asked: Asked, told_by: type[Record]) -> None:
        own = {field.name for field in attrs.fields(told_by)}
        fields = tuple(dict.fromkeys(field for check, _ in asked for field in check.given if field in own))
        self._asked: Asked = asked
        self._fields: tuple[str, ...] = fields
        self._bare: Dispatch = self._where(())
        """Those asked where nothing is told."""
        self._kept: dict[tuple[bool, ...], Dispatch] = {}
        """Those asked where these of the fields are told."""
        self._read: Callable[[object], tuple[object, ...]] | None = attrgetter(*fields, fields[0]) if fields else None
        """The values of the fields some check waits for; the first of them again, so that one alone is a tuple too."""
        self._nothing: tuple[None, ...] = (None,) * (len(fields) + 1)

    def of(self, teller: object) -> Dispatch:
        """Those asked where ``teller``, the event or the sanction of the act, tells what it tells."""
        read = self._read
        if read is None or teller is None:
            return self._bare
        values = read(teller)
        if values == self._nothing:  # as a rule
            return self._bare
        told = tuple(map(is_not, values, _NONE))
        return self._kept.get(told) or self._worked_out(told)

    def _worked_out(self, told: tuple[bool, ...]) -> Dispatch:
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        found = self._kept[told] = self._where(told)
        return found

    def _where(self, told: tuple[bool, ...]) -> Dispatch:
        known = set(compress(self._fields, told))
        return _dispatch([one for one in self._asked if not one[0].given or not known.isdisjoint(one[0].given)])


_NONE: Final = repeat(None)


def _dispatch(asked: Iterable[tuple[Check, CheckFunction]]) -> Dispatch:
    return Dispatch(tuple([check for check, _ in asked]), tuple([function_of(ask) for _, ask in asked]))


class EventQuestions(NamedTuple):
    """One event of a sequence that some check asks about; from the day ``since`` on, every one of these questions has law."""

    at: int
    of_event: QuestionSet | None
    of_act: QuestionSet | None
    since: date


class BookPlan:
    """A plan under one book, whose instruments tell from which day on a question has law."""

    __slots__ = ("_about", "_questions", "_remembered", "first_days")

    def __init__(self, plan: CheckPlan, book: Rulebook) -> None:
        self._about: Mapping[str, Asked] = plan.about
        self.first_days: Mapping[Check, date] = {
            check: _first_day(check, book) for asked in plan.about.values() for check, _ in asked
        }
        """Check → the first day of the oldest instrument its question stands in."""
        self._questions: Callable[[Asked, Any], QuestionSet] = lru_cache(maxsize=_KEPT)(QuestionSet)
        self._remembered = lru_cache(maxsize=_KEPT)(self._laid)

    def laid(self, sequence: KindSequence) -> Sequence[EventQuestions]:
        """What is asked of the events of a sequence of kinds; remembered, unless it is a long one."""
        return self._laid(sequence) if sequence.long else self._remembered(sequence)

    def _laid(self, sequence: KindSequence) -> Sequence[EventQuestions]:
        rows: list[EventQuestions] = []
        for at, kind in enumerate(sequence.kinds):
            about = self._about.get(kind, ())
            asked = [one for one in about if not one[0].beside or _stands_beside(one[0], at, sequence)]
            of_event, of_act = (tuple([one for one in asked if one[0].per == per]) for per in _PER)
            if asked:
                rows.append(
                    EventQuestions(
                        at,
                        self._questions(of_event, KINDS[kind]) if of_event else None,
                        self._questions(of_act, Sanction) if of_act else None,
                        max(self.first_days[check] for check, _ in asked),
                    )
                )
        return rows


_PER: Final = ("event", "act")


def _stands_beside(check: Check, at: int, sequence: KindSequence) -> bool:
    """Whether the file holds an event of one of the kinds the question needs, another than the one asked about."""
    return any(sequence.by_kind.get(kind, (at,)) != (at,) for kind in check.beside)


def _first_day(check: Check, book: Rulebook) -> date:
    """The beginning of time for a question that names no instrument the book has."""
    known = (book.instruments.get(cited.instrument) for cited in check.law)
    return min((one.in_force for one in known if one is not None), default=date.min)


@frozen(eq=False)
class CheckPlan:
    """Checks laid out: those of the history, each with its function; per kind of event those asked of it, in order of their codes."""

    of_history: tuple[tuple[Check, HistoryFunction], ...]
    about: Mapping[str, Asked]
    _by_book: list[tuple[ref[Rulebook], BookPlan]] = attrs.field(factory=list, init=False, repr=False)

    def under(self, book: Rulebook) -> BookPlan:
        """The plan under that book: gone with the plan, or with the book."""
        for of, plan in self._by_book:  # there is one book, as a rule
            if of() is book:
                return plan
        return self._laid_out(book)

    def _laid_out(self, book: Rulebook) -> BookPlan:
        kept = self._by_book

        def forget(gone: ref[Rulebook]) -> None:
            kept[:] = [pair for pair in kept if pair[0] is not gone]

        found = BookPlan(self, book)
        kept.append((ref(book, forget), found))
        return found
