"""Is the total the sum of the fines?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import SpotDecisionIssued


@check(
    "DEC14",
    "decision.total-is-the-sum",
    about="spot_decision_issued",
    given="total",
    defect=Defect.DRAFTING,
    vi="Tổng tiền phạt có bằng các mức phạt của từng hành vi cộng lại không?",
    en="Is the total the sum of the fines?",
    wrong=(
        "tổng tiền phạt ghi {total} đồng, các hành vi cộng lại {sum} đồng",
        "the total says {total} đồng, the acts add up to {sum} đồng",
    ),
    right=(
        "tổng tiền phạt {total} đồng đúng bằng các mức phạt cộng lại",
        "the total of {total} đồng is the sum of the fines",
    ),
    law=("15/2012/QH13 Đ67.1", "15/2012/QH13 Đ68.1.h"),
)
def answer(ctx: CheckContext[SpotDecisionIssued]) -> Verdict | None:
    """Each act is fined by itself; the total adds the fines up. Of a decision on minutes FIN03 asks it: one question is asked once."""
    total, sanctions = ctx.event.total, ctx.event.sanctions
    if total is None:
        return None
    if not sanctions:
        return not_assessed(ctx.field("sanctions"), total=total)
    unknown = [f"fact:events[{ctx.at}].sanctions[{s.act}].fine" for s in sanctions if not s.warning and s.fine is None]
    added = sum(s.fine or 0 for s in sanctions)
    if added > total or (not unknown and added != total):
        return finding(total=total, sum=added)
    return not_assessed(unknown, total=total, sum=added) if unknown else satisfied(total=total, sum=added)
