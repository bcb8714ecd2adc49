"""Was the step taken in time? The questions of the explanation's limits, a row each; of who had no right nothing is asked (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import Check, answer_of, in_time
from thanhtra.checks.explaining import if_of_right
from thanhtra.checks.verdict import FINDING, NOT_ASSESSED, SATISFIED, Verdict, not_assessed
from thanhtra.deadlines import named_by, says_whose, sharers
from thanhtra.terms import Defect


def _of_those_told(ctx: CheckContext, found: Verdict) -> Verdict | None:
    """A notice that names some of several violators answers what those asked; one that names nobody what everybody did."""
    ix, minutes = ctx.ix, ctx.ix.referent(ctx.at, "minutes")
    shared = {} if minutes is None else sharers(ix, minutes)
    told = named_by(ix, shared, ctx.at) if shared else None
    if minutes is None or told is None:
        return if_of_right(ctx, found)
    clock = ctx.book.limit("hearing-notice")
    asked = [i for i in ix.before(minutes, "explanation_requested", ctx.at) if ctx.timeline.starts(clock, i)]
    whose = {i: named_by(ix, shared, i) for i in asked}
    silent = tuple(event_fact(i, says_whose(ix.kinds[i])) for i, who in whose.items() if who is None)
    own = [i for i, who in whose.items() if not set(who or ()).isdisjoint(told)]
    answers = [answer for i in own if (answer := answer_of(ctx.timeline.against(clock.slug, i, ctx.at))) is not None]
    if not answers:
        missing = silent or ctx.unknown("explanation_requested")
        return not_assessed(missing) if missing else None
    gravest = max(answers, key=lambda one: _GRAVITY[one.answer])
    if silent and gravest.answer == SATISFIED != found.answer:
        return not_assessed(silent, gravest.rests_on)
    return if_of_right(ctx, gravest, told)


_GRAVITY: Final = {SATISFIED: 0, NOT_ASSESSED: 1, FINDING: 2}

CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "EXP02",
        "explanation.hearing-notified-in-time",
        about="hearing_notified",
        limit="hearing-notice",
        defect=Defect.PROCEDURE,
        vi="Phiên giải trình trực tiếp có được thông báo trong thời hạn không?",
        en="Was the hearing announced in time?",
        what=("Thông báo phiên giải trình trực tiếp", "the notice of the hearing"),
        module=__name__,
        only=_of_those_told,
    ),
    in_time(
        "EXP07",
        "explanation.submitted-in-time",
        about="explanation_submitted",
        limit="explanation-written",
        defect=Defect.DUTY,
        vi="Văn bản giải trình có được gửi trong thời hạn không?",
        en="Was the written explanation sent in time?",
        what=("Gửi văn bản giải trình", "the written explanation"),
        module=__name__,
        only=if_of_right,
    ),
)
