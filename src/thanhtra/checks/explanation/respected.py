"""Was the decision kept back until the right to explain was used, waived or had run out?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from thanhtra import events as ev
from thanhtra.casefile import ALL_ACTS, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import right_to_explain, theirs
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Deferred, Timing, wrong_day
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
        "quyết định ngày {actual} ban hành[[ khi thời hạn giải trình còn đến hết ngày {last_day}, cá nhân, tổ chức vi phạm chưa giải trình và chưa có ý kiến không yêu cầu giải trình]][[ khi phiên giải trình trực tiếp được yêu cầu ngày {asked} chưa được tổ chức]]",
        "the decision of {actual} came[[ while the right to explain ran to {last_day}, neither used nor waived]][[ although the hearing asked for on {asked} had not been held]]",
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
    whose = _used(ctx, own[0]) if len(own) == 1 else _whose(ctx, own)
    if whose is True:
        return satisfied(actual=day or "—")
    drawn = [ctx.ix.events[at].day for at in own]
    if day is None or None in drawn:
        return not_assessed(
            [ctx.field("on")] if day is None else [event_fact(at, "on") for at in own if ctx.ix.events[at].day is None]
        )
    ran = [ctx.timeline.last_day("explanation-written", at, ctx.at, ctx.act_id) for at in own]
    last_judged, last = ran[0] if len(ran) == 1 else max(ran, key=lambda r: r[1] or date.min)
    if last is None or (len(ran) > 1 and any(r[1] is None for r in ran)):
        return not_assessed(
            next(
                (r[0].found if isinstance(r[0], Deferred) else r[0]).missing if r[0] else ("law:calendar",)
                for r in ran
                if r[1] is None
            ),
            last_judged,
        )
    asked = [_oral_requests(ctx, at) for at in own]
    unheard = [one for one, _ in asked if one]
    unsaid = (*(token for _, tokens in asked for token in tokens), *_perhaps_extended(ctx, own, last, day))
    facts = {"actual": day, "last_day": last}
    if day > last and not unheard and not unsaid:
        return satisfied(last_judged, **facts)
    right, untold = right_to_explain(ctx, ctx.act_id, ctx.act, ctx.sanction, day)
    if right is False:
        return satisfied(last_judged, **facts)
    open_ways = ctx.unknown(*_USED) if not unheard else ctx.unknown("explanation_waived", "hearing_held")
    if right and not open_ways and not whose and not unsaid:
        if any(unheard) and day > last:
            asked_at = next(one for one in unheard if one)[0]
            heard = ctx.timeline.due("hearing-notice", asked_at, ctx.at)
            return finding(heard or last_judged, actual=day, asked=ctx.ix.events[asked_at].day)
        return finding(last_judged, **facts)
    return not_assessed((*untold, *open_ways, *whose, *unsaid), last_judged, **facts)


def _perhaps_extended(ctx: CheckContext, papers: tuple[int, ...], last: date | None, day: date) -> tuple[str, ...]:
    """What would tell whether an extension that does not say whose it is keeps the right of whoever answers for the act alive on ``day``."""
    untold: list[str] = []
    for at in papers:
        _, tokens = theirs(ctx, at, "explanation_extended", ctx.act_id or ALL_ACTS)
        papers_ahead = ctx.ix.before(at, "explanation_extended", ctx.at)
        reaching = (ctx.ix.event(i, ev.ExplanationExtended).until for i in papers_ahead)
        if papers_ahead and not tokens:
            tokens = ctx.timeline.untold_reach("explanation-written", at, ctx.at)
        if tokens and last is not None and day > last and any(until is None or day <= until for until in reaching):
            untold += tokens
    return tuple(untold)


def _whose(ctx: CheckContext, papers: tuple[int, ...]) -> Literal[True] | tuple[str, ...]:
    """Whether whoever answers for the act used the right, or gave it up, at one of the minutes; else what would tell that a step was theirs."""
    untold: tuple[str, ...] = ()
    for at in papers:
        found = _used(ctx, at)
        if found is True:
            return True
        untold += found
    return tuple(dict.fromkeys(untold))


def _used(ctx: CheckContext, minutes: int) -> Literal[True] | tuple[str, ...]:
    if ctx.ix.event(minutes, ev.MinutesDrawnUp).explanation == "waived":
        return True
    asked, unsaid = _oral_requests(ctx, minutes)
    untold: tuple[str, ...] = ()
    for kind in _USED:
        came, tokens = theirs(ctx, minutes, kind, ctx.act_id or ALL_ACTS)
        if kind == "explanation_submitted" and asked:
            continue
        if came and not (kind == "explanation_submitted" and unsaid):
            return True
        untold += (*tokens, *(unsaid if came else ()))
    return untold


def _oral_requests(ctx: CheckContext, minutes: int) -> tuple[Sequence[int], tuple[str, ...]]:
    """Hearings asked for by whoever answers for the act, and what would tell of more; a request certainly past its two working days binds nobody.

    One that does not say whether it is for a hearing may be, unless an explanation in writing followed it.
    """
    for at in ctx.ix.before(minutes, "explanation_requested", ctx.at):
        if ctx.ix.event(at, ev.ExplanationRequested).written_or_oral != "written":
            break
    else:
        return (), ()
    return _oral_among(ctx, minutes)


def _oral_among(ctx: CheckContext, minutes: int) -> tuple[Sequence[int], tuple[str, ...]]:
    """The same where not every request was for an explanation in writing. Whether one dated ahead of its minutes came within its days is not told."""
    own, untold = theirs(ctx, minutes, "explanation_requested", ctx.act_id or ALL_ACTS)
    written = ctx.ix.before(minutes, "explanation_submitted", ctx.at)
    bound: list[int] = []
    unsaid: list[str] = []
    for at in own:
        if not _binds(ctx, minutes, at):
            continue
        if wrong := wrong_day(ctx.ix, at, minutes):
            unsaid += wrong
        elif ctx.ix.event(at, ev.ExplanationRequested).written_or_oral == "oral":
            bound.append(at)
        elif not written or written[-1] < at:
            unsaid.append(event_fact(at, "written_or_oral"))
    if not untold:
        return bound, tuple(unsaid)
    tokens = {event_fact(at, "subject"): at for at in ctx.ix.before(minutes, "explanation_requested", ctx.at)}
    return bound, (*unsaid, *(t for t in untold if t not in tokens or _binds(ctx, minutes, tokens[t])))


def _binds(ctx: CheckContext, minutes: int, at: int) -> bool:
    if ctx.ix.event(at, ev.ExplanationRequested).written_or_oral == "written":
        return False
    return (
        ctx.ix.events[minutes].day is None
        or ctx.timeline.against("hearing-request", minutes, at).timing is not Timing.LATE
    )
