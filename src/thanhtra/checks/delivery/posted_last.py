"""Was another way of delivery tried, and did it fail, before the decision was posted up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, named_by, sharers
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionDelivered


@check(
    "DEL04",
    "delivery.posted-last",
    about=("decision_posted", "decision_delivered"),
    defect=Defect.DUTY,
    vi="Trước khi niêm yết quyết định, đã có lần giao bằng hình thức khác mà không giao được chưa?",
    en="Was another way of delivery tried, and did it fail, before the decision was posted up?",
    wrong=(
        "quyết định được niêm yết ngày {actual} khi chưa có lần giao nào không thành",
        "the decision was posted up on {actual} though no delivery of it had failed",
    ),
    right=(
        "trước ngày niêm yết {actual} đã có lần giao không thành",
        "a delivery had failed before the decision was posted up on {actual}",
    ),
    law="15/2012/QH13 Đ70",
)
def answer(ctx: CheckContext[DecisionDelivered]) -> Verdict | None:
    """Asked from 2025-07-01, when the Law put posting last. That each of the other means was out of the question no file shows."""
    if ctx.event.kind == "decision_delivered" and ctx.event.means != "posting":
        return None
    decision, missing = ctx.decided()
    day = ctx.event.day
    if decision is None:
        return not_assessed(missing) if missing else None
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "posting-last", day)
    if not rule.flag("last"):
        return None
    failed, unsaid = _failed(ctx, decision)
    if failed:
        return satisfied(rule, actual=day)
    untold = (*unsaid, *ctx.unknown("delivery_failed"))
    return not_assessed(untold, rule, actual=day) if untold else finding(rule, actual=day)


def _failed(ctx: CheckContext[DecisionDelivered], decision: int) -> tuple[bool, tuple[str, ...]]:
    """Whether a delivery to whoever it is posted up for had failed, to each of them; of several violators what would tell, where a paper is silent."""
    steps, shared = ctx.ix.before(decision, "delivery_failed", ctx.at), sharers(ctx.ix, decision)
    if not steps or not shared:
        return bool(steps), ()
    named = {at: named_by(ctx.ix, shared, at) for at in (ctx.at, *steps)}
    own, tried = named[ctx.at], {who for at in steps for who in named[at] or ()}
    if tried >= set(shared if own is None else own):
        return True, ()
    return False, tuple(event_fact(at, "subjects") for at, whose in named.items() if whose is None)
