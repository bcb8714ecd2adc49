"""Is a fine other than the average backed by circumstances on file?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.fines import Weighing, assess, weigh
from thanhtra.terms import Defect

_UNWEIGHED: Final = Weighing()


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
def answer(asked: Asked) -> Verdict | None:
    """At the average a fine needs no reason; elsewhere it needs those the ladder of the day asks for."""
    sanction, act, day = asked.sanction, asked.act, asked.event.day
    if sanction is None or sanction.warning:
        return None
    if sanction.fine is None:
        return lacks(of_sanction(asked, "fine"))
    if day is None:
        return lacks(asked.field("on"))
    found = measured(asked)
    if not found.frames:
        return lacks(found.missing)
    if len(found.frames) > 1 and found.missing:
        return lacks(found.missing)
    given = sanction.circumstances if sanction.circumstances is not None else act.circumstances if act else None
    weighing = weigh(given) if given is not None else _UNWEIGHED
    handled = asked.book.stretch(day)
    for frame in found.frames:
        assessed = assess(frame, weighing, asked.book, handled=handled)
        if assessed.amount is not None and sanction.fine in assessed.amount:
            return yes(ground(day, assessed), fine=sanction.fine, mitigating=weighing.mitigating, aggravating=weighing.aggravating)
    assessed = next(assess(frame, weighing, asked.book, handled=handled) for frame in found.frames)
    if assessed.amount is None:
        return None
    rests = ground(day, assessed)
    if given is None:
        return lacks(of_sanction(asked, "circumstances"), rests)
    return no(
        rests,
        fine=sanction.fine,
        mitigating=weighing.mitigating,
        aggravating=weighing.aggravating,
        least=int(assessed.amount.least),
        most=int(assessed.amount.most),
        open=assessed.amount.open_,
    )
