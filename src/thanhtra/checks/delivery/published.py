"""Was the decision handed over for publication in time, where publishing is a duty?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import applied, judge, published_field
from thanhtra.terms import Defect


@check(
    "PUB01",
    "decision.published-where-due",
    about="decision_published",
    defect=Defect.DUTY,
    vi="Quyết định thuộc lĩnh vực phải công bố công khai có được gửi công bố trong thời hạn không?",
    en="Was the decision handed over for publication in time, where publishing is a duty?",
    wrong=(
        "công bố ngày {actual}; việc gửi công bố chậm nhất là {last_day}",
        "published on {actual}; handing over for publication was due by {last_day}",
    ),
    right=("công bố ngày {actual}: đúng quy định", "publication of {actual} is in order"),
    law="15/2012/QH13 Đ72.1",
)
def answer(asked: Asked) -> Verdict | None:
    """Only the fields of Đ72.1; information and communications are not among them. The page has days of its own after receiving."""
    decision, missing = asked.decided()
    if decision is None:
        return lacks(missing) if missing else None
    day, issued = asked.event.day, asked.ix.events[decision].day
    if day is None or issued is None:
        return lacks(asked.field("on") if day is None else f"fact:events[{decision}].on")
    due = published_field(asked.ix, decision, asked.book)
    listed = applied(asked.book, "published-fields", issued)
    if due is None:
        return lacks([f"fact:acts[{a}].field" for a in asked.ix.acts[decision]], listed, actual=day)
    if not due:
        return yes(listed, actual=day)
    judged = judge(asked.book, asked.book.limit("publication"), issued, None, 0, 0)
    last = judged.due.due_day if judged.due else None
    if last is None:
        return lacks(judged.missing, judged, actual=day)
    handed = [asked.ix.events[i].day for i in asked.ix.hanging(decision, "decision_sent") if getattr(asked.ix.events[i], "to", None) == "other"]
    if day <= last or any(d is not None and d <= last for d in handed):
        return yes(judged, actual=day)
    unknown = asked.unknown("decision_sent")
    return lacks(unknown, judged, actual=day, last_day=last) if unknown else no(judged, actual=day, last_day=last)
