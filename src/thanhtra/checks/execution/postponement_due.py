"""Could this fine be postponed for this subject?"""

from __future__ import annotations

from thanhtra.casefile import event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.paying import relieved
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied
from thanhtra.money import dong
from thanhtra.terms import Defect, SubjectKind


@check(
    "EXE02",
    "execution.postponement-open",
    about="execution_postponed",
    defect=Defect.DUTY,
    vi="Người này, với mức phạt này, có được hoãn nộp tiền phạt không?",
    en="Could this fine be postponed for this subject?",
    wrong=("hoãn thi hành không đúng đối tượng hoặc mức phạt: {why_vi}", "the postponement was not open: {why_en}"),
    right=("mức phạt {fine} đồng thuộc trường hợp được hoãn", "a fine of {fine} đồng may be postponed"),
    law="15/2012/QH13 Đ76.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """To 2021 individuals fined from 3 million; from 2022 individuals from 2 and organisations from 100 million. The hardship itself is not in format 1."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "postponement-threshold", day)
    whose = relieved(ctx, decision, "postponement")
    if whose.missing:
        return not_assessed(whose.missing, rule)
    fine, kinds = whose.fine, whose.kinds
    organization = SubjectKind.ORGANIZATION in kinds
    if organization and not rule.flag("organizations"):
        return finding(rule, why_vi="vào ngày đó chỉ cá nhân được hoãn", why_en="only individuals could on that day")
    if fine is not None and fine < rule.number("individual"):
        return finding(
            rule,
            why_vi=f"phạt {dong(fine)} đồng, dưới {dong(rule.number('individual'))} đồng",
            why_en=f"a fine of {fine:,}, under {rule.number('individual'):,} đồng",
        )
    if fine is None:
        return not_assessed(event_fact(decision, "total"), rule)
    if organization and fine < rule.number("organization"):
        return finding(
            rule,
            why_vi=f"tổ chức bị phạt {dong(fine)} đồng, dưới {dong(rule.number('organization'))} đồng",
            why_en=f"an organisation fined {fine:,}, under {rule.number('organization'):,} đồng",
        )
    high_enough = rule.flag("organizations") and fine >= rule.number("organization")
    return (
        satisfied(rule, fine=fine)
        if None not in kinds or high_enough
        else not_assessed([listed_fact("acts", a, "subject") for a in ctx.ix.acts[decision]], rule)
    )
