"""Does the enforcement order claim only what the decision imposes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import event_fact
from thanhtra.checks.annulling import untold_annulment, untold_part
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import coerced, fell_of, fine_of_acts, imposed_before, sanctions_of
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import EnforcementOrdered

_MONEY = frozenset({"income", "account", "distraint", "collect"})
_FOR_THESE = (" đối với các hành vi bị cưỡng chế", " for the acts coerced")


@check(
    "ENF05",
    "enforcement.fits-the-decision",
    about="enforcement_ordered",
    defect=Defect.MEASURE,
    vi="Biện pháp cưỡng chế có đúng với nội dung quyết định xử phạt không?",
    en="Does the enforcement order claim only what the decision imposes?",
    wrong=("cưỡng chế không đúng nội dung quyết định: {why_vi}", "the enforcement goes beyond the decision: {why_en}"),
    right=("biện pháp cưỡng chế đúng với nội dung quyết định", "the enforcement claims what the decision imposes"),
    law=("15/2012/QH13 Đ86.1", "15/2012/QH13 Đ86.2"),
)
def answer(ctx: CheckContext[EnforcementOrdered]) -> Verdict | None:
    """Money where there is a fine or a sum to be paid, remedies where they are ordered, for the acts the order is about, as it stands that day. The order among the measures of Đ86.2 is not in the Law."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    measures = set(ctx.event.measures)
    if not sanctions_of(ctx.ix, decision):
        return not_assessed(event_fact(decision, "sanctions"))
    acts = coerced(ctx.ix, decision, ctx.at)
    sanctions = [one for act, one in imposed_before(ctx.ix, decision, ctx.at).items() if act in acts]
    if untold_reach := untold_part(ctx, decision, set(acts)):
        return not_assessed(untold_reach)
    if not sanctions and (untold_annulment(ctx, decision) or not acts <= fell_of(ctx.ix, decision, ctx.at)):
        return not_assessed(untold_annulment(ctx, decision) or event_fact(ctx.at, "acts"))
    if not sanctions:
        return finding(
            why_vi="phần quyết định bị cưỡng chế đã bị hủy bỏ",
            why_en="the part of the decision it coerces had been annulled",
        )
    of_all = len(sanctions) == len(ctx.ix.acts[decision])
    untold = [f"fact:events[{decision}].sanctions[{s.act}].remedies" for s in sanctions if s.remedies is None]
    remedies = any(s.remedies for s in sanctions)
    if "remedies" in measures and not remedies and not untold:
        return finding(
            why_vi="quyết định không áp dụng biện pháp khắc phục hậu quả" + ("" if of_all else _FOR_THESE[0]),
            why_en="the decision orders no remedy" + ("" if of_all else _FOR_THESE[1]),
        )
    fine = fine_of_acts(ctx.ix, decision, acts, ctx.at)
    if measures & _MONEY and fine == 0 and not remedies and not untold:
        return finding(
            why_vi="quyết định không phạt tiền" + ("" if of_all else _FOR_THESE[0]),
            why_en="the decision imposes no fine" + ("" if of_all else _FOR_THESE[1]),
        )
    if "remedies" in measures and not remedies:
        return not_assessed(untold)
    if measures & _MONEY and fine is None:
        return not_assessed(event_fact(decision, "total" if of_all else "sanctions"))
    return not_assessed(untold) if measures & _MONEY and fine == 0 and not remedies else satisfied()
