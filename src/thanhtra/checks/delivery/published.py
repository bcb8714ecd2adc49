"""Was the decision handed over for publication in time, where publishing is a duty?"""

from __future__ import annotations

from thanhtra.casefile import event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import Deferred, Timing, applied, published_field
from thanhtra.terms import Defect


@check(
    "PUB01",
    "decision.published-where-due",
    about="decision_published",
    defect=Defect.DUTY,
    vi="Quyết định thuộc lĩnh vực phải công bố công khai có được gửi công bố trong thời hạn không?",
    en="Was the decision handed over for publication in time, where publishing is a duty?",
    wrong=(
        "công bố ngày {actual}: quá thời hạn gửi công bố (đến hết ngày {last_day})",
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
        return not_assessed(ctx.field("on") if day is None else event_fact(decision, "on"))
    due = published_field(ctx.ix, decision, ctx.book)
    listed = applied(ctx.book, "published-fields", issued)
    if due is None:
        return not_assessed([listed_fact("acts", a, "field") for a in ctx.ix.acts[decision]], listed, actual=day)
    if not due:
        return satisfied(listed, actual=day)
    found = ctx.timeline.step("publication", ctx.at)
    if isinstance(found, Deferred):
        return satisfied(found, actual=day)
    if found is None or found.judged is None:
        return not_assessed(found.missing, listed, actual=day) if found is not None else None
    judged = found.judged
    if judged.timing is Timing.IN_TIME:
        return satisfied(judged, actual=day)
    unknown = ctx.unknown("decision_sent") if judged.timing is Timing.LATE else found.missing
    return (
        not_assessed(unknown, judged, actual=day, last_day=judged.last_day)
        if unknown
        else finding(judged, actual=day, last_day=judged.last_day)
    )
