"""Was there no decision while the file was with the criminal bodies?"""

from __future__ import annotations

from typing import Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.terms import Defect

_THERE_AND_BACK: Final = ("sent_to_criminal", "prosecution_started", "returned_from_criminal")


@check(
    "CRI01",
    "criminal.no-decision-while-there",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    beside=_THERE_AND_BACK,
    defect=Defect.BARRED,
    vi="Quyết định có được ban hành khi hồ sơ không còn ở cơ quan tiến hành tố tụng không?",
    en="Was there no decision while the file was with the criminal bodies?",
    wrong=(
        "quyết định ngày {actual} ban hành khi hồ sơ về hành vi {act} đã chuyển cơ quan tiến hành tố tụng ngày {sent} và chưa được chuyển lại",
        "the decision of {actual} came while the file on act {act} was with the criminal bodies since {sent}",
    ),
    right=(
        "hồ sơ về hành vi {act} đã được chuyển lại trước quyết định",
        "the file on act {act} had come back before the decision",
    ),
    law=("15/2012/QH13 Đ65.1.đ", "15/2012/QH13 Đ62.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The last of sending, prosecuting and giving back before the decision tells where the file was."""
    last = ctx.ix.last_of_act(_THERE_AND_BACK, ctx.act_id or "", ctx.at)
    if last is None:
        return None
    event = ctx.ix.events[last]
    if event.kind == "returned_from_criminal":
        return in_order(None, {"act": ctx.act_id})
    missing = ctx.unknown("returned_from_criminal")
    return not_assessed(missing, act=ctx.act_id) if missing else finding(act=ctx.act_id, sent=event.day)
