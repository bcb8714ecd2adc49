"""Does the new decision rest on minutes of verification?"""

from __future__ import annotations

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import ANNULLING, annulment_before, applied, decision_of
from thanhtra.terms import Defect


@check(
    "ANN03",
    "new-decision.verified",
    about="decision_issued",
    beside=ANNULLING,
    defect=Defect.PROCEDURE,
    vi="Quyết định mới sau khi hủy bỏ có dựa trên biên bản xác minh tình tiết không?",
    en="Does the new decision rest on minutes of verification?",
    wrong=(
        "quyết định mới ngày {actual} ban hành sau khi hủy bỏ nhưng không lập biên bản xác minh tình tiết",
        "the new decision of {actual} followed an annulment without minutes of verification",
    ),
    right=("quyết định mới dựa trên biên bản xác minh tình tiết", "the new decision rests on minutes of verification"),
    law="15/2012/QH13 Đ59",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked from 2022 of a decision that follows an annulment of its acts; one that rests on a file come back since from the criminal bodies needs none (Đ63.2)."""
    annulled = annulment_before(ctx.ix, ctx.at)
    if annulled is None:
        return None
    back = ctx.ix.last_alike(("returned_from_criminal",), ctx.at, ctx.at)
    if back is not None and back > annulled:
        return None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "new-decision", day)
    if not rule.flag("verification_minutes"):
        return None
    verified = ctx.ix.first_alike(("facts_verified",), ctx.at, annulled)
    if verified is not None and verified < ctx.at:
        return satisfied(rule, actual=day)
    missing = ctx.unknown("facts_verified") or _before_an_undated(ctx, annulled)
    return not_assessed(missing, rule, actual=day) if missing else finding(rule, actual=day)


def _before_an_undated(ctx: CheckContext, annulled: int) -> tuple[str, ...]:
    """The day of the annulment, where the file does not tell it and minutes of verification stand between the decision and it."""
    decision = decision_of(ctx.ix, annulled)
    if ctx.ix.events[annulled].day is not None or decision is None:
        return ()
    verified = ctx.ix.first_alike(("facts_verified",), ctx.at, decision)
    return (event_fact(annulled, "on"),) if verified is not None and verified < annulled else ()
