"""Does the fine lie inside the frame of the act for its subject?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, day_of_law, ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged, DecisionIssued, SpotDecisionIssued
    from thanhtra.fines import AppliedFrame


@check(
    "FIN01",
    "fine.inside-the-frame",
    about=IMPOSING,
    per="act",
    defect=Defect.MEASURE,
    vi="Mức phạt có nằm trong khung của hành vi đối với đối tượng này không?",
    en="Does the fine lie inside the frame of the act for its subject?",
    wrong=(
        "phạt {fine} đồng ngoài khung {span:đồng}",
        "the fine of {fine} is outside the frame of {span:đồng}",
    ),
    right=(
        "phạt {fine} đồng trong khung {span:đồng}",
        "the fine of {fine} is inside the frame of {span:đồng}",
    ),
    law="15/2012/QH13 Đ23.4",
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged]) -> Verdict | None:
    """The frame as the decree states it, doubled or halved by its convention. A warning for a fine, or a fine for a warning, is FIN04's question."""
    sanction = ctx.sanction
    if sanction is None:
        return (
            not_assessed(ctx.field("sanctions"))
            if ctx.event.sanctions is None and ctx.event.kind != "decision_amended"
            else None
        )
    if sanction.warning:
        return None
    found = ctx.measured or measured(ctx)
    if sanction.fine is None:
        return not_assessed(of_sanction(ctx, "fine"))
    if not found.frames:
        return not_assessed(found.missing)
    outside: list[AppliedFrame] = []
    inside: list[AppliedFrame] = []
    for one in found.frames:
        (inside if one.frame is not None and sanction.fine in one.frame else outside).append(one)
    if not inside and not any(one.frame for one in outside):
        return None
    frame = (inside or outside)[0]
    least, most = (0, 0) if frame.frame is None else (frame.frame.least, frame.frame.most)
    facts = {"fine": sanction.fine, "least": least, "most": most}
    start = frame.violation.start
    rests = ground(max(start, day_of_law(ctx) or start), frame)
    if not outside or (inside and not found.missing):
        return in_order(rests, facts)
    return not_assessed(found.missing, rests, **facts) if inside else finding(rests, **facts)
