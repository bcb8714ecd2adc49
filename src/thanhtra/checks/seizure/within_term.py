"""Did the seizure end within its term, and within the term of the decision?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time, within
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import StepAssessment, assess, grounds_at, minutes_around, missing_of
from thanhtra.terms import Defect

_FREE = frozenset({"secure-execution", "value"})
_DISPOSED = frozenset({"confiscated", "destroyed", "sold"})


def _ask(ctx: CheckContext) -> Verdict | None:
    """Held to secure execution, or waiting for an owner who was called, goods have no such term; nor those held to be valued."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    basis = getattr(ctx.ix.events[seizure], "basis", None)
    if basis in _FREE or ctx.ix.dependents(seizure, "owner_notified"):
        return None
    found = _judged(ctx, seizure)
    if found is not None and found.answer == SATISFIED:
        capped = _capped(ctx, seizure)
        found = capped if capped is not None and capped.answer != SATISFIED else found
    if found is not None and found.answer == FINDING and basis is None:
        return not_assessed(f"fact:events[{seizure}].basis", found.rests_on)
    return found


def _judged(ctx: CheckContext, seizure: int) -> Verdict | None:
    rule = ctx.book.limit("seizure")
    decided = _decided(ctx, seizure)
    start = ctx.ix.events[seizure].day
    if decided is None or start is None:
        return within(ctx, rule.slug)
    given, denied, clocks = grounds_at(ctx.ix, seizure, ctx.at)
    judged = assess(ctx.book, rule, start, decided, given, denied, clocks)
    return answer_of(StepAssessment(seizure, judged, missing_of(ctx.ix, judged, seizure, ctx.at)))


def _decided(ctx: CheckContext, seizure: int) -> date | None:
    """Goods dealt with as the decision says were held on its strength from its day."""
    if getattr(ctx.event, "how", None) not in _DISPOSED:
        return None
    acts = set(ctx.ix.acts[seizure])
    days = [d for i in ctx.ix.by_kind.get("decision_issued", ()) if i < ctx.at and not acts.isdisjoint(ctx.ix.acts[i]) and (d := ctx.ix.events[i].day)]
    return min(days, default=None)


def _capped(ctx: CheckContext, seizure: int) -> Verdict | None:
    """Never past the term of Đ66 for the decision, counted from the minutes."""
    end = _decided(ctx, seizure) or ctx.event.day
    for minutes in minutes_around(ctx.ix, seizure):
        drawn = ctx.ix.events[minutes].day
        if drawn is None or end is None:
            continue
        given, denied, clocks = grounds_at(ctx.ix, minutes, ctx.at)
        judged = assess(ctx.book, ctx.book.limit("decision"), drawn, end, given, denied, clocks)
        found = answer_of(StepAssessment(minutes, judged, missing_of(ctx.ix, judged, minutes, ctx.at)))
        if found is not None and found.answer != SATISFIED:
            return found
    return None


CHECK = attrs.evolve(
    in_time(
        "SEI03",
        "seizure.within-its-term",
        about="seizure_ended",
        limit="seizure",
        defect=Defect.DUTY,
        vi="Việc tạm giữ có chấm dứt trong thời hạn tạm giữ và thời hạn ra quyết định xử phạt không?",
        en="Did the seizure end within its term, and within the term of the decision?",
        what=("việc chấm dứt tạm giữ", "the end of the seizure"),
        module=__name__,
    ),
    ask=_ask,
)
