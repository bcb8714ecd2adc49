"""Was the postponement (to 2021: or the instalments) asked for in time?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import assess, term_of
from thanhtra.terms import Defect, Unit, weakest


@check(
    "EXE09",
    "execution.postponement-asked-in-time",
    about="relief_requested",
    defect=Defect.DUTY,
    vi="Đơn đề nghị hoãn thi hành (đến hết 2021: hoặc nộp phạt nhiều lần) có được gửi trong thời hạn không?",
    en="Was the postponement (to 2021: or the instalments) asked for in time?",
    wrong=("đơn đề nghị gửi ngày {actual}, hạn là {last_day}", "the relief was asked for on {actual}, due by {last_day}"),
    right=("đơn đề nghị gửi ngày {actual} trong hạn, đến {last_day}", "the relief was asked for on {actual}, in time, due by {last_day}"),
    law="15/2012/QH13 Đ76.2",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """81/2013: 5 working days from receiving the decision, instalments too; from 2022, postponement only: within the term to execute it, the longer one where the decision states one."""
    relief = getattr(ctx.event, "relief", None)
    if relief not in ("postponement", "instalments"):
        return None
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    term = term_of(ctx.ix, decision, ctx.at, ctx.book)
    received = term.receipt.day
    if received is None:
        return not_assessed(term.missing) if term.missing else None
    judged = assess(ctx.book, ctx.book.limit("relief-request"), received, day, 0, 0)
    judged = attrs.evolve(judged, basis=weakest(judged.basis, term.receipt.basis), extra_cites=(*judged.extra_cites, *term.receipt.cites))
    last = judged.due.due_day if judged.due else None
    if last is None:
        return not_assessed(judged.missing, judged, actual=day)
    if judged.branch is not None and judged.branch.terms[0].unit is Unit.DAY:
        if relief == "instalments":
            return None
        last = max(last, term.last or date.min)
    return satisfied(judged, actual=day, last_day=last) if day <= last else finding(judged, actual=day, last_day=last)
