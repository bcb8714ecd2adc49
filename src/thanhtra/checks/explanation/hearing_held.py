"""Was the hearing held after its notice and before the decision?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "EXP04",
    "explanation.hearing-between-notice-and-decision",
    about="hearing_held",
    defect=Defect.PROCEDURE,
    vi="Phiên giải trình trực tiếp có được tổ chức sau khi thông báo và trước khi ra quyết định không?",
    en="Was the hearing held after its notice and before the decision?",
    wrong=("phiên giải trình ngày {actual}: {fault_vi}", "hearing of {actual}: {fault_en}"),
    right=("phiên giải trình ngày {actual} được thông báo trước và tổ chức trước quyết định", "the hearing of {actual} was announced before and held before the decision"),
    law="15/2012/QH13 Đ61.3",
)
def answer(asked: Asked) -> Verdict | None:
    """The notice must be there before the hearing; a decision on the same minutes dated before the hearing did not hear."""
    minutes = asked.ix.of(asked.at, "minutes")
    if minutes is None:
        missing = asked.unknown("minutes_drawn_up")
        return lacks(missing) if missing else None
    day = asked.event.day
    if day is None:
        return lacks(asked.field("on"))
    events = asked.ix.events
    decided = [d for i in asked.ix.hanging(minutes, "decision_issued") if (d := events[i].day) is not None]
    if decided and min(decided) < day:
        return no(fault_vi=f"sau quyết định ngày {min(decided)}", fault_en=f"after the decision of {min(decided)}", decided=min(decided))
    notices = asked.ix.hanging(minutes, "hearing_notified")
    if not notices:
        missing = asked.unknown("hearing_notified")
        return lacks(missing) if missing else no(fault_vi="không có thông báo bằng văn bản", fault_en="there was no written notice")
    known = [(i, d) for i in notices if (d := events[i].day) is not None]
    if not known:
        return lacks([f"fact:events[{i}].on" for i in notices])
    first = min(d for _, d in known)
    return yes(notified=first) if first <= day else no(fault_vi=f"trước thông báo ngày {first}", fault_en=f"before its notice of {first}", notified=first)
