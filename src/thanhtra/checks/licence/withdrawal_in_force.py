"""Does a withdrawal of a licence name one that is in force and the subject's?"""

from __future__ import annotations

from thanhtra.casefile import Additional, LicenceStanding, licence_named, standing_on
from thanhtra.casefile.register import untold_of
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "LIC02",
    "decision.licence-withdrawn-in-force",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    given="additional",
    defect=Defect.MEASURE,
    vi="Quyết định tước quyền sử dụng giấy phép có nêu đúng giấy phép còn hiệu lực của đối tượng không?",
    en="Does a withdrawal of a licence name one that is in force and the subject's?",
    right=(
        "giấy phép bị tước quyền sử dụng vào ngày {actual}: {standing}",
        "the licence withdrawn is {standing} on {actual}",
    ),
    wrong=(
        "giấy phép bị tước quyền sử dụng không có hiệu lực vào ngày {actual}: {standing}",
        "the licence withdrawn is not one to withdraw on {actual}: {standing}",
    ),
    law="15/2012/QH13 Đ25.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of a sanction that withdraws a licence; a suspended licence may still be withdrawn. A history not told may hold a withdrawal. Of several licences each."""
    sanction = ctx.sanction
    measures = [m for m in (sanction.additional if sanction else None) or () if m.measure == "withdraw-licence"]
    if not measures:
        return None
    return max((_of_one(ctx, one) for one in measures), key=lambda found: (0, 2, 1)[found.answer])


def _of_one(ctx: CheckContext, measure: Additional) -> Verdict:
    act, sanction = ctx.act, ctx.sanction
    named = measure.licence or (act.licence if act else None)
    if named is None:
        return not_assessed(f"fact:events[{ctx.at}].sanctions[{ctx.act_id}].additional.licence")
    licence = licence_named(ctx.case, named)
    if licence is None:
        return not_assessed("fact:licences")
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    subject = (sanction.subject if sanction else None) or (act.subject if act else None)
    if licence.holder is not None and subject is not None and licence.holder != subject:
        return finding(standing="held by another")
    standing = standing_on(licence, day)
    untold = untold_of(licence, standing)
    if untold is not None:
        return not_assessed(untold)
    return (satisfied if standing in (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED) else finding)(
        standing=standing.value
    )
