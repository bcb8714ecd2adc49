"""Fines whose term had run out unpaid on the last day of a period (tiền phạt quá hạn)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Case, Index, index
from thanhtra.deadlines import (
    annulled_by,
    annulments,
    decision_of,
    executed_before,
    fine_of,
    left_to_pay,
    owing,
    sharers,
    suspensions,
    timeline_of,
    whose_acts,
)
from thanhtra.errors import CalendarGap, LawError
from thanhtra.reports.backlog import all_before
from thanhtra.rulebook import Rulebook


class Owed(NamedTuple):
    """A decision with a fine unpaid at the end: ``left`` in đồng, None when the file does not say whether its term is over."""

    ref: str
    left: int | None


def owed_on(ix: Index, after: date, book: Rulebook) -> Iterator[Owed]:
    """Decisions taken before ``after`` whose fine was not wholly paid by then, though its term had ended before ``after``.

    Only what had happened by then is looked at. A decision annulled whole owes nothing; one postponed or suspended is not overdue.
    """
    if not any(event.kind in _DECISIONS for event in ix.events):
        return
    then, places = (ix, range(len(ix.events))) if all_before(ix, after) else _until(ix.case, after)
    for kind in _DECISIONS:
        for at in then.by_kind.get(kind, ()):
            if (found := _owed(then, at, after, book)) is not None:
                undated = _changed_on_no_day(ix, places[at])
                yield Owed(f"{ix.case.id}#{places[at]}", None if undated else found[0])


def _changed_on_no_day(ix: Index, decision: int) -> bool:
    changed = [i for kind in _PAYING for i in ix.dependents(decision, kind)] + [
        i for i in annulments(ix) if decision_of(ix, i) == decision
    ]
    return any(ix.events[i].day is None for i in changed)


_DECISIONS: Final = ("decision_issued", "spot_decision_issued")
_PAYING: Final = ("fine_paid", "fine_refunded", "fine_reduced")
"""Steps that, with an annulment, leave open what was owed where they have no day."""


def _until(case: Case, after: date) -> tuple[Index, Sequence[int]]:
    kept = [(at, e) for at, e in enumerate(case.events) if e.day is not None and e.day < after]
    return index(attrs.evolve(case, events=tuple(e for _, e in kept))), [at for at, _ in kept]


def _owed(ix: Index, at: int, after: date, book: Rulebook) -> tuple[int | None] | None:
    """What is overdue of the decision's fine, by all it fines together: each has a term, payments and reliefs of their own."""
    if not fine_of(ix, at) or annulled_by(ix, at) is not None:
        return None
    shares = [*sharers(ix, at).values()] or [frozenset(ix.acts[at])]
    found = [one for acts in shares if (one := _owed_for(ix, at, acts, after, book)) is not None]
    if not found:
        return None
    sums = [one.left for one in found if one.left is not None]
    if len(sums) == len(found):
        return (sum(sums),)
    together = left_to_pay(ix, at, frozenset().union(*(one.acts for one in found)))
    return (together if all(one.over for one in found) else None,)


class _Owed(NamedTuple):
    """What those acts owe, in đồng, None where the file does not tell; ``over``: their term surely is, and nothing holds it."""

    acts: frozenset[str]
    left: int | None
    over: bool


def _owed_for(ix: Index, at: int, acts: frozenset[str], after: date, book: Rulebook) -> _Owed | None:
    left = owing(ix, at, acts, len(ix.events))
    if left.most is None or left.least is None or left.most <= 0:
        return None
    executed = executed_before(ix, at, len(ix.events), acts)
    if executed.at is not None:
        return None
    held = _held(ix, at, acts)
    if held is True or (held is None and acts >= frozenset(ix.acts[at])):
        return None
    try:
        term = timeline_of(ix, book).due("execution", at, len(ix.events), acts)
    except (LawError, CalendarGap):
        return _Owed(acts, None, over=False)
    if term is None or term.last_day is None or term.bound != "exact":
        return _Owed(acts, None, over=False)
    if term.last_day >= after:
        return None
    over = held is False and not executed.untold
    return _Owed(acts, left.most if left.least == left.most and over else None, over)


def _held(ix: Index, at: int, acts: frozenset[str]) -> bool | None:
    """Whether execution for those acts was postponed or suspended and nothing resumed it since; None where whose that was is not told."""
    held = suspensions(ix, at, acts, ("execution_postponed", "execution_suspended"))
    whose = [whose_acts(ix, at, i) for i in held]
    if any(theirs is not None for theirs in whose):
        return True
    return None if whose else False
