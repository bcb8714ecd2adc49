"""Was the written explanation sent in time?"""

from __future__ import annotations

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import in_time, within
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.terms import Defect


def _ask(ctx: CheckContext) -> Verdict | None:
    """Late for the plain term: the extension on file counts, and one not on file is asked for."""
    minutes = ctx.ix.referent(ctx.at, "minutes")
    extended = minutes is not None and any(i < ctx.at for i in ctx.ix.dependents(minutes, "explanation_extended"))
    if extended:
        return within(ctx, "explanation-extension")
    found = within(ctx, "explanation-written")
    if found is None or found.answer != FINDING:
        return found
    longest = within(ctx, "explanation-extension")
    missing = ctx.unknown("explanation_extended")
    return not_assessed(missing, found.rests_on) if missing and longest is not None and longest.answer != FINDING else found


CHECK = attrs.evolve(
    in_time(
        "EXP07",
        "explanation.submitted-in-time",
        about="explanation_submitted",
        limit="explanation-written",
        defect=Defect.DUTY,
        vi="Văn bản giải trình có được gửi trong thời hạn không?",
        en="Was the written explanation sent in time?",
        what=("văn bản giải trình", "the written explanation"),
        module=__name__,
    ),
    ask=_ask,
)
