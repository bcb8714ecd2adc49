"""Was the decision handed over for publication in time, where publishing is a duty?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import applied, assess, published_field
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
def answer(ctx: CheckContext) -> Verdict | None:
    """Only the fields of Đ72.1; information and communications are not among them. The page has days of its own after receiving."""
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    day, issued = ctx.event.day, ctx.ix.events[decision].day
    if day is None or issued is None:
        return not_assessed(ctx.field("on") if day is None else f"fact:events[{decision}].on")
    due = published_field(ctx.ix, decision, ctx.book)
    listed = applied(ctx.book, "published-fields", issued)
    if due is None:
        return not_assessed([f"fact:acts[{a}].field" for a in ctx.ix.acts[decision]], listed, actual=day)
    if not due:
        return satisfied(listed, actual=day)
    judged = assess(ctx.book, ctx.book.limit("publication"), issued, None, 0, 0)
    last = judged.due.due_day if judged.due else None
    if last is None:
        return not_assessed(judged.missing, judged, actual=day)
    handed = [ctx.ix.events[i].day for i in ctx.ix.dependents(decision, "decision_sent") if getattr(ctx.ix.events[i], "to", None) == "other"]
    if day <= last or any(d is not None and d <= last for d in handed):
        return satisfied(judged, actual=day)
    unknown = ctx.unknown("decision_sent")
    return not_assessed(unknown, judged, actual=day, last_day=last) if unknown else finding(judged, actual=day, last_day=last)
