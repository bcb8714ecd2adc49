"""Did the deputy who signed hold a delegation that was good that day?"""

from __future__ import annotations

from typing import Final

from thanhtra.casefile import Official
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import delegated
from thanhtra.deadlines import applied, in_force
from thanhtra.terms import Defect


@check(
    "AUT03",
    "decision.deputy-holds-a-delegation",
    about=(
        "decision_issued",
        "spot_decision_issued",
        "no_sanction_decided",
        "decision_corrected",
        "decision_amended",
        "decision_annulled",
        "execution_postponed",
        "instalments_granted",
        "fine_reduced",
        "partial_execution_decided",
        "seizure_ordered",
        "seizure_extended",
        "enforcement_ordered",
    ),
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
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of deputies only: a head and an acting head have the power themselves. A paper without an end is AUT08's to tell.

    A decision or an order names its paper; of other steps any paper on file that gives the signer the power will do. Seizures ask for the
    power to prevent, which is delegated with that to sanction from 2022 (Đ54.2).
    """
    official = signed(ctx).official
    return None if official is None or official.rank != "deputy" else _of_deputy(ctx, official)


def _of_deputy(ctx: CheckContext, official: Official) -> Verdict | None:
    power = _POWERS.get(ctx.event.kind, "sanction")
    if power == "prevent" and not _prevent(ctx):
        return None
    named: str | None = getattr(ctx.event, "delegation", None)
    papers = [d.id for d in ctx.ix.delegations_to(official.id)] if named is None else [named]
    if not papers and ctx.case.delegations is not None:
        said = ("hồ sơ không có văn bản giao quyền nào cho người ký", "the file holds no delegation to the signer")
        return finding(actual=ctx.event.day, why_vi=said[0], why_en=said[1])
    if ctx.event.kind in _NAMING and len(papers) > 1:
        papers = []
    found = [(paper, delegated(ctx.ix, official, paper, power, ctx.event.day, ctx.book)) for paper in papers or (None,)]
    paper, best = min(found, key=lambda one: 0 if one[1].answer else 2 if one[1].wrong else 1)
    if best.answer and best.endless:
        return None
    if best.answer:
        return satisfied(best, actual=ctx.event.day, paper=paper)
    if power == "prevent" and best.wrong is not None:
        sanctions = delegated(ctx.ix, official, paper, "sanction", ctx.event.day, ctx.book)
        if sanctions.wrong is None:  # the Law has both handed on together, and the paper speaks of one
            return not_assessed(f"law:{_prevent(ctx)}", best)
    if best.wrong is not None:
        return finding(best, actual=ctx.event.day, paper=paper, why_vi=best.wrong[0], why_en=best.wrong[1])
    untold = ctx.field("delegation") if ctx.event.kind in _NAMING else "fact:delegations"
    return not_assessed(best.missing or untold, best, actual=ctx.event.day)


_NAMING: Final = ("decision_issued", "spot_decision_issued", "enforcement_ordered")
"""The steps whose papers name the delegation they rest on (118/2021 Đ10.1)."""
_POWERS: Final = {"enforcement_ordered": "coerce", "seizure_ordered": "prevent", "seizure_extended": "prevent"}


def _prevent(ctx: CheckContext) -> str:
    """Where the law of the day has the power to prevent go with the power to sanction; empty where it does not."""
    day = ctx.event.day
    known = day is not None and in_force(ctx.book, "delegation", day)
    return applied(ctx.book, "delegation", day).text("prevent") if day is not None and known else ""
