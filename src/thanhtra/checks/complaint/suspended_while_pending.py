"""Was execution suspended only while the complaint or suit was pending?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

_LODGED = ("complaint_lodged", "lawsuit_filed")
_ENDED = ("complaint_resolved", "judgment_given")


@check(
    "COM02",
    "complaint.suspension-while-pending",
    about="execution_suspended",
    defect=Defect.DUTY,
    vi="Việc tạm đình chỉ thi hành có diễn ra trong khi khiếu nại, khởi kiện đang được giải quyết không?",
    en="Was execution suspended only while the complaint or suit was pending?",
    wrong=(
        "tạm đình chỉ thi hành ngày {actual} sau khi khiếu nại, khởi kiện đã được giải quyết ngày {ended}",
        "execution was suspended on {actual}, after the complaint or suit was settled on {ended}",
    ),
    right=(
        "tạm đình chỉ thi hành ngày {actual} khi khiếu nại, khởi kiện đang được giải quyết",
        "execution was suspended on {actual} while the complaint or suit was pending",
    ),
    law="15/2012/QH13 Đ15.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked where a complaint or suit is on file and no file went to the criminal bodies; a new complaint or suit opens the power again."""
    day, ix = ctx.event.day, ctx.ix
    lodged, ended = ix.last_alike(_LODGED, ctx.at, ctx.at), ix.last_alike(_ENDED, ctx.at, ctx.at)
    if lodged is None or ix.by_kind.get("sent_to_criminal"):
        return None
    if ended is None or ended < lodged:
        return satisfied(actual=day)
    missing = ctx.unknown(*_LODGED, "sent_to_criminal")
    facts: dict[str, object] = {"actual": day, "ended": ix.events[ended].day}
    return not_assessed(missing, None, **facts) if missing else finding(None, **facts)
