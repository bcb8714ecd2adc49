"""Is the act sanctioned for the first time?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.lifecycle import TRACKS
from thanhtra.terms import Defect


@check(
    "DEC05",
    "decision.act-sanctioned-once",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    defect=Defect.BARRED,
    vi="Hành vi này có được xử phạt đúng một lần không?",
    en="Is the act sanctioned for the first time?",
    wrong=(
        "hành vi {act} đã bị xử phạt bằng một quyết định còn hiệu lực: một hành vi chỉ bị xử phạt một lần (15/2012/QH13 Đ3.1.d)",
        "act {act} is already sanctioned by a decision that stands: one act is sanctioned once (15/2012/QH13 Đ3.1.d)",
    ),
    right=(
        "hồ sơ không có quyết định nào khác đang xử phạt hành vi {act}",
        "the file holds no other decision that sanctions act {act}",
    ),
    law="15/2012/QH13 Đ3.1.d",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Read off the rows: a decision lands again only once the first was annulled. Of this file: what another body decided is in none."""
    stage = ctx.stage_before()
    if "decision_delivered" not in TRACKS["proceeding"].land[stage] and stage not in _SANCTIONED:
        return in_order(None, {"act": ctx.act_id})
    if stage == "not-sanctioned" or not _decided_before(ctx):
        return in_order(None, {"act": ctx.act_id})
    missing = ctx.unknown("decision_annulled")
    return not_assessed(missing, act=ctx.act_id) if missing else finding(act=ctx.act_id)


def _decided_before(ctx: CheckContext) -> bool:
    """Whether another decision stands ahead, or a step of one not on file; a step of this very decision that stands too early is no other decision."""
    return any(
        i < ctx.at and ctx.ix.referent(i, "decision") != ctx.at
        for kind in _DECIDING
        for i in ctx.ix.about_act(ctx.act_id or "", kind)
    )


_DECIDING = ("decision_issued", "spot_decision_issued", "decision_delivered", "execution_completed", "execution_lapsed")
_SANCTIONED = frozenset({"decided", "delivered", "executed", "lapsed"})
