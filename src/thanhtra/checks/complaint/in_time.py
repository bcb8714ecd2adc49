"""Was the complaint accepted, and resolved, in time? A row each; asked of a step and the complaint it names (câu hỏi về thời hạn)."""

from __future__ import annotations

from typing import Any, Final

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import Check, answer_of, in_time
from thanhtra.checks.doubting import lodged_again
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.terms import Defect


def _accepted(ctx: CheckContext[Any]) -> Verdict | None:
    """Ten days from receiving the complaint, the first or the second; accepted again it is not asked, of a suit the court's own law says."""
    complaint = ctx.ix.referent(ctx.at, "complaint")
    if complaint is None:
        return _which(ctx)
    if ctx.ix.kinds[complaint] != "complaint_lodged" or ctx.ix.before(complaint, "complaint_accepted", ctx.at):
        return None
    return answer_of(ctx.timeline.against("complaint-acceptance", complaint, ctx.at))


def _resolved(ctx: CheckContext[Any], slug: str, *, second: bool) -> Verdict | None:
    """From acceptance. A complaint that was withdrawn is not resolved; one of several violators is the second only after their own first, whose resolution says so where it says which it is."""
    ix, complaint = ctx.ix, ctx.ix.referent(ctx.at, "complaint")
    if ctx.event.outcome == "withdrawn":
        return None
    if complaint is None:
        return None if second else _which(ctx)
    if ix.kinds[complaint] != "complaint_lodged":
        return None
    earlier = max(ix.before(complaint, "complaint_resolved", ctx.at), default=complaint)
    accepted = next((i for i in ix.before(complaint, "complaint_accepted", ctx.at) if i > earlier), None)
    if accepted is None:
        after = earlier > complaint or ix.last_alike(("complaint_resolved",), complaint, complaint) is not None
        missing = ctx.unknown("complaint_accepted") if after is second else ()
        return not_assessed(missing) if missing else None
    if ctx.timeline.runs(slug, accepted):
        said = ctx.event.instance
        if said is not None and (said > 1) is not second:
            return not_assessed(ctx.field("instance"))  # it calls itself the other one
        found = answer_of(ctx.timeline.against(slug, accepted, ctx.at))
        again = () if second or found is None or found.answer != FINDING else lodged_again(ix, complaint)
        return not_assessed(again, found.rests_on) if found is not None and again else found
    either = any(ctx.timeline.runs(one, accepted) for one in (_FIRST, _SECOND))
    return None if second or either else not_assessed(event_fact(complaint, "subject"))


def _first_resolved(ctx: CheckContext[Any]) -> Verdict | None:
    return _resolved(ctx, _FIRST, second=False)


def _second_resolved(ctx: CheckContext[Any]) -> Verdict | None:
    return _resolved(ctx, _SECOND, second=True)


def _which(ctx: CheckContext[Any]) -> Verdict | None:
    """A step that does not say which complaint it is about, where there is one on file."""
    return not_assessed(ctx.field("complaint")) if "complaint_lodged" in ctx.ix.by_kind else None


_FIRST: Final = "complaint-resolution"
_SECOND: Final = "second-complaint-resolution"


CHECKS: Final[tuple[Check, ...]] = (
    in_time(
        "COM04",
        "complaint.accepted-in-time",
        about="complaint_accepted",
        limit="complaint-acceptance",
        defect=Defect.DUTY,
        vi="Khiếu nại có được thụ lý trong thời hạn không?",
        en="Was the complaint accepted in time?",
        what=("Thụ lý khiếu nại", "the acceptance of the complaint"),
        module=__name__,
        ask=_accepted,
    ),
    in_time(
        "COM05",
        "complaint.first-resolved-in-time",
        about="complaint_resolved",
        limit=_FIRST,
        defect=Defect.DUTY,
        vi="Khiếu nại lần đầu có được giải quyết trong thời hạn không?",
        en="Was the first complaint resolved in time?",
        what=("Giải quyết khiếu nại lần đầu", "the resolution of the first complaint"),
        module=__name__,
        ask=_first_resolved,
    ),
    in_time(
        "COM06",
        "complaint.second-resolved-in-time",
        about="complaint_resolved",
        limit=_SECOND,
        defect=Defect.DUTY,
        vi="Khiếu nại lần hai có được giải quyết trong thời hạn không?",
        en="Was the second complaint resolved in time?",
        what=("Giải quyết khiếu nại lần hai", "the resolution of the second complaint"),
        module=__name__,
        ask=_second_resolved,
    ),
)
