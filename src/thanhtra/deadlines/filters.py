"""Whether an event is one a limit's data mean (điều kiện của sự kiện trong dữ liệu thời hạn): operators only, no rule is named here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from thanhtra.casefile import Index
from thanhtra.deadlines.imposing import sanctions_of
from thanhtra.deadlines.named_facts import FACTS, Holds
from thanhtra.deadlines.relations import ahead, behind
from thanhtra.rulebook import Filter, Rulebook
from thanhtra.rulebook.clock import UNKNOWN_VALUE


def passes(ix: Index, where: Filter, at: int, book: Rulebook) -> Holds:
    """Whether event ``at``, of a kind ``where`` names, is meant: true, false, or the tokens that would tell."""
    return where.plain or ((not where.placed or placed(ix, where, at)) and told(ix, where, at, book))


def told(ix: Index, where: Filter, at: int, book: Rulebook) -> Holds:
    """Whether what event ``at`` tells, and what is known of it, is as asked; where it stands is not looked at."""
    for name, allowed in where.fields:
        value = getattr(ix.events[at], name, None)
        if (UNKNOWN_VALUE if value is None else str(value)) not in allowed:
            return False
    if where.imposes and not any(a.measure in where.imposes for s in sanctions_of(ix, at) for a in s.additional or ()):
        return False
    for name in where.facts:
        found = FACTS[name](ix, at, book)
        if found is not True:
            return found
    return True


def asks(where: Filter) -> Callable[[Index, int, Rulebook], Holds]:
    """:func:`told` of one filter: the named fact itself, where it asks for nothing else."""
    alone = len(where.facts) == 1 and not (where.fields or where.imposes)
    return FACTS[where.facts[0]] if alone else partial(_told, where)


def _told(where: Filter, ix: Index, at: int, book: Rulebook) -> Holds:
    return told(ix, where, at, book)


def placed(ix: Index, where: Filter, at: int) -> bool:
    """Whether what refers to the event, and what is ahead of it and behind, is as asked."""
    if any(not ix.dependents(at, kind) for kind in where.having) or any(
        ix.dependents(at, kind) for kind in where.without
    ):
        return False
    if (where.after and not ahead(ix, where.after, at)) or (where.not_after and ahead(ix, where.not_after, at)):
        return False
    return not where.before or behind(ix, where.before, at)


def any_passes(ix: Index, filters: Iterable[Filter], at: int, book: Rulebook) -> Holds:
    """Whether one of ``filters`` means event ``at``; the tokens that would tell where none surely does."""
    kind = ix.kinds[at]
    possible = [one for one in filters if kind in one.kinds and (not one.placed or placed(ix, one, at))]
    return any_told(ix, possible, at, book)


def any_told(ix: Index, filters: Iterable[Filter], at: int, book: Rulebook) -> Holds:
    """The same of filters that name its kind and ask for nothing of its place that is not so."""
    unknown: tuple[str, ...] = ()
    for where in filters:
        found = told(ix, where, at, book)
        if found is True:
            return True
        unknown = unknown or found or ()
    return unknown or False
