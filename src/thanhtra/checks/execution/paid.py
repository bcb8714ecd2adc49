"""Was the fine paid within its term, or else with the right charge for being late?"""

from __future__ import annotations

from datetime import date

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground
from thanhtra.checks.verdict import Verdict, lacks, no, yes
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
def answer(asked: Asked) -> Verdict | None:
    """0.05 % a day of what is unpaid, from the day after the term to the day before payment; none while postponed or in permitted instalments."""
    decision, missing = asked.decided()
    if decision is None:
        return lacks(missing) if missing else None
    day = asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    if any(i < asked.at for i in asked.ix.hanging(decision, "instalments_granted")):
        return None
    rule = applied(asked.book, "late-charge", day)
    term = term_of(asked.ix, decision, asked.at, asked.book)
    plain, rolled = term.plain, term.last
    if rolled is None or plain is None:
        return lacks(term.missing, rule, actual=day) if term.missing else None
    rests = ground(day, rule, term.receipt)
    postponed, untold = _postponed(asked, decision)
    if untold:
        return lacks(untold, rests, actual=day)
    if postponed is not None:
        plain, rolled = max(plain, postponed), max(rolled, postponed)
    surcharge = getattr(asked.event, "surcharge", None)
    facts = {"actual": day, "last_day": rolled, "surcharge": surcharge}
    if day <= rolled:
        return no(rests, charge=0, **facts) if surcharge else yes(rests, **facts)
    fine = fine_of(asked.ix, decision, asked.at)
    if fine is None:
        return lacks(f"fact:events[{decision}].total", rests, **facts)
    if surcharge is None:
        return lacks(asked.field("surcharge"), rests, **facts)
    if waiting := _being_considered(asked, decision):
        return lacks(waiting, rests, **facts)
    unpaid = fine - sum(getattr(asked.ix.events[i], "amount", 0) for i in asked.ix.hanging(decision, "fine_paid") if i < asked.at)
    charges = {"after-term": late_charge(rule, unpaid, plain, day), "after-rolled-term": late_charge(rule, unpaid, rolled, day)}
    reading = "late-charge-start"
    expected = charges[asked.book.choice(reading)]
    if surcharge == expected:
        return yes(rests, charge=expected, **facts)
    if not asked.book.has_chosen(reading) and surcharge in charges.values():
        return lacks(f"law:reading:{reading}", rests, **facts)
    return no(rests, charge=expected, **facts)


def _postponed(asked: Asked, decision: int) -> tuple[date | None, tuple[str, ...]]:
    """The last day of a postponement on file; and what would tell it."""
    found = [i for i in asked.ix.hanging(decision, "execution_postponed") if i < asked.at]
    if not found:
        return None, ()
    until = {i: getattr(asked.ix.events[i], "until", None) for i in found}
    untold = tuple(f"fact:events[{i}].until" for i, day in until.items() if day is None)
    return max((day for day in until.values() if day is not None), default=None), untold


def _being_considered(asked: Asked, decision: int) -> tuple[str, ...]:
    """The time a reduction or exemption is considered is not late; when it ended may not be on file."""
    wanted = [i for i in asked.ix.hanging(decision, "relief_requested") if i < asked.at and getattr(asked.ix.events[i], "relief", None) in ("reduction", "exemption", "instalments")]
    settled = [*asked.ix.hanging(decision, "fine_reduced"), *asked.ix.hanging(decision, "instalments_granted")]
    return ("event:fine_reduced",) if wanted or settled else ()
