"""Was the decision issued within its time limit?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.doubting import some_written_again, written_again
from thanhtra.checks.explaining import untold_right
from thanhtra.checks.verdict import SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Assessment, limit_of_decision
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
    """The point left open where minutes drawn up again keep the decision in time."""
    line, clock = ctx.timeline, ctx.book.limit(slug)
    if slug != "decision" or not some_written_again(ctx.ix):
        return ()
    runs = line.running_for(clock, ctx.at).lawful(line, clock)
    return next((told for of in runs if (told := written_again(ctx, of, ctx.at))), ())


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
