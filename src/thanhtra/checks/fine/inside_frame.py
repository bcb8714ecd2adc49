"""Does the fine lie inside the frame of the act for its subject?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged, DecisionIssued, SpotDecisionIssued


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
    found = ctx.once(measured)
    if sanction.fine is None:
        return not_assessed(of_sanction(ctx, "fine"))
    if not found.frames:
        return not_assessed(found.missing)
    limits = [frame.frame for frame in found.frames]
    if limits.count(None) == len(limits):
        return None
    inside = [limit is not None and sanction.fine in limit for limit in limits]
    frame = found.frames[inside.index(True) if any(inside) else 0]
    facts = {
        "fine": sanction.fine,
        "least": frame.frame.least if frame.frame else 0,
        "most": frame.frame.most if frame.frame else 0,
    }
    rests = ground(max(frame.violation.start, found.day or frame.violation.start), frame)
    if all(inside) or (any(inside) and not found.missing):
        return satisfied(rests, **facts)
    return not_assessed(found.missing, rests, **facts) if any(inside) else finding(rests, **facts)
