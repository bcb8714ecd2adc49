"""Is the subject of the decision the subject of the minutes?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "DEC03",
    "decision.subject-is-that-of-the-minutes",
    about="decision_issued",
    per="act",
    defect=Defect.VIOLATOR,
    vi="Người bị xử phạt có đúng là người vi phạm ghi trong biên bản không?",
    en="Is the subject of the decision the subject of the minutes?",
    wrong=(
        "đối tượng bị xử phạt ({decided}) không phải đối tượng ghi trong biên bản ({alleged})",
        "the decision names subject {decided}, the minutes name {alleged}",
    ),
    right=("đối tượng {decided} là đối tượng ghi trong biên bản", "subject {decided} is the one in the minutes"),
    law=("15/2012/QH13 Đ58", "15/2012/QH13 Đ68.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A paper that names no other subject means the act's own."""
    minutes = ctx.thread.minutes
    if not minutes:
        missing = ctx.unknown("minutes_drawn_up")
        return not_assessed(missing) if missing else None
    sanction, act = ctx.sanction, ctx.act
    own = act.subject if act else None
    decided = (sanction.subject if sanction else None) or own
    alleged = [a.subject or own for at in minutes for a in getattr(ctx.ix.events[at], "alleged", None) or () if a.act == ctx.act_id] or [own]
    if decided is None:
        return not_assessed(ctx.of_act("subject"))
    if decided in alleged:
        return satisfied(decided=decided)
    return finding(decided=decided, alleged=", ".join(a for a in alleged if a))
