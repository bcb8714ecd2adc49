"""Was a violator who first waived and then asked in time heard before the decision?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import right_at_minutes
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import (
    RuleOn,
    Timing,
    applied,
    in_force,
    may_be_theirs,
    of_whom,
    same_violator,
    several_violators,
)
from thanhtra.terms import Defect


@check(
    "EXP05",
    "explanation.change-of-mind-heard",
    about="decision_issued",
    beside="explanation_requested",
    defect=Defect.PROCEDURE,
    vi="Cá nhân, tổ chức vi phạm đã có ý kiến không yêu cầu giải trình nhưng sau đó yêu cầu trong thời hạn có được xem xét ý kiến trước khi ra quyết định không?",
    en="Was a violator who first waived and then asked in time heard before the decision?",
    wrong=(
        "quyết định ngày {actual} không xem xét yêu cầu giải trình ngày {asked_on}, gửi khi thời hạn chưa hết (đến hết ngày {last_day})",
        "the decision of {actual} did not hear the request of {asked_on}, made before the term ran out on {last_day}",
    ),
    right=(
        "yêu cầu giải trình gửi sau khi có ý kiến không yêu cầu giải trình đã được xem xét, đã quá thời hạn hoặc vụ việc không thuộc trường hợp được giải trình",
        "the late request was heard, came too late, or came from somebody with no right to explain",
    ),
    law="15/2012/QH13 Đ61.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """From 2022, of whoever had the right to explain (Đ61.1). A written request is used by the explanation itself or lapses with its term; an oral one needs the hearing."""
    day, waived = ctx.event.day, _waived(ctx)
    if day is None or not waived or not in_force(ctx.book, "change-of-mind", day):
        return None
    rule = applied(ctx.book, "change-of-mind", day)
    of_minutes = [found for minutes, steps in waived for found in _after(ctx, rule, minutes, steps)]
    return max(of_minutes, key=lambda found: _GRAVITY[found.answer], default=None)


def _waived(ctx: CheckContext) -> list[tuple[int, list[int]]]:
    """The minutes at which somebody gave the right up, each with the steps that did: the minutes themselves among them, where they say so."""
    found: list[tuple[int, list[int]]] = []
    for minutes in ctx.thread.minutes:
        steps = ctx.ix.before(minutes, "explanation_waived", ctx.at)
        own = ctx.ix.event(minutes, ev.MinutesDrawnUp).explanation == "waived"
        if steps or own:
            found.append((minutes, [*steps, minutes] if own else [*steps]))
    return found


def _after(ctx: CheckContext, rule: RuleOn, minutes: int, waived: list[int]) -> Iterator[Verdict]:
    """An answer for each violator of the minutes who changed their mind."""
    drawn = ctx.ix.events[minutes].day
    asked = _requests_after_waiver(ctx, minutes, waived)
    if not asked or drawn is None:
        return
    for request, unsaid in asked:
        right, untold = right_at_minutes(ctx, minutes, drawn, (getattr(ctx.ix.events[request], "subject", None),))
        if right is False:
            yield satisfied(rule)
            continue
        how = ctx.ix.event(request, ev.ExplanationRequested).written_or_oral
        open_ = (*untold, *unsaid)
        if how is not None:
            yield _of(ctx, rule, minutes, request, open_, oral=how == "oral")
            continue
        oral, written = (_of(ctx, rule, minutes, request, open_, oral=either) for either in (True, False))
        yield (oral if oral.answer == written.answer else not_assessed(event_fact(request, "written_or_oral"), rule))


_GRAVITY: Final = {SATISFIED: 0, NOT_ASSESSED: 1, FINDING: 2}


def _of(ctx: CheckContext, rule: RuleOn, minutes: int, request: int, untold: tuple[str, ...], *, oral: bool) -> Verdict:
    """Whether a request of that kind was heard, or came too late, or lapsed."""
    event = ctx.ix.events[request]
    used = ("hearing_held",) if oral else ("explanation_submitted", "hearing_held")
    heard = [
        same_violator(ctx.ix, minutes, request, at)
        for kind in used
        for at in may_be_theirs(ctx.ix, minutes, request, kind, ctx.at)
    ]
    if True in heard:
        return satisfied(rule)
    if event.day is None:
        return not_assessed(event_fact(request, "on"), rule)
    limit = "hearing-request" if oral else "explanation-written"
    late = ctx.timeline.against(limit, minutes, request)
    if late.judged is None or late.judged.last_day is None:
        return not_assessed((*untold, *(late.missing or ("law:calendar",))), rule)
    if late.timing is Timing.LATE or (not oral and ctx.timeline.against(limit, minutes, ctx.at).timing is Timing.LATE):
        return satisfied(rule)
    unsaid = tuple(token for one in heard if not isinstance(one, bool) for token in one)
    missing = (*untold, *unsaid, *ctx.unknown(*used))
    return not_assessed(missing, rule) if missing else finding(rule, asked_on=event.day, last_day=late.judged.last_day)


def _requests_after_waiver(ctx: CheckContext, minutes: int, waived: list[int]) -> list[tuple[int, tuple[str, ...]]]:
    """The first request of each violator who had waived, and what would tell whether it was the one who waived."""
    ix, found, asked = ctx.ix, list[tuple[int, tuple[str, ...]]](), set[str | None]()
    spoken = (minutes,) if waived[-1] == minutes else ()  # the minutes themselves stand ahead of every request
    of_all = not several_violators(ix, minutes)
    for request in ix.before(minutes, "explanation_requested", ctx.at):
        who = None if of_all else of_whom(ix, request)
        if who in asked and (of_all or who is not None):
            continue
        ahead = (*may_be_theirs(ix, minutes, request, "explanation_waived", request), *spoken)
        same = [same_violator(ix, minutes, request, at) for at in ahead]
        if any(same):
            asked.add(who)
            unsaid = () if True in same else tuple(t for one in same if not isinstance(one, bool) for t in one)
            found.append((request, unsaid))
    return found
