"""What questions about paying share: the parts of a plan still owed, and the day of a part (nộp tiền phạt nhiều lần)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from thanhtra import events
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.deadlines import (
    Assessment,
    StepAssessment,
    fell_of,
    fine_of,
    fined_by,
    kinds_of,
    named_by,
    owing,
    sharers,
    strangers,
    whose_acts,
)
from thanhtra.terms import SubjectKind

if TYPE_CHECKING:
    from thanhtra.casefile import Instalment
    from thanhtra.events import FinePaid


def parts_still_owed(ctx: CheckContext[Any], plan: int, paid: int) -> Iterator[tuple[date, int]]:
    """The parts of the plan event ``plan`` grants that ``paid`` đồng do not cover, by their day: the day stated, and what is owed of the part."""
    parts, sums = _by_day(ctx, plan)
    for at in range(bisect_right(sums, paid), len(parts)):
        yield parts[at].due, min(parts[at].amount, sums[at] - paid)


class Relieved(NamedTuple):
    """Whose fine a relief is about: what that one is fined, in đồng, and the kinds of subject; or what would tell."""

    fine: int | None
    kinds: set[SubjectKind | None]
    missing: tuple[str, ...] = ()
    who: str | None = None
    """The one violator of several; None where there is one alone."""


def relieved(ctx: CheckContext[Any], decision: int, *reliefs: str) -> Relieved:
    """Of a decision that fines one all of it; of several what whoever asked for the relief is fined, or whose acts the paper names."""
    fined = fined_by(ctx.ix, decision)
    if len(fined) <= 1:
        if strangers(ctx.ix) and whose_acts(ctx.ix, decision, ctx.at) is None:
            return Relieved(None, set(), (ctx.field("acts"),))
        return Relieved(fine_of(ctx.ix, decision, ctx.at), kinds_of(ctx.ix, decision))
    requests = [
        i
        for i in ctx.ix.before(decision, "relief_requested", ctx.at)
        if ctx.ix.event(i, events.ReliefRequested).relief in reliefs
    ]
    told = strangers(ctx.ix).isdisjoint(requests)
    asked = {ctx.ix.event(i, events.ReliefRequested).subject for i in requests} if told else set[str | None]()
    acts = ctx.ix.listed_acts
    named = {acts[a].subject for a in ctx.event.acts or () if a in acts} or asked
    one = next(iter(named)) if len(named) == 1 else None
    who = ctx.subject(one)
    if who is None:
        return Relieved(None, set(), (ctx.field("acts"),))
    return Relieved(fine_of(ctx.ix, decision, ctx.at, who.id), {SubjectKind(who.kind)}, (), who.id)


def payer(ctx: CheckContext[FinePaid], decision: int) -> frozenset[str] | None:
    """The acts of whoever paid: all of a decision that fines one, of several those of the one person it is for, by what it says or by what the others paid; None where that is not told."""
    shared = sharers(ctx.ix, decision)
    if not shared:
        return frozenset(ctx.ix.acts[decision])
    named = named_by(ctx.ix, shared, ctx.at)
    if named is None and (only := whose_acts(ctx.ix, decision, ctx.at)) is not None:
        return only
    left = named or [who for who, acts in shared.items() if not acts <= fell_of(ctx.ix, decision, ctx.at)]
    return shared[left[0]] if len(left) == 1 else None


def payers(ctx: CheckContext[FinePaid], decision: int) -> frozenset[str] | None:
    """The same; of a payment for several, named or paying all that was left, the acts of all of them where one term ends for each."""
    ix, line = ctx.ix, ctx.timeline
    theirs = payer(ctx, decision)
    shared = sharers(ix, decision) if theirs is None else {}
    if not shared:
        return theirs
    named, every = named_by(ix, shared, ctx.at), frozenset(ix.acts[decision])
    if not named and any(_may_owe(ctx, decision, acts) for acts in (every, *shared.values())):
        return None
    ends = {_end(line.due("execution", decision, ctx.at, shared[who])) for who in named or shared}
    if len(ends) > 1 or None in ends:
        return None
    return frozenset().union(*(shared[who] for who in named)) if named else every


def _may_owe(ctx: CheckContext[FinePaid], decision: int, acts: frozenset[str]) -> bool:
    """Whether something of the fine for those acts may be left once the payment was made."""
    left = owing(ctx.ix, decision, acts, ctx.at + 1).most
    return left is None or left > 0


def _end(term: Assessment | None) -> tuple[object, object] | None:
    return (
        None if term is None or term.due is None or term.bound != "exact" else (term.due.due_before_roll, term.due.due)
    )


def payers_term(ctx: CheckContext[FinePaid], decision: int) -> StepAssessment:
    """How the payment stands to the term to execute: to that of whoever paid, of several."""
    of_one = payer(ctx, decision) if sharers(ctx.ix, decision) else None
    return ctx.timeline.against("execution", decision, ctx.at, of_one)


def of_payer(ctx: CheckContext[FinePaid], decision: int, kinds: tuple[str, ...]) -> tuple[list[int], tuple[str, ...]]:
    """The reliefs ahead of the payment that are of whoever paid, in file order; and what would tell whether more are."""
    reliefs: list[int] = []
    for kind in kinds:
        reliefs += ctx.ix.before(decision, kind, ctx.at)
    if not reliefs:
        return reliefs, ()
    theirs, own, untold = payer(ctx, decision), list[int](), list[str]()
    for at in sorted(reliefs):
        whose = whose_acts(ctx.ix, decision, at)
        if whose is None or theirs is None:
            untold.append(event_fact(at if whose is None else ctx.at, "acts"))
        elif not whose.isdisjoint(theirs):
            own.append(at)
    return own, tuple(dict.fromkeys(untold))


def _by_day(ctx: CheckContext[Any], plan: int) -> tuple[list[Instalment], list[int]]:
    """The parts by their day, and what they come to up to each; sorted once for the file."""
    key = ("parts by day", plan)
    found: tuple[list[Instalment], list[int]] | None = ctx.ix.cache.get(key)
    if found is None:
        parts = sorted(ctx.ix.event(plan, events.InstalmentsGranted).parts, key=lambda p: p.due)
        found = ctx.ix.cache[key] = (parts, list(accumulate(p.amount for p in parts)))
    return found
