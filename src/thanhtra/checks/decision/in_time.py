"""Was the decision issued within its time limit?"""

from __future__ import annotations

from typing import Final

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.explaining import right_at_minutes
from thanhtra.checks.verdict import SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import Assessment, limit_of_decision
from thanhtra.terms import Defect

_IN_ITS_PLACE: Final = ("decision-after-annulment", "decision-after-criminal-return")
_LIMITS: Final = ("decision", *_IN_ITS_PLACE)
_ASKED: Final = "explanation-requested"


def _ask(ctx: CheckContext) -> Verdict | None:
    """In time, unless only by a request to explain of somebody with no right to (Đ61.1): whether that gives the month too is not said."""
    likely = limit_of_decision(ctx.ix, ctx.at)
    found = within(ctx, likely) or next((v for slug in _LIMITS if slug != likely and (v := within(ctx, slug)) is not None), None)
    if found is None or found.answer != SATISFIED or not isinstance(found.rests_on, Assessment):
        return found
    branch, minutes = found.rests_on.branch, ctx.thread.minutes
    if branch is None or _ASKED not in branch.grounds or any(ctx.ix.dependents(at, "facts_verified") for at in minutes):
        return found
    rights = [right_at_minutes(ctx, at, day)[0] for at in minutes if (day := ctx.ix.events[at].day) is not None]
    return not_assessed(f"law:{found.rests_on.cites[0]}", found.rests_on) if rights and all(right is False for right in rights) else found


CHECK = attrs.evolve(
    in_time(
        "DEC01",
        "decision.issued-in-time",
        about="decision_issued",
        limit="decision",
        also=_IN_ITS_PLACE,
        defect=Defect.BARRED,
        vi="Quyết định xử phạt có được ban hành trong thời hạn không?",
        en="Was the decision issued within its time limit?",
        what=("Ban hành quyết định xử phạt", "the decision"),
        module=__name__,
    ),
    ask=_ask,
)
