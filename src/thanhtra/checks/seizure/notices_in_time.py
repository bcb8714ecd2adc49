"""Was the owner of goods past their seizure called in time?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import Verdict, not_assessed
from thanhtra.deadlines import StepAssessment, assess, grounds_at
from thanhtra.terms import Defect


def _ask(ctx: CheckContext) -> Verdict | None:
    """From 2022: the first notice within its term from the end of the seizure's, the second from the first."""
    seizure, day = ctx.ix.referent(ctx.at, "seizure"), ctx.event.day
    if seizure is None or day is None:
        return None
    rule = ctx.book.limit("unclaimed-first-notice")
    if day < rule.versions.versions[0].start:
        return None
    number = getattr(ctx.event, "round", None)
    if number is None:
        return not_assessed(ctx.field("round"))
    if number > 1:
        rule = ctx.book.limit("unclaimed-second-notice")
        first = [i for i in ctx.ix.dependents(seizure, "owner_notified") if i < ctx.at and getattr(ctx.ix.events[i], "round", None) == 1]
        if not first:
            missing = ctx.unknown("owner_notified")
            return not_assessed(missing) if missing else None
        start = ctx.ix.events[first[-1]].day
        if start is None:
            return not_assessed(f"fact:events[{first[-1]}].on")
    else:
        start = _term_end(ctx, seizure)
        if start is None:
            return not_assessed(f"fact:events[{seizure}].on")
    judged = assess(ctx.book, rule, start, day, 0, 0)
    return answer_of(StepAssessment(seizure, judged, judged.missing))


def _term_end(ctx: CheckContext, seizure: int) -> date | None:
    """The day to which the seizure was extended, else the end of its term under the grounds on file."""
    extended = [getattr(ctx.ix.events[i], "until", None) for i in ctx.ix.dependents(seizure, "seizure_extended") if i < ctx.at]
    if extended:
        known = [d for d in extended if d is not None]
        return max(known, default=None)
    start = ctx.ix.events[seizure].day
    if start is None:
        return None
    given, _, _ = grounds_at(ctx.ix, seizure, ctx.at)
    judged = assess(ctx.book, ctx.book.limit("seizure"), start, None, given, 0)
    return judged.due.due_day if judged.due else None


CHECK = attrs.evolve(
    in_time(
        "SEI09",
        "seizure.owner-called-in-time",
        about="owner_notified",
        limit="unclaimed-first-notice",
        defect=Defect.DUTY,
        vi="Chủ sở hữu tang vật, phương tiện quá thời hạn tạm giữ có được thông báo trong thời hạn không?",
        en="Was the owner of goods past their seizure called in time?",
        what=("thông báo", "the notice"),
        module=__name__,
    ),
    ask=_ask,
)
