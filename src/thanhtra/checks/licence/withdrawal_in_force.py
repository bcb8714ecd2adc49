"""Does a withdrawal of a licence name one that is in force and the subject's?"""

from __future__ import annotations

from thanhtra.casefile import Additional, licence_named
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.licence_end import standing_to_withdraw
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
    named = measure.licence or (ctx.act.licence if ctx.act else None)
    if named is None:
        return not_assessed(f"fact:events[{ctx.at}].sanctions[{ctx.act_id}].additional.licence")
    licence = licence_named(ctx.case, named)
    if licence is None:
        return not_assessed("fact:licences")
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    found = standing_to_withdraw(ctx, licence, day)
    return not_assessed(found) if isinstance(found, str) else (satisfied if found[0] else finding)(standing=found[1])
