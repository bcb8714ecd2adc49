"""Was a longer seizure ordered by a decision of extension?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thanhtra import events as ev
from thanhtra.casefile import event_fact, event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, wrong_day
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SeizureEnded


@check(
    "SEI08",
    "seizure.extension-decided",
    about="seizure_ended",
    defect=Defect.DUTY,
    vi="Việc tạm giữ quá thời hạn thông thường có quyết định kéo dài không?",
    en="Was a seizure past its plain term ordered by a decision of extension?",
    wrong=(
        "tạm giữ đến ngày {actual}, quá ngày cuối của thời hạn ({last_day}), không có quyết định kéo dài thời hạn tạm giữ",
        "held to {actual}, past {last_day}, without a decision of extension",
    ),
    right=("việc tạm giữ kéo dài có quyết định", "the longer seizure was decided"),
    law="15/2012/QH13 Đ125.8",
)
def answer(ctx: CheckContext[SeizureEnded]) -> Verdict | None:
    """From 2022, for all of the days past the plain term. The ten days of a file passed on need no extension; goods kept to secure execution, to be valued or unclaimed have other rules."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        return None
    event, day = ctx.ix.event(seizure, ev.GoodsSeized), ctx.event.day
    if day is None or event.day is None or event.basis in (None, "secure-execution", "value"):
        return None
    if ctx.ix.dependents(seizure, "owner_notified") or ctx.event.how in ("confiscated", "destroyed", "sold"):
        return None
    rule = applied(ctx.book, "seizure-extension", event.day)
    if not rule.flag("decision"):
        return None
    last = ctx.timeline.under("seizure", seizure, ctx.at, "file-transferred")
    if last is None or day <= last:
        return None
    reached, untold = _reached(ctx, seizure, last)
    if reached >= day:
        return satisfied(rule)
    if untold:
        return not_assessed(untold, rule)
    last = reached
    token = event_token("seizure_extended", event.named if len(ctx.ix.by_kind["goods_seized"]) > 1 else None)
    return finding(rule, last_day=last) if ctx.ix.denies(token) else not_assessed(token, rule)


def _reached(ctx: CheckContext[SeizureEnded], seizure: int, last: date) -> tuple[date, list[str]]:
    """The last day the decisions of extension reach, each taken while the seizure still ran, and the facts that would tell of the others."""
    untold: list[str] = []
    for at in ctx.ix.before(seizure, "seizure_extended", ctx.at):
        one = ctx.ix.event(at, ev.SeizureExtended)
        if one.day is None or one.until is None:
            untold += [event_fact(at, "on")] if one.day is None else []
            untold += [event_fact(at, "until")] if one.until is None else []
        elif wrong := wrong_day(ctx.ix, at, seizure):
            untold += wrong
        elif one.day <= last:
            last = max(last, one.until)
    return last, untold
