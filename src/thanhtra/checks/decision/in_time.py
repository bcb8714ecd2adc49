"""Was the decision issued within its time limit?"""

from __future__ import annotations

from typing import Final

import attrs

from thanhtra.casefile import GROUNDS_SHOWN_BY
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.explaining import right_at_minutes
from thanhtra.checks.verdict import SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Assessment, limit_of_decision
from thanhtra.reckoning import law_day
from thanhtra.terms import Defect

_IN_ITS_PLACE: Final = ("decision-after-annulment", "decision-after-criminal-return")
_LIMITS: Final = ("decision", *_IN_ITS_PLACE)
_ASKED: Final = "explanation-requested"
_OTHERS: Final = tuple(slug for slug in GROUNDS_SHOWN_BY if slug != _ASKED)


def _ask(ctx: CheckContext) -> Verdict | None:
    """In time, unless only by a request to explain of somebody with no right to (Đ61.1): whether that gives the month too is not said."""
    likely = limit_of_decision(ctx.ix, ctx.at)
    for slug in (likely, *(other for other in _LIMITS if other != likely)):
        found = within(ctx, slug)
        if found is not None:
            untold = (
                _untold_rights(ctx, slug)
                if found.answer == SATISFIED and isinstance(found.rests_on, Assessment)
                else ()
            )
            return not_assessed(untold, found.rests_on) if untold else found
    return None


def _untold_rights(ctx: CheckContext, slug: str) -> tuple[str, ...]:
    """What would tell of each run of the limit whether the request that alone makes the decision in time was one of right; nothing where none needs it."""
    line, clock = ctx.timeline, ctx.book.limit(slug)
    untold: list[str] = []
    for of in line.running_for(clock, ctx.at).lawful(line, clock):
        judged = line.run(clock, of, ctx.at).judged
        if judged is None or judged.actual is None or judged.branch is None or _ASKED not in judged.branch.grounds:
            continue
        last = line.under(slug, of, ctx.at, *_OTHERS)
        if last is not None and law_day(judged.actual) <= last:
            continue
        papers = (of,) if ctx.ix.kinds[of] == "minutes_drawn_up" else ctx.thread.minutes or (ctx.at,)
        untold += _untold_right(ctx, papers, judged)
    return tuple(dict.fromkeys(untold))


def _untold_right(ctx: CheckContext, papers: tuple[int, ...], judged: Assessment) -> tuple[str, ...]:
    """What would tell whether any act of the papers gives the right; the limit itself where surely none does, nothing where one does."""
    untold: list[str] = []
    for at in papers:
        day = ctx.ix.events[at].day
        right, tokens = (None, (f"fact:events[{at}].on",)) if day is None else right_at_minutes(ctx, at, day)
        if right:
            return ()
        if right is None:
            untold += tokens or (f"fact:events[{at}].acts",)
    return tuple(untold) or (f"law:{judged.cites[0]}",)


CHECK = attrs.evolve(
    in_time(
        "DEC01",
        "decision.issued-in-time",
        about="decision_issued",
        limit="decision",
        defect=Defect.BARRED,
        vi="Quyết định xử phạt có được ban hành trong thời hạn không?",
        en="Was the decision issued within its time limit?",
        what=("Ban hành quyết định xử phạt", "the decision"),
        module=__name__,
    ),
    ask=_ask,
)
