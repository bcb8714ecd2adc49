"""Fines whose term had run out unpaid on the last day of a period (tiền phạt quá hạn)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Case, Index, index
from thanhtra.deadlines import fine_of, term_of
from thanhtra.errors import CalendarGap, LawError
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
    then, places = _until(ix.case, after)
    for kind in _DECISIONS:
        for at in then.by_kind.get(kind, ()):
            if (found := _owed(then, at, after, book)) is not None:
                undated = any(ix.events[i].day is None for paid in _PAYING for i in ix.dependents(places[at], paid))
                yield Owed(f"{ix.case.id}#{places[at]}", None if undated else found[0])


_DECISIONS: Final = ("decision_issued", "spot_decision_issued")
_PAYING: Final = ("fine_paid", "fine_refunded", "fine_reduced", "decision_annulled")
"""Steps that, without a day, leave open what was owed."""


def _until(case: Case, after: date) -> tuple[Index, list[int]]:
    kept = [(at, e) for at, e in enumerate(case.events) if e.day is not None and e.day < after]
    return index(attrs.evolve(case, events=tuple(e for _, e in kept))), [at for at, _ in kept]


def _owed(ix: Index, at: int, after: date, book: Rulebook) -> tuple[int | None] | None:
    fine = fine_of(ix, at)
    if not fine or any(ix.events[i].scope == "whole" for i in ix.dependents(at, "decision_annulled")):  # type: ignore[attr-defined]  # this kind has a scope
        return None
    reduced: list[int] = [ix.events[i].to for i in ix.dependents(at, "fine_reduced")]  # type: ignore[attr-defined]  # this kind has to
    paid = sum(ix.events[i].amount for i in ix.dependents(at, "fine_paid")) - sum(ix.events[i].amount for i in ix.dependents(at, "fine_refunded"))  # type: ignore[attr-defined]  # these kinds have an amount
    left = (reduced[-1] if reduced else fine) - paid
    held = [i for kind in ("execution_postponed", "execution_suspended") for i in ix.dependents(at, kind)]
    if left <= 0 or (held and max(held) > max(ix.dependents(at, "execution_resumed"), default=-1)):
        return None
    try:
        last = term_of(ix, at, len(ix.events), book).last
    except (LawError, CalendarGap):
        return (None,)
    if last is None:
        return (None,)
    return (left,) if last < after else None
