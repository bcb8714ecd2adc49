"""Was enforcement ordered while execution was postponed, suspended or in instalments?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "ENF06",
    "enforcement.not-while-held",
    about="enforcement_ordered",
    defect=Defect.PROCEDURE,
    vi="Có cưỡng chế khi quyết định đang được hoãn, tạm đình chỉ hoặc cho nộp phạt nhiều lần không?",
    en="Was enforcement ordered while execution was postponed, suspended or in instalments?",
    wrong=(
        "quyết định cưỡng chế ban hành ngày {actual} trong khi {why_vi}",
        "enforcement was ordered on {actual} while {why_en}",
    ),
    right=(
        "ngày {actual} không còn hoãn, tạm đình chỉ hay nộp tiền phạt nhiều lần",
        "on {actual} nothing held the execution any more",
    ),
    law=("15/2012/QH13 Đ86.1", "15/2012/QH13 Đ76.2", "15/2012/QH13 Đ79.2", "15/2012/QH13 Đ15.3"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked only where something on file held the execution before: who need not execute yet cannot be refusing to."""
    decision, _ = ctx.decided()
    day = ctx.event.day
    if decision is None:
        return None
    held = {
        k: ctx.ix.before(decision, k, ctx.at)
        for k in ("execution_postponed", "execution_suspended", "instalments_granted", "execution_resumed")
    }
    if not (held["execution_postponed"] or held["execution_suspended"] or held["instalments_granted"]):
        return None
    if day is None:
        return not_assessed(ctx.field("on"))
    events = ctx.ix.events
    resumed = max(held["execution_resumed"], default=-1)
    untold: list[str] = []
    for at in (*held["execution_postponed"], *held["execution_suspended"]):
        if at < resumed:
            continue
        until = getattr(events[at], "until", None)
        postponed = events[at].kind == "execution_postponed"
        if until is not None and day <= until:
            return finding(
                actual=day,
                why_vi=f"việc thi hành được {'hoãn' if postponed else 'tạm đình chỉ'} đến hết ngày {until}",
                why_en=f"execution was {'postponed' if postponed else 'suspended'} to {until}",
            )
        if until is None:
            untold += [event_fact(at, "until")] if postponed else list(ctx.unknown("execution_resumed"))
            if not postponed and not ctx.unknown("execution_resumed"):
                return finding(
                    actual=day,
                    why_vi="việc thi hành đang bị tạm đình chỉ",
                    why_en="execution was suspended and not resumed",
                )
    payments = (
        {i: ctx.ix.event(i, ev.FinePaid).amount for i in ctx.ix.before(decision, "fine_paid", ctx.at)}
        if held["instalments_granted"]
        else {}
    )
    paid = sum(amount or 0 for amount in payments.values())
    for at in held["instalments_granted"]:
        due = sum(p.amount for p in ctx.ix.event(at, ev.InstalmentsGranted).parts if p.due < day)
        if paid >= due and any(p.due >= day for p in ctx.ix.event(at, ev.InstalmentsGranted).parts):
            return finding(
                actual=day,
                why_vi="các lần nộp tiền phạt đến thời hạn đã nộp đủ",
                why_en="every instalment due had been paid",
            )
        untold += [event_fact(i, "amount") for i, amount in payments.items() if amount is None]
    return not_assessed(untold, actual=day) if untold else satisfied(actual=day)
