"""Is a fine other than the average backed by circumstances on file?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.fines import CircumstanceCount, assess_frame, weigh
from thanhtra.terms import Defect

_UNWEIGHED: Final = CircumstanceCount()


@check(
    "FIN02",
    "fine.at-the-average",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    defect=Defect.MEASURE,
    vi="Mức phạt khác mức trung bình có tình tiết tăng nặng, giảm nhẹ làm căn cứ không?",
    en="Is a fine other than the average backed by circumstances on file?",
    wrong=(
        "phạt {fine} đồng; với {mitigating} tình tiết giảm nhẹ, {aggravating} tăng nặng phải từ {least} đến {most} đồng",
        "the fine is {fine}; with {mitigating} mitigating and {aggravating} aggravating it is {least} to {most} đồng",
    ),
    right=("phạt {fine} đồng phù hợp với các tình tiết", "the fine of {fine} fits the circumstances"),
    law="15/2012/QH13 Đ23.4",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """At the average a fine needs no reason; elsewhere it needs those the ladder of the day asks for."""
    sanction, act, day = ctx.sanction, ctx.act, ctx.event.day
    if sanction is None or sanction.warning:
        return None
    if sanction.fine is None:
        return not_assessed(of_sanction(ctx, "fine"))
    if day is None:
        return not_assessed(ctx.field("on"))
    found = measured(ctx)
    if not found.frames:
        return not_assessed(found.missing)
    if len(found.frames) > 1 and found.missing:
        return not_assessed(found.missing)
    given = sanction.circumstances if sanction.circumstances is not None else act.circumstances if act else None
    weighing = weigh(given) if given is not None else _UNWEIGHED
    handled = ctx.book.law_period(day)
    for frame in found.frames:
        assessed = assess_frame(frame, weighing, ctx.book, handled=handled)
        if assessed.amount is not None and sanction.fine in assessed.amount:
            return satisfied(ground(day, assessed), fine=sanction.fine, mitigating=weighing.mitigating, aggravating=weighing.aggravating)
    assessed = next(assess_frame(frame, weighing, ctx.book, handled=handled) for frame in found.frames)
    if assessed.amount is None:
        return None
    rests = ground(day, assessed)
    if given is None:
        return not_assessed(of_sanction(ctx, "circumstances"), rests)
    return finding(
        rests,
        fine=sanction.fine,
        mitigating=weighing.mitigating,
        aggravating=weighing.aggravating,
        least=int(assessed.amount.least),
        most=int(assessed.amount.most),
        open=assessed.amount.open_,
    )
