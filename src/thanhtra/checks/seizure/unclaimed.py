"""Were unclaimed goods confiscated only after the notices and the waiting the law asks for?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.checks.waiting import waiting_ends
from thanhtra.deadlines import applied
from thanhtra.terms import Defect


@check(
    "SEI06",
    "seizure.unclaimed-goods-called-and-waited-for",
    about="seizure_ended",
    defect=Defect.DUTY,
    vi="Tang vật, phương tiện không có người nhận có bị tịch thu sau đủ số lần thông báo và thời gian chờ không?",
    en="Were unclaimed goods confiscated only after the notices and the waiting the law asks for?",
    wrong=("tịch thu ngày {actual}: {fault_vi}", "confiscated on {actual}: {fault_en}"),
    right=("tịch thu ngày {actual} sau đủ thông báo và thời gian chờ", "the confiscation of {actual} came after the notices and the waiting"),
    law="15/2012/QH13 Đ126.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """One notice and 30 days until 2021; then two notices and a month, a year where no owner is known. The day after the last is the first lawful."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    day = ctx.event.day
    if seizure is None or day is None or getattr(ctx.event, "how", None) != "confiscated":
        return None
    notices = [i for i in ctx.ix.dependents(seizure, "owner_notified") if i < ctx.at]
    if not notices:
        return None
    rule = applied(ctx.book, "unclaimed-goods", day)
    basis = getattr(ctx.ix.events[seizure], "basis", None)
    if rule.text("bases") != "any" and basis not in (None, "verify", "stop"):
        return None
    if len(notices) < rule.number("notices"):
        token = event_token("owner_notified", ctx.ix.events[seizure].named if len(ctx.ix.by_kind["goods_seized"]) > 1 else None)
        if ctx.case.denies(token):
            return finding(rule, fault_vi=f"chỉ có {len(notices)} lần thông báo", fault_en=f"after {len(notices)} notice only", notices=len(notices))
        return not_assessed(token, rule)
    called = ctx.ix.events[notices[-1]].day
    if called is None:
        return not_assessed(f"fact:events[{notices[-1]}].on", rule)
    ends = waiting_ends(ctx, seizure, called)
    if any(end is None for end in ends.values()):
        return not_assessed("law:calendar", rule)
    last = [end for end in ends.values() if end is not None]
    if day > max(last):
        return satisfied(rule, last_day=max(last))
    if day <= min(last):
        return finding(rule, fault_vi=f"trước khi hết thời gian chờ {min(last)}", fault_en=f"before the waiting ran out on {min(last)}", last_day=min(last))
    return not_assessed("fact:subjects", rule)
