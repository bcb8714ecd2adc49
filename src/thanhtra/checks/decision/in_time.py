"""Was the decision issued within its time limit?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.explaining import untold_right
from thanhtra.checks.verdict import SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Assessment, Timing, applied, in_force, limit_of_decision
from thanhtra.terms import Defect

_IN_ITS_PLACE: Final = ("decision-after-annulment", "decision-after-criminal-return")
_LIMITS: Final = ("decision", *_IN_ITS_PLACE)


def _ask(ctx: CheckContext) -> Verdict | None:
    """In time, unless only by a request to explain of somebody with no right to (Đ61.1): whether that gives the month too is not said."""
    for slug in (limit_of_decision(ctx.ix, ctx.at), *_LIMITS):  # the likely one first: the others do not run, as a rule
        found = within(ctx, slug)
        if found is None:
            continue
        if found.answer != SATISFIED:
            return found
        rights = _untold_rights(ctx, slug) if isinstance(found.rests_on, Assessment) else ()
        untold = rights or _written_again(ctx, slug)
        return not_assessed(untold, found.rests_on) if untold else found
    return None


def _untold_rights(ctx: CheckContext, slug: str) -> tuple[str, ...]:
    """What would tell of each run of the limit whether the request that alone makes the decision in time was one of right; nothing where none needs it."""
    line, clock = ctx.timeline, ctx.book.limit(slug)
    runs = line.running_for(clock, ctx.at).lawful(line, clock)
    return tuple(
        dict.fromkeys(t for of in runs for t in untold_right(ctx, slug, of, line.run(clock, of, ctx.at).judged))
    )


def _written_again(ctx: CheckContext, slug: str) -> tuple[str, ...]:
    """The point left open where the minutes that keep the decision in time are of an act written down before, whose own term was over."""
    ix, line = ctx.ix, ctx.timeline
    if len(ix.by_kind.get("minutes_drawn_up", ())) < _TWO or slug != "decision":
        return ()
    for of in line.running_for(ctx.book.limit(slug), ctx.at).lawful(line, ctx.book.limit(slug)):
        day = ix.days[of]
        if day is None or not in_force(ctx.book, "one-minutes", day):
            continue
        rule = applied(ctx.book, "one-minutes", day)
        firsts = {ix.about_act(act, "minutes_drawn_up")[0] for act in ix.acts[of]} if rule.flag("one_act_once") else ()
        for first in firsts:
            decided = any(ix.first_alike((kind,), first, first) in range(first, of) for kind in _DECISIONS)
            if first < of and not decided and line.against(slug, first, ctx.at).timing is not Timing.IN_TIME:
                return (f"law:{rule.cites[0]}",)
    return ()


_TWO: Final = 2
_DECISIONS: Final = ("decision_issued", "spot_decision_issued", "no_sanction_decided")

CHECK = in_time(
    "DEC01",
    "decision.issued-in-time",
    about="decision_issued",
    limit="decision",
    defect=Defect.BARRED,
    vi="Quyết định xử phạt có được ban hành trong thời hạn không?",
    en="Was the decision issued within its time limit?",
    what=("Ban hành quyết định xử phạt", "the decision"),
    module=__name__,
    ask=_ask,
)
