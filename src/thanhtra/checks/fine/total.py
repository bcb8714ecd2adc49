"""Is the total the sum of the fines?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued


@check(
    "FIN03",
    "fine.total-is-the-sum",
    about="decision_issued",
    given="total",
    defect=Defect.DRAFTING,
    vi="Tổng mức phạt có đúng bằng tổng các mức phạt không?",
    en="Is the total the sum of the fines?",
    wrong=(
        "tổng ghi {total} đồng, tổng các mức phạt phải là {sum} đồng",
        "the total says {total}, the fines add up to {sum} đồng",
    ),
    right=("tổng {total} đồng bằng các mức phạt cộng lại", "the total of {total} is the sum of the fines"),
    law=("15/2012/QH13 Đ67.1", "15/2012/QH13 Đ68.1"),
)
def answer(ctx: CheckContext[DecisionIssued]) -> Verdict | None:
    """Asked where the paper states a total; fines already known to exceed it prove it wrong."""
    total, sanctions = ctx.event.total, ctx.event.sanctions
    if total is None:
        return None
    if sanctions is None:
        return not_assessed(ctx.field("sanctions"))
    known = sum(s.fine for s in sanctions if s.fine is not None)
    unknown = [f"{ctx.field('sanctions')}[{s.act}].fine" for s in sanctions if s.fine is None and not s.warning]
    facts: dict[str, Any] = {"total": total, "sum": known}
    if unknown and known <= total:
        return not_assessed(unknown, **facts)
    return satisfied(**facts) if known == total and not unknown else finding(**facts)
