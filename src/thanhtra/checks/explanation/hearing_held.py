"""Was the hearing held after its notice and before the decision?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import if_of_right
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import named_by, sharers
from thanhtra.terms import Defect


@check(
    "EXP04",
    "explanation.hearing-between-notice-and-decision",
    about="hearing_held",
    defect=Defect.PROCEDURE,
    vi="Phiên giải trình trực tiếp có được tổ chức sau khi thông báo và trước khi ra quyết định không?",
    en="Was the hearing held after its notice and before the decision?",
    wrong=("phiên giải trình trực tiếp ngày {actual}: {fault_vi}", "hearing of {actual}: {fault_en}"),
    right=(
        "phiên giải trình trực tiếp ngày {actual} được thông báo trước và tổ chức trước quyết định",
        "the hearing of {actual} was announced before and held before the decision",
    ),
    law="15/2012/QH13 Đ61.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The notice must be there before the hearing; a decision on the same minutes dated before the hearing did not hear. Of a right nobody had (Đ61.1) nothing is asked."""
    return if_of_right(ctx, _asked(ctx))


def _asked(ctx: CheckContext) -> Verdict | None:
    minutes = ctx.ix.referent(ctx.at, "minutes")
    if minutes is None:
        missing = ctx.unknown("minutes_drawn_up")
        return not_assessed(missing) if missing else None
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    shared = sharers(ctx.ix, minutes)
    if not shared:
        return _of_acts(ctx, minutes, day, None)
    named = named_by(ctx.ix, shared, ctx.at)
    found = [_of_acts(ctx, minutes, day, shared[who]) for who in named or shared]
    if named or len({one.answer for one in found}) == 1:
        return max(found, key=lambda one: _GRAVITY[one.answer])
    return not_assessed(ctx.field("subject"))


_GRAVITY: Final = {SATISFIED: 0, NOT_ASSESSED: 1, FINDING: 2}


def _of_acts(ctx: CheckContext, minutes: int, day: date, acts: frozenset[str] | None) -> Verdict:
    """Whether they were heard before their decision and after their notice; one that names nobody is to everybody who asked."""
    ix, events = ctx.ix, ctx.ix.events
    decided = [
        d
        for i in ix.dependents(minutes, "decision_issued")
        if (d := events[i].day) is not None and (acts is None or not acts.isdisjoint(ix.acts[i]))
    ]
    if decided and min(decided) < day:
        return finding(
            fault_vi=f"sau quyết định ngày {min(decided)}",
            fault_en=f"after the decision of {min(decided)}",
            decided=min(decided),
        )
    notices = [
        i
        for i in ix.dependents(minutes, "hearing_notified")
        if acts is None or (own := events[i].acts) is None or not acts.isdisjoint(own)
    ]
    if not notices:
        missing = ctx.unknown("hearing_notified")
        return (
            not_assessed(missing)
            if missing
            else finding(fault_vi="không có thông báo bằng văn bản", fault_en="there was no written notice")
        )
    known = [(i, d) for i in notices if (d := events[i].day) is not None]
    if not known:
        return not_assessed([event_fact(i, "on") for i in notices])
    first = min(d for _, d in known)
    return (
        satisfied(notified=first)
        if first <= day
        else finding(fault_vi=f"trước thông báo ngày {first}", fault_en=f"before its notice of {first}", notified=first)
    )
