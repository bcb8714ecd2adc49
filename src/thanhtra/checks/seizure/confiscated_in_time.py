"""Were unclaimed goods confiscated in time once the waiting was over?"""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, not_assessed
from thanhtra.checks.waiting import waiting_ends
from thanhtra.deadlines import StepAssessment, assess
from thanhtra.terms import Defect


def _ask(ctx: CheckContext) -> Verdict | None:
    """From 2022, five working days from the end of the waiting; goods confiscated before its end are another question's."""
    seizure, day = ctx.ix.referent(ctx.at, "seizure"), ctx.event.day
    rule = ctx.book.limit("unclaimed-confiscation")
    if seizure is None or day is None or getattr(ctx.event, "how", None) != "confiscated" or day < rule.versions.versions[0].start:
        return None
    notices = [i for i in ctx.ix.dependents(seizure, "owner_notified") if i < ctx.at]
    if len(notices) < 2 or (called := ctx.ix.events[notices[-1]].day) is None:  # noqa: PLR2004 - two notices, Đ126.4
        return None
    ends: list[date] = [end for end in waiting_ends(ctx, seizure, called).values() if end is not None]
    if not ends or day <= min(ends):
        return None
    found = [_against(ctx, seizure, end, day) for end in ends if day > end]
    answers = {f.answer for f in found}
    if answers == {SATISFIED} or len(ends) == 1:
        return found[0]
    return not_assessed("fact:subjects", found[0].rests_on) if FINDING in answers else found[0]


def _against(ctx: CheckContext, seizure: int, end: date, day: date) -> Verdict:
    judged = assess(ctx.book, ctx.book.limit("unclaimed-confiscation"), end, day, 0, 0)
    return answer_of(StepAssessment(seizure, judged, judged.missing)) or not_assessed("law:no-figure", judged)


CHECK = attrs.evolve(
    in_time(
        "SEI10",
        "seizure.unclaimed-goods-confiscated-in-time",
        about="seizure_ended",
        limit="unclaimed-confiscation",
        defect=Defect.DUTY,
        vi="Tang vật, phương tiện không có người nhận có được tịch thu trong thời hạn sau khi hết thời gian chờ không?",
        en="Were unclaimed goods confiscated in time once the waiting was over?",
        what=("quyết định tịch thu", "the confiscation"),
        module=__name__,
    ),
    ask=_ask,
)
