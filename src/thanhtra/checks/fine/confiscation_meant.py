"""Was what is confiscated the goods of an act that was meant?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged, DecisionIssued, SpotDecisionIssued


@check(
    "FIN11",
    "confiscation.for-an-act-meant",
    about=IMPOSING,
    per="act",
    given="additional",
    defect=Defect.SANCTION_FORM,
    vi="Hành vi bị tịch thu tang vật, phương tiện có do lỗi cố ý không?",
    en="Was the act meant for which exhibits or means are confiscated?",
    wrong=(
        "tịch thu tang vật, phương tiện về hành vi {act} do lỗi vô ý",
        "exhibits or means are confiscated for act {act}, which was not meant",
    ),
    right=("hành vi {act} do lỗi cố ý, được áp dụng tịch thu", "act {act} was meant, so confiscation is open"),
    law="15/2012/QH13 Đ26",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged]) -> Verdict | None:
    """Confiscation is for serious acts that were meant (Đ26); what is serious no text says, so the decree's row stands for it."""
    sanction = ctx.sanction
    if sanction is None or not any(one.measure == "confiscate" for one in sanction.additional or ()):
        return None
    fault = ctx.act.fault if ctx.act is not None else None
    if fault is None:
        return not_assessed(ctx.of_act("fault"), act=ctx.act_id)
    return satisfied(act=ctx.act_id) if fault == "intentional" else finding(act=ctx.act_id)
