"""Deadlines asked what their answers are asked: was the request to explain one of right (quyền giải trình), was the act written down before?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from thanhtra import events as ev
from thanhtra.casefile import DECISIONS, GROUNDS_SHOWN_BY
from thanhtra.checks.explaining import untold_right, untold_rights_of_seizure
from thanhtra.deadlines import Timing, applied, in_force, met_whole
from thanhtra.errors import LawError
from thanhtra.terms import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thanhtra.casefile import Index
    from thanhtra.checks.context import CheckContext
    from thanhtra.findings import Deadline


def may_be_doubted(ix: Index) -> bool:
    """Whether the file holds a step that lengthens a limit only for who had the right to ask for it, minutes drawn up again, or several complaints."""
    return (
        not ix.by_kind.keys().isdisjoint(GROUNDS_SHOWN_BY["explanation-requested"])
        or len(ix.by_kind.get("complaint_lodged", ())) > 1
        or some_written_again(ix)
    )


def some_written_again(ix: Index) -> bool:
    """Whether an act of the file stands in more than one of its minutes."""
    drawn = ix.by_kind.get("minutes_drawn_up", ())
    if len(drawn) <= 1:
        return False
    found: bool | None = ix.cache.get("written again")
    if found is None:
        acts = [act for at in drawn for act in ix.acts[at]]
        found = ix.cache["written again"] = len(acts) > len(set(acts))
    return found


def written_again(ctx: CheckContext[Any], of: int, at: int | None, actual: date | None = None) -> tuple[str, ...]:
    """The point left open where minutes ``of`` are of an act written down before, whose own term was over by event ``at``, or on ``actual``."""
    ix, line, day = ctx.ix, ctx.timeline, ctx.ix.days[of]
    if ix.kinds[of] != "minutes_drawn_up" or day is None or not in_force(ctx.book, "one-minutes", day):
        return ()
    rule, clock = applied(ctx.book, "one-minutes", day), ctx.book.limit("decision")
    if not rule.flag("one_act_once"):
        return ()
    for first in {ix.about_act(act, "minutes_drawn_up")[0] for act in ix.acts[of]}:
        decided = any(ix.first_alike((kind,), first, first) in range(first, of) for kind in DECISIONS)
        if first >= of or decided or (at is None and met_whole(line, clock, first) is not None):
            continue
        if line.run(clock, first, at, actual).timing is not Timing.IN_TIME:
            return (f"law:{rule.cites[0]}",)
    return ()


def lodged_again(ix: Index, complaint: int) -> tuple[str, ...]:
    """The point left open where an earlier complaint of whoever lodged this one was not resolved by then: this may be the second."""
    who, paper = ix.event(complaint, ev.ComplaintLodged).subject, ix.referent(complaint, "against")
    for i in ix.all_alike("complaint_lodged", complaint):
        other = ix.event(i, ev.ComplaintLodged).subject
        if i >= complaint or ix.before(i, "complaint_resolved", complaint) or ix.referent(i, "against") != paper:
            continue
        if who is None or other is None or who == other:
            return (LEFT_UNRESOLVED,)
    return ()


def _perhaps_second(ctx: CheckContext[Any], one: Deadline) -> Deadline:
    """A first complaint resolved late by thirty days is so by none where it may be the second."""
    complaint = None if one.event is None else ctx.ix.referent(one.event, "complaint")
    if one.status is not Status.MISSED or complaint is None or ctx.ix.kinds[complaint] != "complaint_lodged":
        return one
    untold = lodged_again(ctx.ix, complaint)
    return attrs.evolve(one, status=Status.CONDITIONAL, missing=(*one.missing, *untold)) if untold else one


def with_doubts(ctx: CheckContext[Any], found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines, those met or open only by a request nobody may have had a right to being conditional, as DEC01 and SEI03 do not assess them."""
    return tuple([doubt(ctx, one) if (doubt := _DOUBTS.get(one.kind)) is not None else one for one in found])


def _doubted(ctx: CheckContext[Any], one: Deadline) -> Deadline:
    if one.status not in (Status.MET, Status.OPEN) or one.event is None:
        return one
    try:
        untold = _untold(ctx, one.kind, one.event)
    except LawError as unread:
        untold = (unread.token,)
    return attrs.evolve(one, status=Status.CONDITIONAL, missing=(*one.missing, *untold)) if untold else one


def _untold(ctx: CheckContext[Any], slug: str, of: int) -> tuple[str, ...]:
    line, clock, day = ctx.timeline, ctx.book.limit(slug), ctx.ix.days[of]
    at = met_whole(line, clock, of)
    ctx.about(len(ctx.ix.events) - 1 if at is None else at)
    if at is None and (ctx.as_of is None or day is None):
        return ()
    actual = None if at is not None or ctx.as_of is None or day is None else max(ctx.as_of, day)
    judged = line.run(clock, of, at, actual).judged
    if slug == "seizure":
        return untold_rights_of_seizure(ctx, of, judged)
    again = written_again(ctx, of, at, actual) if slug == "decision" and some_written_again(ctx.ix) else ()
    return untold_right(ctx, slug, of, judged) or again


LEFT_UNRESOLVED: Final = "law:02/2011/QH13 Đ33.1"
"""Whether a complaint lodged while the first stood unresolved is the second the text does not say."""
_DOUBTS: Final[dict[str, Callable[[CheckContext[Any], Deadline], Deadline]]] = {
    "decision": _doubted,
    "decision-after-annulment": _doubted,
    "seizure": _doubted,
    "complaint-resolution": _perhaps_second,
}
"""What doubts a limit: three are lengthened by a request to explain."""
