"""Did the deputy who signed hold a delegation that was good that day?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import delegated
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, EnforcementOrdered, SpotDecisionIssued


@check(
    "AUT03",
    "decision.deputy-holds-a-delegation",
    about=("decision_issued", "spot_decision_issued", "enforcement_ordered"),
    defect=Defect.AUTHORITY,
    vi="Cấp phó ký quyết định có văn bản giao quyền còn hiệu lực và đúng nội dung không?",
    en="Did the deputy who signed hold a delegation that was good that day?",
    wrong=(
        "cấp phó ký ngày {actual} không có giao quyền hợp lệ: {why_vi}",
        "the deputy signed on {actual} without a good delegation: {why_en}",
    ),
    right=(
        "cấp phó ký ngày {actual} theo văn bản giao quyền {paper}",
        "the deputy signed on {actual} under delegation {paper}",
    ),
    law="15/2012/QH13 Đ54",
)
def answer(ctx: CheckContext[DecisionIssued | EnforcementOrdered | SpotDecisionIssued]) -> Verdict | None:
    """Asked of deputies only: a head and an acting head have the power themselves. A paper without an end is AUT08's to tell."""
    official = ctx.once_of_event(signed).official
    if official is None or official.rank != "deputy":
        return None
    power = "coerce" if ctx.event.kind == "enforcement_ordered" else "sanction"
    paper = ctx.event.delegation
    if paper is None and ctx.case.delegations is not None:
        fitting = [d.id for d in ctx.ix.delegations_to(official.id)]
        paper = fitting[0] if len(fitting) == 1 else None
        if not fitting:
            said = ("hồ sơ không có văn bản giao quyền nào cho người ký", "the file holds no delegation to the signer")
            return finding(actual=ctx.event.day, why_vi=said[0], why_en=said[1])
    found = delegated(ctx.ix, official, paper, power, ctx.event.day, ctx.book)
    if found.answer and found.endless:
        return None
    if found.answer:
        return satisfied(found, actual=ctx.event.day, paper=paper)
    if found.wrong is not None:
        return finding(found, actual=ctx.event.day, paper=paper, why_vi=found.wrong[0], why_en=found.wrong[1])
    return not_assessed(found.missing or ctx.field("delegation"), found, actual=ctx.event.day)
