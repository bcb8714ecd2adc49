"""Does the delegation the deputy signed under state a definite term?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, EnforcementOrdered, SpotDecisionIssued


@check(
    "AUT08",
    "decision.delegation-states-its-term",
    about=("decision_issued", "spot_decision_issued", "enforcement_ordered"),
    defect=Defect.DUTY,
    vi="Văn bản giao quyền mà cấp phó căn cứ có xác định rõ thời hạn không?",
    en="Does the delegation the deputy signed under state a definite term?",
    wrong=(
        "văn bản giao quyền {paper} không xác định thời hạn (đến khi có văn bản thay thế)",
        "delegation {paper} states no term (until it is replaced)",
    ),
    right=(
        "văn bản giao quyền {paper} xác định thời hạn đến hết ngày {ends}",
        "delegation {paper} states its term, to {ends}",
    ),
    law=("15/2012/QH13 Đ54.2", "81/2013/NĐ-CP Đ5.4", "118/2021/NĐ-CP Đ10.1"),
)
def answer(ctx: CheckContext[DecisionIssued | EnforcementOrdered | SpotDecisionIssued]) -> Verdict | None:
    """Asked where the file says that there is an end, or that there is none; whether there is one is otherwise AUT03's question."""
    official = signed(ctx).official
    named = ctx.event.delegation
    if official is None or official.rank != "deputy":
        return None
    held = [d for d in ctx.ix.delegations_to(official.id) if named in (None, d.id)]
    if len(held) > 1 and any(d.open_ended for d in held):
        return not_assessed(ctx.field("delegation"))
    if len(held) != 1 or (held[0].ends is None and held[0].open_ended is None):
        return None
    paper = held[0]
    return (
        satisfied(paper=paper.id, ends=paper.ends)
        if paper.ends is not None or not paper.open_ended
        else finding(paper=paper.id)
    )
