"""Was the fine paid within its term, or else with the right charge for being late?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, fine_of, late_charge, term_of
from thanhtra.terms import Defect


@check(
    "EXE01",
    "execution.paid-in-time-or-charged",
    about="fine_paid",
    defect=Defect.DUTY,
    vi="Tiền phạt có được nộp trong thời hạn, hoặc nộp chậm với đúng số tiền chậm nộp không?",
    en="Was the fine paid within its term, or else with the right charge for being late?",
    wrong=(
        "nộp ngày {actual}, hạn {last_day}: tiền chậm nộp phải là {charge} đồng, đã thu {surcharge} đồng",
        "paid on {actual}, due by {last_day}: the charge is {charge} đồng, {surcharge} đồng was taken",
    ),
    right=("nộp ngày {actual}, hạn {last_day}: đúng quy định", "paid on {actual}, due by {last_day}: in order"),
    law="15/2012/QH13 Đ78.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """0.05 % a day of what is unpaid, from the day after the term to the day before payment; none while postponed or in permitted instalments."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    if any(i < ctx.at for i in ctx.ix.dependents(decision, "instalments_granted")):
        return None
    rule = applied(ctx.book, "late-charge", day)
    term = term_of(ctx.ix, decision, ctx.at, ctx.book)
    plain, rolled = term.plain, term.last
    if rolled is None or plain is None:
        return not_assessed(term.missing, rule, actual=day) if term.missing else None
    rests = ground(day, rule, term.receipt)
    postponed, untold = _postponed(ctx, decision)
    if untold:
        return not_assessed(untold, rests, actual=day)
    if postponed is not None:
        plain, rolled = max(plain, postponed), max(rolled, postponed)
    surcharge = getattr(ctx.event, "surcharge", None)
    facts = {"actual": day, "last_day": rolled, "surcharge": surcharge}
    if day <= rolled:
        return finding(rests, charge=0, **facts) if surcharge else satisfied(rests, **facts)
    fine = fine_of(ctx.ix, decision, ctx.at)
    if fine is None:
        return not_assessed(f"fact:events[{decision}].total", rests, **facts)
    if surcharge is None:
        return not_assessed(ctx.field("surcharge"), rests, **facts)
    if waiting := _being_considered(ctx, decision):
        return not_assessed(waiting, rests, **facts)
    unpaid = fine - sum(getattr(ctx.ix.events[i], "amount", 0) for i in ctx.ix.dependents(decision, "fine_paid") if i < ctx.at)
    charges = {"after-term": late_charge(rule, unpaid, plain, day), "after-rolled-term": late_charge(rule, unpaid, rolled, day)}
    reading = "late-charge-start"
    expected = charges[ctx.book.choice(reading)]
    if surcharge == expected:
        return satisfied(rests, charge=expected, **facts)
    if not ctx.book.has_chosen(reading) and surcharge in charges.values():
        return not_assessed(f"law:reading:{reading}", rests, **facts)
    return finding(rests, charge=expected, **facts)


def _postponed(ctx: CheckContext, decision: int) -> tuple[date | None, tuple[str, ...]]:
    """The last day of a postponement on file; and what would tell it."""
    found = [i for i in ctx.ix.dependents(decision, "execution_postponed") if i < ctx.at]
    if not found:
        return None, ()
    until = {i: getattr(ctx.ix.events[i], "until", None) for i in found}
    untold = tuple(f"fact:events[{i}].until" for i, day in until.items() if day is None)
    return max((day for day in until.values() if day is not None), default=None), untold


def _being_considered(ctx: CheckContext, decision: int) -> tuple[str, ...]:
    """The time a reduction or exemption is considered is not late; when it ended may not be on file."""
    wanted = [i for i in ctx.ix.dependents(decision, "relief_requested") if i < ctx.at and getattr(ctx.ix.events[i], "relief", None) in ("reduction", "exemption", "instalments")]
    settled = [*ctx.ix.dependents(decision, "fine_reduced"), *ctx.ix.dependents(decision, "instalments_granted")]
    return ("event:fine_reduced",) if wanted or settled else ()
