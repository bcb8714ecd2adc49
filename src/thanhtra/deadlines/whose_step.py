"""Of steps on a decision on several violators, whom one is of: a request, a death or a resolution sets a limit running for that one alone (của riêng ai)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from thanhtra.deadlines.imposing import borne_by
from thanhtra.deadlines.owing import whose_acts
from thanhtra.deadlines.relations import decision_of
from thanhtra.deadlines.violators import named_by, sharers

if TYPE_CHECKING:
    from thanhtra.casefile import Index

ONES_OWN: Final = frozenset({"relief_requested", "subject_ceased", "complaint_resolved"})
"""Kinds of event that set a limit running for one violator; of the answer to one the file has to say whose it is."""

Persons = frozenset[str | None]


def persons_of(ix: Index, decision: int, at: int) -> Persons | None:
    """The violators of the decision that step ``at`` is of; None where the file does not tell."""
    if ix.kinds[at] == "complaint_resolved":
        complaint = ix.referent(at, "complaint")
        return None if complaint is None else persons_of(ix, decision, complaint)
    shared = sharers(ix, decision)
    if ix.kinds[at] in ("complaint_lodged", "relief_requested", "subject_ceased"):
        named = named_by(ix, shared, at)
        return None if named is None else frozenset(named)
    theirs, borne = whose_acts(ix, decision, at), borne_by(ix, decision)
    return None if theirs is None else frozenset([borne[act] for act in theirs])


def asked_of(ix: Index, at: int) -> Persons | None:
    """The same of a step that answers one of those events; None too where its decision is on one violator."""
    decision = decision_of(ix, at)
    return None if decision is None or not sharers(ix, decision) else persons_of(ix, decision, at)


def of_theirs(ix: Index, at: int, who: Persons, listed: Sequence[int]) -> tuple[int, ...]:
    """Of those events the ones that are theirs, or may be; sorted out once for the list."""
    decision = decision_of(ix, at)
    if decision is None:
        return tuple(listed)
    key = ("whose", decision, id(listed))
    kept: tuple[Sequence[int], dict[str | None, list[int]], list[int]] | None = ix.cache.get(key)
    if kept is None:
        own, silent = dict[str | None, list[int]](), list[int]()
        for one in listed:
            named = persons_of(ix, decision, one)
            if named is None:
                silent.append(one)
            for person in named or ():
                own.setdefault(person, []).append(one)
        kept = ix.cache[key] = (listed, own, silent)
    _, own, silent = kept
    return tuple(sorted({*silent, *(one for person in who for one in own.get(person, ()))}))


def unsaid_whose(ix: Index, at: int, of: int) -> int | None:
    """Of a step and the event it answers, on a decision on several, the one that does not say whose it is."""
    decision = decision_of(ix, at)
    if decision is None or not sharers(ix, decision):
        return None
    return next((one for one in (at, of) if persons_of(ix, decision, one) is None), None)
