"""What became of the decisions of a period by its end: changed, complained of, sued over, and how that went (chất lượng quyết định)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Index
from thanhtra.deadlines import annulments, decision_of
from thanhtra.reports.report import Aftermath, Disputed

_HOW: Final = {
    "upheld": "upheld",
    "withdrawn": "withdrawn",
    "annulled": "changed",
    "part-annulled": "changed",
    "amended": "changed",
}


def aftermath_of(ix: Index, decision: int, after: date) -> Aftermath:
    """The aftermath of one decision, from what is dated before ``after``; an outcome not told or not dated is open."""
    return Aftermath(
        issued=1,
        corrected=any(_dated(ix, decision, "decision_corrected", after)),
        amended=any(_dated(ix, decision, "decision_amended", after)),
        annulled_part=any(ix.events[i].scope == "part" for i in _dated(ix, decision, "decision_annulled", after)),  # type: ignore[attr-defined]  # this kind has a scope
        annulled_whole=any(_annuls_whole(ix, at, decision) and _before(ix, at, after) for at in annulments(ix)),
        complaints=_disputed(ix, list(_dated(ix, decision, "complaint_lodged", after)), "complaint_resolved", after),
        lawsuits=_disputed(ix, list(_dated(ix, decision, "lawsuit_filed", after)), "judgment_given", after),
    )


def _annuls_whole(ix: Index, at: int, decision: int) -> bool:
    return decision_of(ix, at) == decision and getattr(ix.events[at], "scope", "whole") == "whole"


def _disputed(ix: Index, begun: list[int], resolved: str, after: date) -> Disputed:
    """One decision, disputed or not: the last outcome told, else open."""
    if not begun:
        return Disputed()
    told = sorted(i for at in begun for i in _dated(ix, at, resolved, after))
    how = _HOW.get(getattr(ix.events[told[-1]], "outcome", None) or "", "open") if told else "open"
    return Disputed(brought=1, **{how: 1})


def _dated(ix: Index, at: int, kind: str, after: date) -> Iterator[int]:
    return (i for i in ix.dependents(at, kind) if _before(ix, i, after))


def _before(ix: Index, at: int, after: date) -> bool:
    day = ix.events[at].day
    return day is not None and day < after


def together(one: Aftermath, other: Aftermath) -> Aftermath:
    """Two sets of decisions taken together."""
    numbers = {name: getattr(one, name) + getattr(other, name) for name in _NUMBERS}
    return Aftermath(
        **numbers, complaints=_sum(one.complaints, other.complaints), lawsuits=_sum(one.lawsuits, other.lawsuits)
    )


_NUMBERS: Final = ("issued", "corrected", "amended", "annulled_part", "annulled_whole")


def _sum(one: Disputed, other: Disputed) -> Disputed:
    return Disputed(
        **{name: getattr(one, name) + getattr(other, name) for name in (f.name for f in attrs.fields(Disputed))}
    )
