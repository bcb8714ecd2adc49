"""Does this delivery count?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import effect_of
from thanhtra.terms import Defect

_WHY: Final = {
    "means": (
        "phương thức điện tử chưa được luật quy định vào ngày đó",
        "electronic delivery was not yet provided for on that day",
    ),
    "posted-too-short": ("niêm yết chưa đủ số ngày làm việc", "the posting did not hang long enough"),
    "unconfirmed": (
        "biên bản về việc không nhận quyết định không có xác nhận",
        "the minutes of the refusal are not confirmed",
    ),
}


@check(
    "DEL01",
    "delivery.takes-effect",
    about=("decision_delivered", "decision_posted", "delivery_failed"),
    defect=Defect.DUTY,
    vi="Việc giao này có được coi là đã giao quyết định không?",
    en="Does this delivery count?",
    wrong=(
        "{what_vi} ngày {actual} không được coi là đã giao quyết định: {why_vi}",
        "{what_en} of {actual} does not count as delivery: {why_en}",
    ),
    right=("quyết định được coi là đã giao ngày {delivered}", "the decision counts as delivered on {delivered}"),
    law="15/2012/QH13 Đ70",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Really handed over, or deemed so: refused, posted up, returned a third time, evaded, as the law of that day has it.

    One to nobody the decision is about is no delivery of it: of which it is one the file has to tell.
    """
    if not ctx.ix.acts[ctx.at]:
        missing = ctx.unknown("decision_issued")
        return not_assessed(missing) if missing else None
    found = effect_of(ctx.ix, ctx.at, ctx.book)
    if found is None:
        return None
    rests = found if found.law_on is not None else None
    if found.missing:
        return not_assessed(found.missing, rests)
    if found.day is not None:
        return satisfied(rests, actual=ctx.event.day, delivered=found.day)
    why = _WHY.get(found.why, ("", ""))
    return finding(rests, actual=ctx.event.day, why_vi=why[0], why_en=why[1])
