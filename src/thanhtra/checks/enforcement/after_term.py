"""Was enforcement ordered only after the term to execute had run out?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import CHANGING, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.paying import parts_still_owed
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import (
    Timing,
    coerces_timed_remedies,
    day_of_part,
    holds,
    is_after,
    named_by,
    paid_for,
    sharers,
    whose_acts,
)
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import EnforcementOrdered


@check(
    "ENF01",
    "enforcement.after-the-term",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Quyết định cưỡng chế có được ban hành sau khi hết thời hạn thi hành không?",
    en="Was enforcement ordered only after the term to execute had run out?",
    wrong=(
        "quyết định cưỡng chế ban hành ngày {actual} khi thời hạn thi hành chưa hết[[ (đến hết ngày {last_day})]]",
        "enforcement was ordered on {actual} while the term to execute was running[[, to the end of {last_day}]]",
    ),
    right=(
        "quyết định cưỡng chế ban hành ngày {actual}, sau khi thời hạn thi hành đã hết (đến hết ngày {last_day})",
        "enforcement of {actual} came after the term to execute, {last_day}",
    ),
    law=("15/2012/QH13 Đ73.1", "15/2012/QH13 Đ86.1"),
)
def answer(ctx: CheckContext[EnforcementOrdered]) -> Verdict | None:
    """The term is the law's 10 days, or the decision's own if longer, from receipt, actual or deemed; of a decision corrected or amended, from receiving that too.

    Receipt unknown: from the decision or the change, the earliest start. A remedy with a term of its own is another question's.
    """
    decision = ctx.ix.referent(ctx.at, "decision")
    if decision is None:
        missing = ctx.unknown("decision_issued", "spot_decision_issued")
        return not_assessed(missing[:1]) if missing else None
    if ctx.ix.events[decision].kind not in ctx.book.limit("execution").counted_from:
        return None  # a decision not to sanction has no term to execute a sanction in
    if coerces_timed_remedies(ctx.ix, decision, ctx.at):
        return None
    verdict = _after(ctx, "execution", decision)
    if verdict.answer == FINDING and (untold := _part_missed(ctx, decision)):
        return not_assessed(untold, verdict.rests_on)
    return _after_changes(ctx, decision, verdict) if verdict.answer == SATISFIED else verdict


def _after_changes(ctx: CheckContext[EnforcementOrdered], decision: int, verdict: Verdict) -> Verdict:
    """Of a decision corrected or amended: for each whom the order may be about the last change of what is theirs; what another's changes says nothing of them."""
    ix = ctx.ix
    changes = sorted(i for kind in CHANGING for i in ix.before(decision, kind, ctx.at))
    shared = sharers(ix, decision)
    if not changes or not shared:
        return _after(ctx, "changed-execution", changes[-1]) if changes else verdict
    named = named_by(ix, shared, ctx.at)
    last = [
        next((i for i in reversed(changes) if not shared[who].isdisjoint(ix.acts[i])), None) for who in named or shared
    ]
    last = sorted(dict.fromkeys(last), key=lambda change: change or -1)
    found = [verdict if change is None else _after(ctx, "changed-execution", change) for change in last]
    if len({one.answer for one in found}) == 1:
        return found[-1]
    wrong = next((one for one in found if one.answer == FINDING), None)
    if named and wrong is not None:
        return wrong
    whose = () if named else (event_fact(ctx.at, "acts"),)
    return not_assessed(dict.fromkeys([*whose, *(token for one in found for token in one.missing)]), verdict.rests_on)


def _part_missed(ctx: CheckContext[EnforcementOrdered], decision: int) -> tuple[str, ...]:
    """What the answer waits for where instalments run and one is, or may be, missed: whether that ends the term of Đ79.2 the text does not say."""
    plans, day = (
        [i for i in ctx.ix.before(decision, "instalments_granted", ctx.at) if holds(ctx.ix, decision, i, ctx.at)],
        ctx.event.day,
    )
    if not plans or day is None:
        return ()
    theirs = whose_acts(ctx.ix, decision, plans[-1])
    if theirs is None:
        return (event_fact(plans[-1], "acts"),)
    paid = paid_for(ctx.ix, decision, theirs, ctx.at)
    if paid.missing:
        return paid.missing
    first = next(parts_still_owed(ctx, plans[-1], paid.least), None)
    missed = first is not None and is_after(day, day_of_part(ctx.book, first[0]))
    return (f"law:{ctx.book.limit('instalments').versions.version_on(day).cites[0]}",) if missed else ()


def _after(ctx: CheckContext, limit: str, of: int) -> Verdict:
    found = ctx.timeline.against(limit, of, ctx.at)
    judged, day = found.judged, ctx.event.day
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return finding(judged, actual=day, last_day=judged.last_day)
    if judged.timing is Timing.LATE:
        return satisfied(judged, actual=day, last_day=judged.last_day)
    return finding(judged, actual=day, last_day="—") if found.never else not_assessed(found.missing, judged, actual=day)
