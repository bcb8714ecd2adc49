"""Was the fine paid within its term, or else with the right charge for being late?"""

from __future__ import annotations

from datetime import date
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any

from thanhtra import events
from thanhtra.casefile import CHANGING, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import LegalGrounds, ground
from thanhtra.checks.paying import of_payer, parts_still_owed, payer, payers, payers_term
from thanhtra.checks.verdict import SATISFIED, FactsLater, Verdict, finding, in_order, not_assessed, satisfied
from thanhtra.deadlines import (
    STAYED,
    Assessment,
    Deferred,
    RuleOn,
    Timing,
    applied,
    day_of_part,
    fine_of_acts,
    is_after,
    late_charge,
    may_be_for,
    owing,
    paid_for,
    sharers,
    strangers,
)
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import FinePaid


@check(
    "EXE01",
    "execution.paid-in-time-or-charged",
    about="fine_paid",
    defect=Defect.DUTY,
    vi="Tiền phạt có được nộp trong thời hạn, hoặc nộp chậm với đúng số tiền chậm nộp không?",
    en="Was the fine paid within its term, or else with the right charge for being late?",
    wrong=(
        "nộp tiền phạt ngày {actual}[[ (thời hạn đến hết ngày {due_by})]]: tiền chậm nộp phạt phải là {charge} đồng, đã thu {surcharge} đồng",
        "paid on {actual}[[, due by {due_by}]]: the charge is {charge} đồng, {surcharge} đồng was taken",
    ),
    right=(
        "nộp tiền phạt ngày {actual}[[ (thời hạn đến hết ngày {due_by})]]: đúng quy định",
        "paid on {actual}[[, due by {due_by}]]: in order",
    ),
    law="15/2012/QH13 Đ78.1",
)
def answer(ctx: CheckContext[FinePaid]) -> Verdict | None:
    """0.05 % a day of what is unpaid, from the day after the term to the day before payment; none while postponed or ahead of the day of a part."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "late-charge", day)
    plans, untold = of_payer(ctx, decision, ("instalments_granted",))
    if not untold and strangers(ctx.ix):  # a fine somebody else had reduced may be owed whole
        untold = of_payer(ctx, decision, ("fine_reduced",))[1]
    if untold:
        return not_assessed(untold, rule, actual=day)
    if plans:
        return _in_parts(ctx, decision, plans[-1], rule)
    sure = ctx.timeline.surely("execution", decision, ctx.at)
    if sure is not None:
        return in_order(ground(day, rule, sure), FactsLater(_told, sure, ctx.event))
    term = payers_term(ctx, decision)
    judged = term.judged
    if term.never:
        return None
    rolled = (
        None if judged is None or judged.due is None else judged.due.due_day
    )  # None too where no calendar of that year is published
    if (
        judged is None
        or judged.due is None
        or rolled is None
        or not isinstance(judged.due.due_before_roll, date)
        or judged.timing is Timing.ONLY_IF
    ):
        return not_assessed(term.missing or event_fact(decision, "on"), rule, actual=day)
    plain = judged.due.due_before_roll
    rests = ground(day, rule, judged)
    if judged.timing is Timing.IN_TIME:
        return in_order(rests, _in_time(judged, ctx.event))  # a charge taken all the same is EXE18's question
    facts = {"actual": day, "due_by": rolled if judged.bound == "exact" else "—", "surcharge": ctx.event.surcharge}
    verdict = _late(ctx, decision, rule, rests, (plain, rolled), facts)
    change = _last_change(ctx, decision)
    return verdict if change is None else _after_change(ctx, (decision, change), rule, judged, verdict)


def _last_change(ctx: CheckContext[FinePaid], decision: int) -> int | None:
    """The last correction or amendment, ahead of the payment, of what whoever paid owes."""
    theirs = payer(ctx, decision)
    changes = [i for kind in CHANGING for i in ctx.ix.before(decision, kind, ctx.at)]
    return max((i for i in changes if theirs is None or not theirs.isdisjoint(ctx.ix.acts[i])), default=None)


def _after_change(
    ctx: CheckContext[FinePaid], changed: tuple[int, int], rule: RuleOn, first: Assessment, verdict: Verdict
) -> Verdict:
    """Of a decision and its change, late by the ``first`` term: one changed before that ended is executed in the term its change gives (118/2021 Đ16.2).

    Changed after that, the fine was late already, and whether the new term undoes that the text does not say. Where what the law said of
    changes was not read, the charge of the first term stands, the want of it does not.
    """
    decision, change = changed
    of_one, on = payer(ctx, decision) if sharers(ctx.ix, decision) else None, ctx.ix.events[change].latest
    term = ctx.timeline.against("changed-execution", change, ctx.at, of_one)
    judged, day = term.judged, ctx.event.day
    if judged is not None and judged.timing is Timing.REFUSED and verdict.answer == SATISFIED:
        return verdict
    due = None if judged is None or judged.timing not in (Timing.IN_TIME, Timing.LATE) else judged.due
    if judged is None or due is None or on is None or due.due_day is None or not isinstance(due.due_before_roll, date):
        return not_assessed(term.missing or event_fact(change, "on"), rule, actual=day)
    rests = ground(ctx.event.day, rule, judged)
    if first.last_day is None or on > first.last_day:
        return not_assessed(f"law:{judged.cites[0]}", rests, actual=day)
    if judged.timing is Timing.IN_TIME:
        return in_order(rests, _in_time(judged, ctx.event))
    facts = {
        "actual": day,
        "due_by": due.due_day if judged.bound == "exact" else "—",
        "surcharge": ctx.event.surcharge,
    }
    return _late(ctx, decision, rule, rests, (due.due_before_roll, due.due_day), facts)


def _late(
    ctx: CheckContext[FinePaid],
    decision: int,
    rule: RuleOn,
    rests: LegalGrounds,
    ends: tuple[date, date],
    facts: dict[str, Any],
) -> Verdict:
    """Whether the charge taken of a late payment is that of what whoever paid still owed; ``ends``: the last day, before and after days off."""
    theirs, day, surcharge = payers(ctx, decision), facts["actual"], facts["surcharge"]
    if theirs is None:
        return not_assessed(ctx.field("acts"), rests, **facts)
    fine = fine_of_acts(ctx.ix, decision, theirs, ctx.at)
    if fine is None:
        return not_assessed(_fine_field(ctx, decision, theirs), rests, **facts)
    if surcharge is None:
        return not_assessed(ctx.field("surcharge"), rests, **facts)
    if waiting := _being_considered(ctx, decision, theirs):
        return not_assessed(waiting, rests, **facts)
    paid = paid_for(ctx.ix, decision, theirs, ctx.at)
    if paid.missing:
        return not_assessed(paid.missing, rests, **facts)
    unpaid = fine - paid.least
    charges = {
        "after-term": late_charge(rule, unpaid, ends[0], day),
        "after-rolled-term": late_charge(rule, unpaid, ends[1], day),
    }
    reading = "late-charge-start"
    expected = charges[ctx.book.choice(reading)]
    if surcharge == expected:
        return satisfied(rests, charge=expected, **facts)
    if not ctx.book.has_chosen(reading) and surcharge in charges.values():
        return not_assessed(f"law:reading:{reading}", rests, **facts)
    return finding(rests, charge=expected, **facts)


def _in_time(judged: Assessment, paid: FinePaid) -> dict[str, object]:
    last = judged.last_day if judged.bound == "exact" else "—"
    return {"last_day": last, "actual": paid.day, "due_by": last, "surcharge": paid.surcharge}


def _told(sure: Deferred[Assessment], paid: FinePaid) -> dict[str, object]:
    return _in_time(sure.found, paid)


def _fine_field(ctx: CheckContext[FinePaid], decision: int, theirs: frozenset[str]) -> str:
    """Where the decision says what it fines those acts."""
    return event_fact(decision, "total" if theirs >= frozenset(ctx.ix.acts[decision]) else "sanctions")


def _being_considered(ctx: CheckContext[FinePaid], decision: int, theirs: frozenset[str]) -> tuple[str, ...]:
    """The time a reduction or exemption is considered is not late; when it ended may not be on file, nor is told what a suspension does to it."""
    own = {who for who, acts in sharers(ctx.ix, decision).items() if acts <= theirs}
    wanted = [
        i
        for i in ctx.ix.before(decision, "relief_requested", ctx.at)
        if (asked := ctx.ix.event(i, events.ReliefRequested)).relief in ("reduction", "exemption", "instalments")
        and (not own or asked.subject is None or asked.subject in own)
    ]
    settled = [
        i
        for kind in ("fine_reduced", "instalments_granted")
        for i in ctx.ix.dependents(decision, kind)
        if may_be_for(ctx.ix, decision, i, theirs)
    ]
    if wanted or settled:
        return ("event:fine_reduced",)
    suspended = ctx.ix.before(decision, "execution_suspended", ctx.at)
    return (STAYED,) if any(may_be_for(ctx.ix, decision, i, theirs) for i in suspended) else ()


def _in_parts(ctx: CheckContext[FinePaid], decision: int, plan: int, rule: RuleOn) -> Verdict | None:
    """A payment under the plan event ``plan`` grants: in time as long as no part whose day is over is still owed; from 2022 the charge runs from that day."""
    day, surcharge, theirs = ctx.event.day, ctx.event.surcharge, payer(ctx, decision)
    assert day is not None  # noqa: S101 - the caller has looked
    assert theirs is not None  # noqa: S101 - likewise: whose the plan is was told
    sums = paid_for(ctx.ix, decision, theirs, ctx.at)
    if sums.missing:
        return not_assessed(sums.missing, rule, actual=day)
    paid = sums.least
    still = parts_still_owed(ctx, plan, paid)
    first = next(still, None)
    if first is None:
        return None
    last = first[0]
    facts = {"actual": day, "due_by": last, "surcharge": surcharge}
    if not is_after(day, day_of_part(ctx.book, last)):
        return satisfied(rule, last_day=last, **facts)  # likewise
    if not rule.flag("parts"):
        return not_assessed("law:no-figure", rule, **facts)
    if surcharge is None:
        return not_assessed(ctx.field("surcharge"), rule, **facts)
    late = takewhile(lambda part: is_after(day, day_of_part(ctx.book, part[0])), chain((first,), still))
    least = sum(late_charge(rule, amount, day_of_part(ctx.book, due), day) for due, amount in late)
    left = owing(ctx.ix, decision, theirs, ctx.at)
    most = late_charge(rule, (left.most or 0) if left.least == left.most else 0, last, day)
    if surcharge < least or surcharge > max(most, least):
        return finding(rule, charge=least if surcharge < least else most, **facts)
    return satisfied(rule, charge=least, **facts) if least == most else not_assessed("law:no-figure", rule, **facts)
