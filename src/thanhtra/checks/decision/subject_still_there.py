"""Was the violator still there when the decision was made?"""

from __future__ import annotations

from typing import Final

from thanhtra import events
from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.terms import Defect


@check(
    "DEC16",
    "decision.violator-still-there",
    about=DECISIONS,
    per="act",
    beside="subject_ceased",
    defect=Defect.BARRED,
    vi="Khi ra quyết định, người vi phạm có đã chết, mất tích, giải thể, phá sản không?",
    en="Was the violator still there when the decision was made?",
    wrong=(
        "quyết định ngày {actual} xử phạt đối tượng {subject}, {how_vi} trước đó",
        "the decision of {actual} sanctions {subject}, who had {how_en} before",
    ),
    right=(
        "ngày {actual}, đối tượng {subject} không thuộc trường hợp đã chết, mất tích, giải thể, phá sản",
        "{subject} was still there on {actual}",
    ),
    law="15/2012/QH13 Đ65.1.d",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked where the file tells that the subject died, went missing, was dissolved or went bankrupt; afterwards bars nothing (Đ75)."""
    act, sanction, day = ctx.act, ctx.sanction, ctx.event.day
    named = (sanction.subject if sanction else None) or (act.subject if act else None)
    ceased = [
        i for i in ctx.ix.by_kind.get("subject_ceased", ()) if ctx.ix.event(i, events.SubjectCeased).subject == named
    ]
    if named is None or not ceased:
        return None
    at = ceased[0]
    event = ctx.ix.event(at, events.SubjectCeased)
    how = _HOW[event.how or "died"]
    facts = {"subject": named, "actual": day, "how_vi": how[0], "how_en": how[1]}
    if event.day is None or day is None:
        return (
            finding(None, **facts)
            if at < ctx.at
            else not_assessed(ctx.field("on") if day is None else event_fact(at, "on"), None, **facts)
        )
    before = event.day < day or (event.day == day and at < ctx.at)
    return finding(None, **facts) if before else satisfied(None, **facts)


_HOW: Final = {
    "died": ("đã chết", "died"),
    "missing": ("đã mất tích", "gone missing"),
    "dissolved": ("đã giải thể", "been dissolved"),
    "bankrupt": ("đã phá sản", "gone bankrupt"),
}
