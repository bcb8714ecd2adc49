"""Is the plan of instalments one the law allows?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.paying import relieved
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, threshold_on
from thanhtra.money import dong
from thanhtra.terms import Defect, SubjectKind

if TYPE_CHECKING:
    from thanhtra.events import InstalmentsGranted


@check(
    "EXE04",
    "execution.instalments-allowed",
    about="instalments_granted",
    defect=Defect.DUTY,
    vi="Việc cho nộp tiền phạt nhiều lần có đúng quy định không?",
    en="Is the plan of instalments one the law allows?",
    wrong=(
        "cho nộp tiền phạt nhiều lần không đúng quy định: {why_vi}",
        "the instalments are not as the law allows: {why_en}",
    ),
    right=(
        "mức phạt, số lần, lần đầu và thời hạn nộp đúng quy định",
        "amount, number, first part and length of the instalments are in order",
    ),
    law=("15/2012/QH13 Đ79.1", "15/2012/QH13 Đ79.2"),
)
def answer(ctx: CheckContext[InstalmentsGranted]) -> Verdict | None:
    """From 20 and 200 million, from 2022 15 and 150; at most 3 parts, the first at least 40 %, the last within 6 months of the decision's effect."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    least, plan = threshold_on(ctx.book, "instalments-threshold", day), applied(ctx.book, "instalments-plan", day)
    parts = ctx.event.parts
    if len(parts) > plan.number("parts"):
        return finding(
            plan,
            why_vi=f"{len(parts)} lần, quá {plan.number('parts')} lần",
            why_en=f"{len(parts)} parts, over {plan.number('parts')}",
        )
    total = sum(p.amount for p in parts)
    whose = relieved(ctx, decision, "instalments")
    if whose.missing:
        return not_assessed(whose.missing, plan)
    fine, kinds = whose.fine, whose.kinds
    if fine is not None and total != fine:
        return finding(
            plan,
            why_vi=f"các lần nộp cộng lại {dong(total)} đồng, mức phạt {dong(fine)} đồng",
            why_en=f"the parts add up to {total:,}, the fine is {fine:,} đồng",
        )
    if parts and parts[0].amount * 100 < total * plan.number("first_percent"):
        percent = plan.number("first_percent")
        return finding(
            plan,
            why_vi=f"lần đầu dưới {percent}% tổng số tiền phạt",
            why_en=f"the first part is under {percent}% of the fine",
        )
    issued = ctx.ix.events[decision]
    start = getattr(issued, "effective", None) or issued.day
    lowest = least.of(SubjectKind.ORGANIZATION if kinds == {SubjectKind.ORGANIZATION} else SubjectKind.INDIVIDUAL)
    if fine is not None and fine < lowest:
        return finding(
            least,
            why_vi=f"phạt {dong(fine)} đồng, dưới {dong(lowest)} đồng",
            why_en=f"a fine of {fine:,}, under {lowest:,} đồng",
        )
    if start is None:
        return not_assessed(event_fact(decision, "on"), plan)
    judged = ctx.timeline.due("instalments", decision, ctx.at)
    last = judged.last_day if judged is not None else None
    if last is not None and any(p.due > last for p in parts):
        return finding(
            judged,
            why_vi=f"lần cuối sau ngày {last}, ngày cuối của thời hạn nộp nhiều lần",
            why_en=f"the last part is after {last}, when the term for instalments ends",
        )
    if last is None:
        return not_assessed(judged.missing if judged is not None else event_fact(decision, "on"), judged)
    if fine is None or not parts:
        return not_assessed(event_fact(decision, "total") if parts else ctx.field("parts"), least)
    if None in kinds and fine < least.of(SubjectKind.ORGANIZATION):
        return not_assessed([listed_fact("acts", a, "subject") for a in ctx.ix.acts[decision]], least)
    return satisfied(plan)
