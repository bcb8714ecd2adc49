"""Was the written explanation extended in writing, and by no more than the law allows?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.explaining import if_of_right
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Timing, applied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ExplanationExtended


@check(
    "EXP03",
    "explanation.extension-lawful",
    about="explanation_extended",
    defect=Defect.DUTY,
    vi="Thời hạn giải trình có được gia hạn bằng văn bản và không quá mức cho phép không?",
    en="Was the written explanation extended in writing, and by no more than the law allows?",
    wrong=("gia hạn giải trình ngày {actual}: {fault_vi}", "extension of the explanation of {actual}: {fault_en}"),
    right=(
        "gia hạn giải trình đến ngày {until}: đúng quy định (chậm nhất là ngày {last_day})",
        "the extension to {until} is within the law, which ends on {last_day}",
    ),
    law="15/2012/QH13 Đ61.2",
)
def answer(ctx: CheckContext[ExplanationExtended]) -> Verdict | None:
    """Five days and five more, working days from 2022; from 2022 in writing. Of a right nobody had (Đ61.1) nothing is asked."""
    return if_of_right(ctx, _asked(ctx))


def _asked(ctx: CheckContext[ExplanationExtended]) -> Verdict | None:
    minutes = ctx.ix.referent(ctx.at, "minutes")
    if minutes is None:
        missing = ctx.unknown("minutes_drawn_up")
        return not_assessed(missing) if missing else None
    day, drawn = ctx.event.day, ctx.ix.events[minutes].day
    if day is None or drawn is None:
        return not_assessed([ctx.field("on")] if day is None else [event_fact(minutes, "on")])
    form = applied(ctx.book, "explanation-extension-form", day)
    written = ctx.event.in_writing
    if form.flag("in_writing") and written is False:
        return finding(form, fault_vi="không bằng văn bản", fault_en="not in writing")
    until = ctx.event.until
    judged = ctx.timeline.reaching("explanation-extension", minutes, ctx.at, "until")
    if judged is None:
        return not_assessed(event_fact(minutes, "on"))
    last = judged.last_day
    if judged.timing is Timing.LATE:
        return finding(
            judged,
            until=until,
            last_day=last,
            fault_vi=f"đến ngày {until}, quá thời hạn tối đa (đến hết ngày {last})",
            fault_en=f"to {until}, past the longest term, {last}",
        )
    if judged.timing is Timing.REFUSED:
        return not_assessed(judged.missing, judged)
    given = ctx.timeline.against("explanation-written", minutes, ctx.at)
    if given.judged is None:
        return not_assessed(given.missing, judged)
    if given.timing is Timing.LATE:
        return not_assessed(f"law:{_GIVEN_WHEN_OVER}", judged)
    missing = tuple(
        ctx.field(f)
        for f, value in (("until", until), ("in_writing", written))
        if value is None and (f == "until" or form.flag("in_writing"))
    )
    return not_assessed(missing, judged) if missing else satisfied(judged, until=until, last_day=last)


_GIVEN_WHEN_OVER: Final = "15/2012/QH13 Đ61.2"
"""It is given to whoever asks in time (118/2021 Đ17.1); whether the paper may come when the time is over is not said."""
