"""Did the provision applied exist, and was it in force for the act?"""

from __future__ import annotations

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, governing_days, ground, measured, provision_of
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.fines import ProvisionStanding, standing_of
from thanhtra.terms import Defect

_WRONG = {
    ProvisionStanding.TOO_EARLY: (
        "văn bản chưa có hiệu lực đối với hành vi",
        "the text was not yet in force for the act",
    ),
    ProvisionStanding.ENDED: ("quy định đã hết hiệu lực", "the provision had ended"),
    ProvisionStanding.ABSENT: ("nghị định không quy định hành vi nào tại đây", "the decree has no act there"),
}


@check(
    "PRO01",
    "decision.provision-in-force",
    about=DECISIONS,
    per="act",
    defect=Defect.ACT,
    vi="Điều khoản được áp dụng có tồn tại và có hiệu lực đối với hành vi không?",
    en="Did the provision applied exist, and was it in force for the act?",
    wrong=(
        "{provision} không áp dụng đối với hành vi xảy ra ngày {day}: {why_vi}",
        "{provision} does not apply to an act of {day}: {why_en}",
    ),
    right=("{provision} áp dụng đối với hành vi xảy ra ngày {day}", "{provision} was in force for the act of {day}"),
    law=("15/2012/QH13 Đ3.1", "15/2012/QH13 Đ6.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """An ended act: the text in force when it ended; one going on: when it was detected; the file may leave a stretch of days open.

    A text that began later may judge it where it is lighter: by a clause of its own, or by the law on texts (80/2015/QH13 Đ156.4).
    """
    act, handled = ctx.act, ctx.event.day
    if act is None:
        return not_assessed(listed_fact("acts", ctx.act_id))
    provision = provision_of(ctx)
    if provision is None:
        return not_assessed(ctx.of_act("provision"))
    if handled is None:
        return not_assessed(ctx.field("on"))
    low_day, high_day, ongoing, missing = governing_days(ctx)
    latest = high_day or handled
    high = measured(ctx).standing or standing_of(provision, latest, handled, ctx.book, ongoing=ongoing)
    low = (
        high
        if low_day == high_day
        else standing_of(provision, low_day, handled, ctx.book, ongoing=ongoing)
        if low_day
        else None
    )
    facts = {"provision": str(provision), "day": latest}
    rests = ground(latest, high)
    if low is not None and low.standing is high.standing is ProvisionStanding.IN_FORCE:
        return in_order(rests, facts)
    if high.standing is ProvisionStanding.SEVERAL:
        return not_assessed(ctx.of_act("provision"), rests, **facts)
    if high.standing is ProvisionStanding.LIGHTER:
        return not_assessed(f"law:{high.cites[0]}", rests, **facts)
    if high.standing in (ProvisionStanding.ABSENT, ProvisionStanding.TOO_EARLY) or (
        low is not None and low.standing is high.standing is ProvisionStanding.ENDED
    ):
        return finding(rests, **facts, why_vi=_WRONG[high.standing][0], why_en=_WRONG[high.standing][1])
    return not_assessed(missing, rests, **facts)
