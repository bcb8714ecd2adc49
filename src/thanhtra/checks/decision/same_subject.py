"""Is the subject of the decision the subject of the minutes?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
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
def answer(asked: Asked) -> Verdict | None:
    """A paper that names no other subject means the act's own."""
    minutes = asked.strand.minutes
    if not minutes:
        missing = asked.unknown("minutes_drawn_up")
        return lacks(missing) if missing else None
    sanction, act = asked.sanction, asked.act
    own = act.subject if act else None
    decided = (sanction.subject if sanction else None) or own
    alleged = [a.subject or own for at in minutes for a in getattr(asked.ix.events[at], "alleged", None) or () if a.act == asked.act_id] or [own]
    if decided is None:
        return lacks(asked.of_act("subject"))
    if decided in alleged:
        return yes(decided=decided)
    return no(decided=decided, alleged=", ".join(a for a in alleged if a))
