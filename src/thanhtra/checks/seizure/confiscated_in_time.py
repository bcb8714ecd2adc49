"""Were unclaimed goods confiscated in time once the waiting was over?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import Verdict
from thanhtra.deadlines import Deferred
from thanhtra.terms import Defect


def _ask(ctx: CheckContext) -> Verdict | None:
    """From 2022, five working days from the end of the waiting; goods confiscated before its end are another question's."""
    seizure, day = ctx.ix.referent(ctx.at, "seizure"), ctx.event.day
    if seizure is None or day is None or not ctx.book.limit("unclaimed-confiscation").begun_by(day):
        return None
    found = ctx.timeline.step("unclaimed-confiscation", ctx.at)
    if (
        found is None
        or isinstance(found, Deferred)
        or found.trigger is None
        or ctx.timeline.comes_before_start("unclaimed-confiscation", ctx.at)
    ):
        return None
    return answer_of(found)


CHECK = in_time(
    "SEI10",
    "seizure.unclaimed-goods-confiscated-in-time",
    about="seizure_ended",
    limit="unclaimed-confiscation",
    defect=Defect.DUTY,
    vi="Tang vật, phương tiện không có người nhận có được tịch thu trong thời hạn sau khi hết thời gian chờ không?",
    en="Were unclaimed goods confiscated in time once the waiting was over?",
    what=("Ban hành quyết định tịch thu", "the confiscation"),
    module=__name__,
    ask=_ask,
)
