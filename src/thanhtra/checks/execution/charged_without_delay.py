"""Was a charge for being late taken of a payment that was not late?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.paying import of_payer, parts_still_owed, payer, payers_term
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, applied, day_of_part, is_after, paid_for
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import FinePaid


@check(
    "EXE18",
    "execution.charged-without-delay",
    about="fine_paid",
    given="surcharge",
    defect=Defect.DUTY,
    vi="Có thu tiền chậm nộp của lần nộp phạt không chậm không?",
    en="Was a charge for being late taken of a payment that was not late?",
    wrong=(
        "Lần nộp ngày {actual} không chậm nhưng đã thu {surcharge} đồng tiền chậm nộp.",
        "The payment of {actual} was not late, yet a charge of {surcharge} đồng was taken.",
    ),
    right=(
        "Tiền chậm nộp {surcharge} đồng được thu của lần nộp chậm ngày {actual}.",
        "The charge of {surcharge} đồng was taken of a late payment, on {actual}.",
    ),
    law="15/2012/QH13 Đ78.1",
)
def answer(ctx: CheckContext[FinePaid]) -> Verdict | None:
    """Asked only where a charge was taken; how much it must be is EXE01's question."""
    decision, missing = ctx.decided()
    day, surcharge = ctx.event.day, ctx.event.surcharge
    if not surcharge:
        return None
    if decision is None:
        return not_assessed(missing) if missing else None
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "late-charge", day)
    late, untold = _late(ctx, decision, day)
    if late is None:
        open_ = event_fact(decision, "on") if ctx.ix.days[decision] is None else _NEVER_RECEIVED
        return not_assessed(untold or open_, rule, actual=day, surcharge=surcharge)
    return satisfied(rule, actual=day, surcharge=surcharge) if late else finding(rule, actual=day, surcharge=surcharge)


_NEVER_RECEIVED: Final = "law:15/2012/QH13 Đ78.1"
"""When a payment of a decision that the file says nobody received is late: the text counts from the receipt."""


def _late(ctx: CheckContext[FinePaid], decision: int, day: date) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the payment, or a part it belongs to, was late; None with what would tell."""
    plans, untold = of_payer(ctx, decision, ("instalments_granted",))
    if untold:
        return None, untold
    theirs = payer(ctx, decision)
    if plans and theirs is not None:
        paid = paid_for(ctx.ix, decision, theirs, ctx.at)
        if paid.missing:
            return None, paid.missing
        first = next(parts_still_owed(ctx, plans[-1], paid.least), None)
        return first is not None and is_after(day, day_of_part(ctx.book, first[0])), ()
    term = payers_term(ctx, decision)
    sure = term.judged is not None and term.judged.timing in (Timing.IN_TIME, Timing.LATE)
    return (term.judged.timing is Timing.LATE, ()) if sure and term.judged is not None else (None, term.missing)
