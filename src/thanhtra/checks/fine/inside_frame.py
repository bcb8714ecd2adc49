"""Does the fine lie inside the frame of the act for its subject?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "FIN01",
    "fine.inside-the-frame",
    about=DECISIONS,
    per="act",
    defect=Defect.MEASURE,
    vi="Mức phạt có nằm trong khung của hành vi đối với đối tượng này không?",
    en="Does the fine lie inside the frame of the act for its subject?",
    wrong=("phạt {fine} đồng ngoài khung {least}–{most} đồng", "the fine of {fine} is outside the frame of {least}–{most} đồng"),
    right=("phạt {fine} đồng trong khung {least}–{most} đồng", "the fine of {fine} is inside the frame of {least}–{most} đồng"),
    law="15/2012/QH13 Đ23.4",
)
def answer(asked: Asked) -> Verdict | None:
    """The frame as the decree states it, doubled or halved by its convention; a warning where the decree knows none is not a fine."""
    sanction = asked.sanction
    if sanction is None:
        return lacks(asked.field("sanctions")) if getattr(asked.event, "sanctions", None) is None else None
    if sanction.warning:
        return None
    found = measured(asked)
    if sanction.fine is None:
        return lacks(of_sanction(asked, "fine"))
    if not found.frames:
        return lacks(found.missing)
    inside = [frame.frame is not None and sanction.fine in frame.frame for frame in found.frames]
    frame = found.frames[inside.index(True) if any(inside) else 0]
    facts = {"fine": sanction.fine, "least": frame.frame.least if frame.frame else 0, "most": frame.frame.most if frame.frame else 0}
    rests = ground(max(frame.violation.start, found.day or frame.violation.start), frame)
    if all(inside) or (any(inside) and not found.missing):
        return yes(rests, **facts)
    return lacks(found.missing, rests, **facts) if any(inside) else no(rests, **facts)
