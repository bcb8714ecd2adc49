"""Did the provision applied exist, and was it in force for the act?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, law_days_of, provision_of
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.fines import Standing, standing_of
from thanhtra.terms import Defect

_WRONG = {
    Standing.TOO_EARLY: ("văn bản chưa có hiệu lực đối với hành vi", "the text was not yet in force for the act"),
    Standing.ENDED: ("quy định đã hết hiệu lực", "the provision had ended"),
    Standing.ABSENT: ("nghị định không có điểm, khoản này", "the decree has no such provision"),
}


@check(
    "PRO01",
    "decision.provision-in-force",
    about=DECISIONS,
    per="act",
    defect=Defect.ACT,
    vi="Điều khoản được áp dụng có tồn tại và có hiệu lực đối với hành vi không?",
    en="Did the provision applied exist, and was it in force for the act?",
    wrong=("{provision} không áp dụng được cho hành vi ngày {day}: {why_vi}", "{provision} does not apply to an act of {day}: {why_en}"),
    right=("{provision} có hiệu lực đối với hành vi ngày {day}", "{provision} was in force for the act of {day}"),
    law=("15/2012/QH13 Đ3.1", "15/2012/QH13 Đ6.1"),
)
def answer(asked: Asked) -> Verdict | None:
    """An ended act: the text in force when it ended; one going on: when it was detected; the file may leave a stretch of days open."""
    act, handled = asked.act, asked.event.day
    if act is None:
        return lacks(f"fact:acts[{asked.act_id}]")
    provision = provision_of(asked)
    if provision is None:
        return lacks(asked.of_act("provision"))
    if handled is None:
        return lacks(asked.field("on"))
    days = law_days_of(asked)
    latest = days.high or handled
    high = standing_of(provision, latest, handled, asked.book, ongoing=days.ongoing)
    low = high if days.low == days.high else standing_of(provision, days.low, handled, asked.book, ongoing=days.ongoing) if days.low else None
    facts = {"provision": str(provision), "day": latest}
    rests = ground(latest, high)
    if high.standing is Standing.LIGHTER:
        return lacks(f"law:{high.cites[0]}", rests, **facts)
    if high.standing in (Standing.ABSENT, Standing.TOO_EARLY) or (low is not None and low.standing is high.standing is Standing.ENDED):
        return no(rests, **facts, why_vi=_WRONG[high.standing][0], why_en=_WRONG[high.standing][1])
    if low is not None and low.standing is high.standing is Standing.IN_FORCE:
        return yes(rests, **facts)
    return lacks(days.missing, rests, **facts)
