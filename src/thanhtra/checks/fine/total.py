"""Is the total the sum of the fines?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "FIN03",
    "fine.total-is-the-sum",
    about="decision_issued",
    defect=Defect.DRAFTING,
    vi="Tổng mức phạt có đúng bằng tổng các mức phạt không?",
    en="Is the total the sum of the fines?",
    wrong=("tổng ghi {total} đồng, các mức phạt cộng lại là {sum} đồng", "the total says {total}, the fines add up to {sum} đồng"),
    right=("tổng {total} đồng bằng các mức phạt cộng lại", "the total of {total} is the sum of the fines"),
    law=("15/2012/QH13 Đ67.1", "15/2012/QH13 Đ68.1"),
)
def answer(asked: Asked) -> Verdict | None:
    """Asked where the paper states a total; fines already known to exceed it prove it wrong."""
    total, sanctions = getattr(asked.event, "total", None), getattr(asked.event, "sanctions", None)
    if total is None:
        return None
    if sanctions is None:
        return lacks(asked.field("sanctions"))
    known = sum(s.fine for s in sanctions if s.fine is not None)
    unknown = [f"{asked.field('sanctions')}[{s.act}].fine" for s in sanctions if s.fine is None and not s.warning]
    facts = {"total": total, "sum": known}
    if unknown and known <= total:
        return lacks(unknown, **facts)
    return yes(**facts) if known == total and not unknown else no(**facts)
