"""Were unclaimed goods confiscated only after the notices and the waiting the law asks for?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra import events as ev
from thanhtra.casefile import CHANGING, event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import RuleOn, applied, is_after, owner_calls
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureEnded

_DECIDES: Final = ("decision_issued", "spot_decision_issued", "no_sanction_decided")


@check(
    "SEI06",
    "seizure.unclaimed-goods-called-and-waited-for",
    about="seizure_ended",
    defect=Defect.DUTY,
    vi="Tang vật, phương tiện không có người nhận có bị tịch thu sau đủ số lần thông báo và thời gian chờ không?",
    en="Were unclaimed goods confiscated only after the notices and the waiting the law asks for?",
    wrong=("tịch thu ngày {actual}: {fault_vi}", "confiscated on {actual}: {fault_en}"),
    right=(
        "tịch thu ngày {actual} sau đủ thông báo và thời gian chờ",
        "the confiscation of {actual} came after the notices and the waiting",
    ),
    law="15/2012/QH13 Đ126.4",
)
def answer(ctx: CheckContext[SeizureEnded]) -> Verdict | None:
    """One notice and 30 days until 2021; then two notices and a month, a year where no owner is known. The day after the last is the first lawful."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    day = ctx.event.day
    if seizure is None or day is None or ctx.event.how != "confiscated":
        return None
    notices = owner_calls(ctx.ix, seizure, ctx.at)
    rule = applied(ctx.book, "unclaimed-goods", day)
    basis = ctx.ix.event(seizure, ev.GoodsSeized).basis
    if rule.text("bases") != "any" and basis not in (None, "verify", "stop"):
        return None
    if not notices:
        return _without_notice(ctx, rule)
    if len(notices) < rule.number("notices"):
        token = event_token(
            "owner_notified", ctx.ix.events[seizure].named if len(ctx.ix.by_kind["goods_seized"]) > 1 else None
        )
        if ctx.ix.denies(token):
            return finding(
                rule,
                fault_vi=f"chỉ có {len(notices)} lần thông báo",
                fault_en=f"after {len(notices)} notice only",
                notices=len(notices),
            )
        return not_assessed(token, rule)
    waiting = ctx.timeline.start("unclaimed-confiscation", seizure, ctx.at)
    if waiting.low is None or waiting.high is None:
        return not_assessed(waiting.missing, rule)
    if is_after(day, waiting.high):
        return satisfied(rule, last_day=waiting.high)
    if not is_after(day, waiting.low):
        return finding(
            rule,
            fault_vi=f"khi thời gian chờ chưa hết (đến hết ngày {waiting.low})",
            fault_en=f"before the waiting ran out on {waiting.low}",
            last_day=waiting.low,
        )
    return not_assessed(waiting.missing, rule)


def _without_notice(ctx: CheckContext[SeizureEnded], rule: RuleOn) -> Verdict | None:
    """Goods confiscated with no notice on file: in order where a decision confiscates, or may; else nobody was called."""
    decisions = [ctx.ix.events[i] for kind in (*_DECIDES, *CHANGING) for i in ctx.ix.by_kind.get(kind, ())]
    imposed = [getattr(d, "sanctions", None) for d in decisions]
    if any(
        sanctions is None
        or any(s.additional is None or any(a.measure == "confiscate" for a in s.additional) for s in sanctions)
        for sanctions in imposed
    ):
        return None
    missing = (*(() if decisions else ctx.unknown(*_DECIDES)), *ctx.unknown("owner_notified"))
    if missing:
        return not_assessed(missing, rule)
    return finding(
        rule,
        fault_vi="không có quyết định tịch thu và không thông báo lần nào",
        fault_en="with no decision that confiscates and no notice",
        notices=0,
    )
