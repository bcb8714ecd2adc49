"""Was the decision kept back until the right to explain was used, waived or had run out?"""

from __future__ import annotations

from datetime import date

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import right_to_explain
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Deferred, Timing
from thanhtra.terms import Defect

_USED = ("explanation_submitted", "explanation_waived", "hearing_held")


@check(
    "EXP01",
    "decision.explanation-respected",
    about="decision_issued",
    per="act",
    defect=Defect.PROCEDURE,
    vi="Quyết định có được ban hành sau khi quyền giải trình đã được thực hiện, đã có ý kiến không yêu cầu giải trình hoặc đã hết thời hạn không?",
    en="Was the decision kept back until the right to explain was used, waived or had run out?",
    wrong=(
        "quyết định ngày {actual} ban hành khi thời hạn giải trình còn đến hết ngày {last_day}, cá nhân, tổ chức vi phạm chưa giải trình và chưa có ý kiến không yêu cầu giải trình",
        "the decision of {actual} came while the right to explain ran to {last_day}, neither used nor waived",
    ),
    right=(
        "quyết định ngày {actual}: quyền giải trình được bảo đảm",
        "the decision of {actual}: the right to explain was respected",
    ),
    law="15/2012/QH13 Đ61.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The right follows from the maximum of the frame and the additional sanctions, never from the fine; a fine can only prove it."""
    day, minutes = ctx.event.day, ctx.thread.minutes
    if not minutes:
        missing = ctx.unknown("minutes_drawn_up")
        return not_assessed(missing) if missing else None
    own = minutes if ctx.ix.together else tuple(at for at in minutes if ctx.act_id in ctx.ix.acts[at]) or minutes
    for at in own:
        if _used(ctx, at):
            return satisfied(actual=day or "—")
    drawn = [ctx.ix.events[at].day for at in own]
    if day is None or None in drawn:
        return not_assessed(
            [ctx.field("on")] if day is None else [event_fact(at, "on") for at in own if ctx.ix.events[at].day is None]
        )
    ran = [ctx.timeline.last_day("explanation-written", at, ctx.at) for at in own]
    last_judged, last = max(ran, key=lambda r: r[1] or date.min)
    if any(r[1] is None for r in ran):
        return not_assessed(
            next(
                (r[0].found if isinstance(r[0], Deferred) else r[0]).missing if r[0] else ("law:calendar",)
                for r in ran
                if r[1] is None
            ),
            last_judged,
        )
    unheard = [at for at in own if _oral_requests(ctx, at)]
    facts = {"actual": day, "last_day": last}
    if last is not None and day > last and not unheard:
        return satisfied(last_judged, **facts)
    right, untold = right_to_explain(ctx, ctx.act_id, ctx.act, ctx.sanction, day)
    if right is False:
        return satisfied(last_judged, **facts)
    open_ways = ctx.unknown(*_USED) if not unheard else ctx.unknown("explanation_waived", "hearing_held")
    if right and not open_ways:
        return finding(last_judged, **facts)
    return not_assessed((*untold, *open_ways), last_judged, **facts)


def _used(ctx: CheckContext, minutes: int) -> bool:
    if ctx.ix.event(minutes, ev.MinutesDrawnUp).explanation == "waived":
        return True
    if _came(ctx, minutes, "explanation_submitted") and not _oral_requests(ctx, minutes):
        return True
    return _came(ctx, minutes, "explanation_waived") or _came(ctx, minutes, "hearing_held")


def _came(ctx: CheckContext, minutes: int, kind: str) -> bool:
    """Whether an event of ``kind`` hangs on those minutes ahead of the event asked about."""
    dependents = ctx.ix.dependents(minutes, kind)
    return bool(dependents) and dependents[0] < ctx.at


def _oral_requests(ctx: CheckContext, minutes: int) -> list[int]:
    """Hearings asked for; a request certainly past its two working days binds nobody."""
    drawn = ctx.ix.events[minutes].day
    found = [
        i
        for i in ctx.ix.before(minutes, "explanation_requested", ctx.at)
        if ctx.ix.event(i, ev.ExplanationRequested).written_or_oral == "oral"
    ]
    return [
        i
        for i in found
        if drawn is None or ctx.timeline.against("hearing-request", minutes, i).timing is not Timing.LATE
    ]
