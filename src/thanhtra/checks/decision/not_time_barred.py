"""Was the act still within its limitation when the decision was issued?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Deferred, Timing, limitation, surely_within
from thanhtra.terms import Defect


@check(
    "DEC04",
    "decision.not-time-barred",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    defect=Defect.BARRED,
    vi="Khi ra quyết định, thời hiệu xử phạt hành vi còn hay đã hết?",
    en="Was the act still within its limitation when the decision was issued?",
    wrong=(
        "quyết định ngày {actual} ban hành khi đã hết thời hiệu xử phạt hành vi {act} (hết ngày {last_day})",
        "the decision of {actual} came after the limitation of act {act} ran out on {last_day}",
    ),
    right=(
        "quyết định ngày {actual} còn trong thời hiệu xử phạt hành vi {act}",
        "the decision of {actual} is within the limitation of act {act}",
    ),
    law=("15/2012/QH13 Đ6.1", "15/2012/QH13 Đ65.1.c"),
)
def answer(asked: Asked) -> Verdict | None:
    """The limitation is judged on the day of the decision."""
    act, day = asked.act, asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    if act is None:
        return lacks(f"fact:acts[{asked.act_id}]")
    if surely_within(asked.ix, act, asked.at, asked.book, day):
        return yes(Deferred(limitation, asked.ix, act, asked.at, asked.book, day), act=act.id, actual=day)
    found = limitation(asked.ix, act, asked.at, asked.book, day)
    if found.timing is Timing.IN_TIME:
        return yes(found, act=act.id, actual=day)
    if found.timing is Timing.LATE:
        return no(found, act=act.id, actual=day, last_day=found.last_day)
    return lacks(found.missing, found, act=act.id, actual=day)
