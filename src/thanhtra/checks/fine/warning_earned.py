"""Does a mitigating circumstance stand for a warning given where a fine was open?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.fines import weigh
from thanhtra.terms import Defect


@check(
    "FIN10",
    "fine.warning-earned",
    about=IMPOSING,
    per="act",
    given="warning",
    defect=Defect.SANCTION_FORM,
    vi="Cảnh cáo thay cho phạt tiền có tình tiết giảm nhẹ làm căn cứ không?",
    en="Does a mitigating circumstance stand for a warning given where a fine was open?",
    wrong=(
        "cảnh cáo về hành vi {act} nhưng không có tình tiết giảm nhẹ",
        "act {act} is warned for and no circumstance mitigates it",
    ),
    right=(
        "cảnh cáo về hành vi {act} có tình tiết giảm nhẹ",
        "a circumstance mitigates act {act}, which is warned for",
    ),
    law="15/2012/QH13 Đ22",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Where the decree leaves a warning or a fine. Not of minors under sixteen, nor where a warning is all there is. What is not serious, no text says."""
    sanction, act = ctx.sanction, ctx.act
    if sanction is None or not sanction.warning:
        return None
    frames = measured(ctx).frames
    if not frames or any(f.frame is None or not f.violation.or_warning for f in frames):
        return None
    rests = ground(frames[0].law_on, frames[0])
    listed = [one for one in (act.circumstances if act else None, sanction.circumstances) if one is not None]
    if not listed:
        return not_assessed(of_sanction(ctx, "circumstances"), rests)
    facts = {"act": ctx.act_id}
    return in_order(rests, facts) if all(weigh(one).mitigating for one in listed) else finding(rests, **facts)
