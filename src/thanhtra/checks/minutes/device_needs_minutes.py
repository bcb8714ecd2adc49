"""Was an act detected by a technical device written down, not sanctioned on the spot?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied
from thanhtra.terms import Defect


@check(
    "MIN07",
    "minutes.device-needs-minutes",
    about="spot_decision_issued",
    beside="act_detected",
    defect=Defect.PROCEDURE,
    vi="Vi phạm phát hiện bằng phương tiện, thiết bị kỹ thuật nghiệp vụ có được lập biên bản không?",
    en="Was an act detected by a technical device written down, not sanctioned on the spot?",
    wrong=(
        "quyết định xử phạt không lập biên bản ngày {actual} đối với vi phạm phát hiện bằng thiết bị kỹ thuật: phải lập biên bản",
        "the spot decision of {actual} is about an act detected by a technical device, which needs minutes",
    ),
    right=("vi phạm không được phát hiện bằng thiết bị kỹ thuật", "the act was not detected by a technical device"),
    law="15/2012/QH13 Đ56",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """How the act was detected is asked of its detection; without one on file the order of steps speaks, not this question."""
    day = ctx.event.day
    detected = [i for i in ctx.ix.all_alike("act_detected", ctx.at) if i < ctx.at]
    if day is None or not detected:
        return None
    rule = applied(ctx.book, "device-minutes", day)
    how = [ctx.ix.event(i, ev.ActDetected).how for i in detected]
    if "device" in how:
        return finding(rule)
    untold = [event_fact(i, "how") for i, said in zip(detected, how, strict=True) if said is None]
    return not_assessed(untold, rule) if untold else satisfied(rule)
